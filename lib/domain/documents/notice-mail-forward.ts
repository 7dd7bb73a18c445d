import { runsPeriods } from "@/lib/domain/change/notice-effect";
import type { Definition } from "./blocks";
import type { MailLanguage } from "./mail-language";
import { isTelling, type MailBlock, type MailFacts } from "./mail-view";
import type { ChangeDetails } from "./notice-mail-details";
import type { OwnMail, OwnNotice } from "./notice-mail-own";
import { asWritten, foreignIn } from "./worded";

type Told = { readonly notice: OwnNotice; readonly details: ChangeDetails };

/**
 * For a customer that is a processor itself: that it has to tell its own controllers, and a text that it can send on as it stands.
 *
 * Source: GDPR Art. 28(2) and (4); SCC (EU) 2021/914, Module Three, clause 9(a).
 * Reading: its controllers authorise sub-processors as it does, so its own last day leaves them none. The text names a day for their
 * answer that leaves it time to object, and promises nothing that the class of the change does not give.
 */
export function forwardBlocks(
  facts: MailFacts,
  own: OwnMail,
  told: readonly Told[],
  language: MailLanguage,
): MailBlock[] {
  if (!own.isProcessor || facts.kind === "WITHDRAWAL") return [];
  const { forward } = language.mail;
  const isDated =
    facts.kind !== "CONFIRMATION" &&
    told.some(({ notice }) => runsPeriods(notice.changeClass, notice.effect));
  return [
    { type: "heading", level: 2, text: forward.title },
    { type: "paragraph", text: isDated ? forward.text : forward.textPlain },
    ...(isTelling(facts.kind) ? letter(facts, own, told, language) : []),
  ];
}

function letter(
  facts: MailFacts,
  own: OwnMail,
  told: readonly Told[],
  language: MailLanguage,
): MailBlock[] {
  const { forward } = language.mail;
  const { customer } = own.words;
  const { organisation } = facts;
  const changes = [...new Set(told.map(({ details }) => details))].map((details) => ({
    details,
    notices: told.filter((one) => one.details === details).map(({ notice }) => notice),
  }));
  const ids = [...new Set(changes.map(({ details }) => details.id))];
  const paragraph = (text: string): MailBlock => ({ type: "paragraph", text });
  return [
    { type: "heading", level: 3, text: forward.ready },
    paragraph(forward.subject(customer, ids.join(", "))),
    paragraph(forward.opening(customer, organisation)),
    ...changes.flatMap(({ details, notices }) => [
      ...contents(details, language),
      ...notices
        .flatMap((notice) => {
          const days = daysOf(notice, organisation, language);
          return notices.length === 1
            ? days
            : days.map((text) => forward.under(notice.words.agreement, text));
        })
        .map(paragraph),
    ]),
    ...ids
      .filter((id) => facts.publicChanges.includes(id))
      .map((id) => paragraph(forward.more(`${facts.changesUrl}/${id}`))),
  ];
}

/** The change in running text: a controller reads it without our tables. */
function contents(
  { title, reason, subprocessors, others }: ChangeDetails,
  language: MailLanguage,
): MailBlock[] {
  const { changes, forward, colon } = language.mail;
  const ownWords = [title, ...(reason === null ? [] : [reason])];
  const headings = {
    ADDED: changes.added,
    CHANGED: changes.changed,
    ENDED: changes.ended,
  } as const;
  return [
    {
      type: "paragraph",
      text: forward.what(title, reason ?? changes.noReason),
      ...foreignIn(...ownWords.map((text) => asWritten(text, language))),
    },
    ...subprocessors.map(({ change, name, facts }): MailBlock => {
      const told = change === "ENDED" ? [] : facts;
      const originals = told.flatMap(({ lines }) =>
        lines.flatMap(({ foreign }) => foreign?.texts ?? []),
      );
      return {
        type: "paragraph",
        text: [headings[change](name), ...told.map((fact) => inText(fact, colon))].join(". "),
        ...foreignIn({ text: "", originals }),
      };
    }),
    ...(others.length === 0 ? [] : [{ type: "paragraph" as const, text: forward.others }]),
  ];
}

function inText({ term, lines }: Definition, colon: string): string {
  const texts = lines.map(({ label, text }) =>
    label === undefined ? text : `${label}${colon}${text}`,
  );
  return `${term}${colon}${texts.join("; ")}`;
}

function daysOf(
  { changeClass, effect, authorisation, words }: OwnNotice,
  organisation: string,
  { mail: { forward } }: MailLanguage,
): string[] {
  const { startOn, earliestOn, controllersBy, effectiveOn } = words;
  if (effectiveOn !== undefined) return [forward.inEffect(effectiveOn)];
  if (!runsPeriods(changeClass, effect)) return [];
  const start = startOn ?? earliestOn;
  const answer = authorisation === "SPECIFIC" ? forward.approveBy : forward.objectBy;
  return [
    ...(start === undefined ? [] : [forward.notBefore(start)]),
    ...(controllersBy === undefined ? [] : [answer(controllersBy, organisation)]),
  ];
}
