import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CarryOver } from "@/components/changes/carry-over";
import { ChangeAdverse } from "@/components/changes/change-adverse";
import { ChangeAffected } from "@/components/changes/change-affected";
import { ChangeAfterEnd } from "@/components/changes/change-after-end";
import { ChangeAnnex } from "@/components/changes/change-annex";
import { ChangeCorrections } from "@/components/changes/change-corrections";
import { ChangeDecision } from "@/components/changes/change-decision";
import { ChangeEmergency } from "@/components/changes/change-emergency";
import { ChangeFollows } from "@/components/changes/change-follows";
import { ChangeContents, ChangeHead } from "@/components/changes/change-head";
import { ChangeItems } from "@/components/changes/change-items";
import { ChangeMail } from "@/components/changes/change-mail";
import { ChangeReview } from "@/components/changes/change-review";
import { DraftBeginning } from "@/components/changes/draft/draft-beginning";
import { OrderedAnnouncement } from "@/components/changes/ordered-announcement";
import { Readiness } from "@/components/sending/readiness";
import { mayDo } from "@/lib/auth/actor";
import { requireStaff } from "@/lib/auth/staff-door";
import { changeView } from "@/lib/data/changes/change-page";
import { openChange } from "@/lib/data/changes/open-change";
import { itemsHash } from "@/lib/data/changes/reviews";
import { advise, comment, testSend } from "./actions";
import { setDays } from "./adverse-actions";
import { AfterAnnouncement, type AfterSearch } from "./after";
import { say } from "./after-end-actions";
import { AheadOfAnnouncement } from "./ahead";
import { correctionActions } from "./correction-forms";
import { type PageQuery, shownOf } from "./shown";
import { orderActions, stepActions } from "./step-actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<PageQuery & AfterSearch> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Change ${(await params).id}` };
}

export default async function ChangePage({ params, searchParams }: Props) {
  const actor = await requireStaff("register:read");
  const open = await openChange(actor, (await params).id);
  if (open === null) notFound();
  const view = await changeView(actor, open);
  const search = await searchParams;
  const shown = await shownOf(actor, open, view, search);
  return (
    <>
      <ChangeHead
        view={view}
        taken={search.taken}
        evidence={
          mayDo(actor, "evidence:make") && view.state !== "DRAFT"
            ? `/staff/changes/${encodeURIComponent(view.id)}/evidence`
            : null
        }
      />
      <DraftBeginning view={view} {...shown.draft} />
      <CarryOver view={view.carryOver} />
      <ChangeContents id={view.id} isAnnounced={view.isAnnounced} />
      <ChangeEmergency view={view} />
      <ChangeAdverse view={view} setDays={mayDo(actor, "incident:record") ? setDays : null} />
      <ChangeAfterEnd view={view} say={mayDo(actor, "changeSet:sayAfterEnd") ? say : null} />
      <ChangeItems view={view} drafting={shown.draft.drafting} />
      <ChangeFollows view={view} documents={shown.documents} />
      <ChangeAffected view={view} {...shown.affected} />
      <AheadOfAnnouncement open={open} view={view} by={search.by} mail={search.mail} />
      <AfterAnnouncement actor={actor} changeSetId={view.id} search={search} />
      <ChangeCorrections view={shown.corrections} actions={correctionActions} />
      <ChangeMail
        mail={shown.mail}
        changeSetId={view.id}
        isAnnounced={view.isAnnounced}
        toldOn={view.toldOn}
        testSend={mayDo(actor, "changeSet:testSend") ? testSend : null}
      />
      <ChangeAnnex annexes={shown.annexes} />
      <ChangeReview
        view={view}
        itemsHash={itemsHash(open.changeSet)}
        advise={mayDo(actor, "changeSet:advise") ? advise : null}
        comment={mayDo(actor, "changeSet:comment") ? comment : null}
      />
      {shown.ready === null ? null : <Readiness view={shown.ready} />}
      <OrderedAnnouncement view={view} actions={orderActions} />
      <ChangeDecision view={view} actions={stepActions} />
    </>
  );
}
