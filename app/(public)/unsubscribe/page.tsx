import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { PublicPage } from "@/components/public/public-page";
import { publicVisitor } from "@/lib/auth/public-visitor";
import { canStopNews, findNewsChoices } from "@/lib/data/published";
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
  const token = [given].flat()[0] ?? "";
  const published = await findNewsChoices(publicVisitor());
  if (published === null || !canStopNews(publicVisitor(), token))
    return <PublicPage title={unsubscribe.ended} lead={unsubscribe.endedText} />;
  return (
    <PublicPage title={unsubscribe.title} lead={unsubscribe.lead(published.organisation.name)}>
      <ActionForm action={stopBeingTold} submit={unsubscribe.submit} hidden={{ token }} />
    </PublicPage>
  );
}
