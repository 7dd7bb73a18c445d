import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { PublicPage } from "@/components/public/public-page";
import { LinkButton } from "@/components/ui/link-button";
import { publicVisitor } from "@/lib/auth/public-visitor";
import { canConfirmNews, findNewsChoices } from "@/lib/data/published";
import { enDoors } from "@/lib/domain/language/en-public-doors";
import { confirmToBeTold } from "../../actions";

export const metadata: Metadata = { title: enDoors.confirm.title };

export default async function ConfirmPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[]; done?: string }>;
}) {
  const { confirm } = enDoors;
  const { token: given, done } = await searchParams;
  if (done === "yes") return <PublicPage title={confirm.doneTitle} lead={confirm.done} />;
  const token = [given].flat()[0] ?? "";
  const published = await findNewsChoices(publicVisitor());
  if (published === null || !(await canConfirmNews(publicVisitor(), token))) {
    return (
      <PublicPage title={confirm.ended} lead={confirm.endedText}>
        <LinkButton href="/subscribe">{confirm.again}</LinkButton>
      </PublicPage>
    );
  }
  return (
    <PublicPage title={confirm.title} lead={confirm.lead(published.organisation.name)}>
      <ActionForm action={confirmToBeTold} submit={confirm.submit} hidden={{ token }} />
    </PublicPage>
  );
}
