import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { PublicPage } from "@/components/public/public-page";
import { publicVisitor } from "@/lib/auth/public-visitor";
import { findNewsChoices, stoppedBy } from "@/lib/data/published";
import { enDoors } from "@/lib/domain/language/en-public-doors";
import { stopBeingTold } from "../actions";

export const metadata: Metadata = { title: enDoors.unsubscribe.title };

export default async function UnsubscribePage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[]; done?: string }>;
}) {
  const { unsubscribe } = enDoors;
  const { token: given, done } = await searchParams;
  if (done === "yes") return <PublicPage title={unsubscribe.doneTitle} lead={unsubscribe.done} />;
  if (done === "digest")
    return <PublicPage title={unsubscribe.doneTitle} lead={unsubscribe.digest.done} />;
  const token = [given].flat()[0] ?? "";
  const published = await findNewsChoices(publicVisitor());
  const stops = stoppedBy(publicVisitor(), token);
  if (published === null || stops === null)
    return <PublicPage title={unsubscribe.ended} lead={unsubscribe.endedText} />;
  const { lead, submit } = stops === "DIGEST" ? unsubscribe.digest : unsubscribe;
  return (
    <PublicPage title={unsubscribe.title} lead={lead(published.organisation.name)}>
      <ActionForm action={stopBeingTold} submit={submit} hidden={{ token }} />
    </PublicPage>
  );
}
