import { draftingOf } from "@/components/changes/draft/drafting";
import { mayDo, type StaffActor } from "@/lib/auth/actor";
import { annexPreview, listPreview, mailPreview } from "@/lib/data/change-preview";
import type { OpenChange } from "@/lib/data/open-change";
import { conflictsOf } from "@/lib/data/settling";
import { affectedPage } from "@/lib/domain/change/affected-page";
import type { ChangeView } from "@/lib/domain/change/change-view";
import { timeline } from "@/lib/domain/change/timeline";
import type { Mailbox } from "@/lib/domain/mail-address";
import { annexDifferences, listDifferences } from "@/lib/draw/document-differences";
import { drawNotice } from "@/lib/draw/mail/notice-drawing";
import { rename, ruleClass, setClass, settle, takeOut } from "./draft-actions";

export type PageQuery = {
  mail?: string;
  find?: string;
  page?: string;
  taken?: string;
  by?: string;
};

const groupsShown = 12;
const draftActions = { rename, takeOut, setClass, ruleClass, settle };

function mailboxWords({ name, address }: Mailbox): string {
  return name === null ? address : `${name} <${address}>`;
}

/** What is drawn for the page of a change, as its address asks for it: documents, days, one customer's mail and annex. */
export async function shownOf(
  actor: StaffActor,
  open: OpenChange,
  view: ChangeView,
  query: PageQuery,
) {
  const { find = "", page = "1" } = query;
  const { affected, today, plannedOn, id } = view;
  const chosen = affected.find(({ customer }) => customer === query.mail) ?? affected[0] ?? null;
  const [list, annex, mail] = await Promise.all([
    listPreview(actor, open),
    chosen === null ? null : annexPreview(actor, open, chosen.agreement),
    chosen === null ? null : mailPreview(actor, open, chosen.customer),
  ]);
  const drawn = mail && (await drawNotice(mail));
  const preview = (what: string, values: Record<string, string>) =>
    `/staff/changes/${id}/preview/${what}?${new URLSearchParams(values)}`;
  return {
    draft: {
      conflicts: await conflictsOf(actor, open),
      drafting: draftingOf(view, mayDo(actor, "changeSet:edit") ? draftActions : null),
    },
    documents: [
      { title: "The public list of sub-processors", words: list && listDifferences(list) },
      ...(annex === null || chosen === null
        ? []
        : [{ title: `The annexes of ${chosen.name}`, words: annexDifferences(annex) }]),
    ],
    affected: {
      line: timeline(affected, [today, plannedOn], groupsShown),
      shown: affectedPage(affected, find, Number(page)),
      sought: find,
      hrefOf: (changed: Readonly<Record<string, string>>) => {
        const kept = {
          ...(find === "" ? {} : { find }),
          ...(query.mail ? { mail: query.mail } : {}),
        };
        return `/staff/changes/${id}?${new URLSearchParams({ ...kept, ...changed })}`;
      },
    },
    mail: mail &&
      drawn && {
        customer: mail.customer,
        recipients: mail.recipients.map(mailboxWords),
        from: mailboxWords(mail.from),
        replyTo: mail.replyTo,
        subject: drawn.subject,
        text: drawn.text,
        htmlAddress: preview("mail", { customer: mail.customer.ref }),
      },
    annex: annex &&
      chosen && {
        customer: chosen.name,
        title: chosen.title,
        href: preview("annex", { agreement: chosen.agreement }),
      },
  };
}
