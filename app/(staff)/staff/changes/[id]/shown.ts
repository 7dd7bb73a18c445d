import type { ShownDocument } from "@/components/changes/document-shown";
import { draftingOf } from "@/components/changes/draft/drafting";
import { mayDo, type StaffActor } from "@/lib/auth/actor";
import { correctionsView } from "@/lib/data/announcing/correction-page";
import { readinessOf } from "@/lib/data/announcing/readiness";
import {
  annexPreview,
  comingDay,
  listPreview,
  mailPreview,
} from "@/lib/data/changes/change-preview";
import type { OpenChange } from "@/lib/data/changes/open-change";
import { conflictsOf } from "@/lib/data/changes/settling";
import { affectedPage } from "@/lib/domain/change/affected-page";
import type { ChangeView } from "@/lib/domain/change/change-view";
import { mailReaders } from "@/lib/domain/change/mail-readers";
import { timeline } from "@/lib/domain/change/timeline";
import { reasonsFor } from "@/lib/domain/change/why-affected";
import { isLanguage } from "@/lib/domain/language/catalogue";
import { readerInWords } from "@/lib/domain/mail-ahead";
import { languageInWords } from "@/lib/domain/value-words";
import { publicDifferences, publicTitle } from "@/lib/draw/differences-by-language";
import { annexDifferences } from "@/lib/draw/document-differences";
import { drawNotice } from "@/lib/draw/mail/notice-drawing";
import { rename, ruleClass, setClass, settle, takeOut } from "./draft-actions";

export type PageQuery = {
  mail?: string;
  language?: string;
  annex?: string;
  find?: string;
  page?: string;
  taken?: string;
  by?: string;
};

const groupsShown = 12;
const draftActions = { rename, takeOut, setClass, ruleClass, settle };

/** The address of the page with other values; whose mail is asked for, their annexes are shown, too, and their language. */
function hrefsOf(id: string, { find = "", mail, language, annex }: PageQuery) {
  return (changed: Readonly<Record<string, string>>) => {
    const kept = {
      ...(find === "" ? {} : { find }),
      ...(mail ? { mail } : {}),
      ...(language && changed.mail === undefined ? { language } : {}),
      ...(annex && changed.mail === undefined ? { annex } : {}),
    };
    return `/staff/changes/${id}?${new URLSearchParams({ ...kept, ...changed })}`;
  };
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
  const ofAnnex = affected.find(({ agreement }) => agreement === query.annex) ?? chosen;
  const [list, annex, mail, ready, corrections] = await Promise.all([
    listPreview(actor, open, comingDay(open, today)),
    ofAnnex === null ? null : annexPreview(actor, open, ofAnnex.agreement),
    chosen === null ? null : mailOf(actor, open, chosen.customer, query),
    isAhead(view) ? readinessOf(actor, affected) : null,
    correctionsView(actor, id),
  ]);
  const preview = (what: string, values: Record<string, string>) =>
    `/staff/changes/${id}/preview/${what}?${new URLSearchParams(values)}`;
  const listed = affectedPage(affected, find, Number(page));
  const hrefOf = hrefsOf(id, query);
  const annexHref = (agreement: string) => preview("annex", { agreement });
  return {
    ready,
    corrections,
    draft: {
      // What is announced is shown beside the register with what that means for whoever was told.
      conflicts: view.isAnnounced ? [] : await conflictsOf(actor, open),
      drafting: draftingOf(view, mayDo(actor, "changeSet:edit") ? draftActions : null),
    },
    documents: [
      ...(list === null
        ? [{ title: publicTitle("subprocessors"), versions: [] }]
        : publicOnes(list)),
      ...(annex === null || ofAnnex === null
        ? []
        : [
            {
              title: `The annexes of ${ofAnnex.name}`,
              versions: [{ language: annex.after.language, words: annexDifferences(annex) }],
            },
          ]),
    ],
    affected: {
      line: timeline(affected, [today, plannedOn], groupsShown),
      shown: listed,
      sought: find,
      hrefOf,
      // From the announcement on, the notices say whom it concerns.
      reasons: view.isAnnounced
        ? null
        : reasonsFor(
            { before: open.before, after: open.after, items: open.consequence.items },
            listed.rows.map(({ agreement }) => agreement),
            new Set(affected.map(({ agreement }) => agreement)),
            today,
          ),
    },
    mail: mail && {
      ...mail,
      languages: mailReaders(affected, mail.customer.ref).map(({ customer, ...one }) => ({
        ...one,
        href: `${hrefOf({ mail: customer, language: one.language })}#mail`,
      })),
      htmlAddress: preview("mail", { customer: mail.customer.ref, language: mail.language }),
    },
    annexes:
      annex === null || ofAnnex === null
        ? null
        : {
            chosen: {
              customer: ofAnnex.name,
              title: ofAnnex.title,
              href: annexHref(ofAnnex.agreement),
            },
            count: affected.length,
            listed: listed.rows.map(({ agreement, name, title }) => ({
              ...{ agreement, name, title, href: annexHref(agreement) },
              wordsHref: `${hrefOf({ annex: agreement })}#follows`,
            })),
          },
  };
}

/** The mail to one customer, drawn as whoever reads the language of the address reads it. */
async function mailOf(
  actor: StaffActor,
  open: OpenChange,
  customer: string,
  { language = "" }: PageQuery,
) {
  const asked = isLanguage(language) ? language : null;
  const mail = await mailPreview(actor, open, customer, asked);
  if (mail === null) return null;
  const { subject, text } = await drawNotice(mail);
  return {
    customer: mail.customer,
    recipients: mail.recipients.map(
      (one) => `${readerInWords(one)}, in ${languageInWords(one.language)}`,
    ),
    from: readerInWords(mail.from),
    replyTo: mail.replyTo,
    language: mail.facts.language,
    subject,
    text,
    together: mail.together,
  };
}

function publicOnes(list: Parameters<typeof publicDifferences>[0]): ShownDocument[] {
  return publicDifferences(list).map(({ path, versions }) => ({
    title: publicTitle(path),
    versions,
  }));
}

/** Whether it may still be announced to somebody. */
function isAhead({ state, affected }: ChangeView): boolean {
  return affected.length > 0 && (state === "IN_REVIEW" || state === "APPROVED");
}
