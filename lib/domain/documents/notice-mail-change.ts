import type { Definition, Line } from "./blocks";
import type { MailLanguage } from "./mail-language";
import type { MailBlock, MailKind } from "./mail-view";
import type { ChangeDetails, ConcernedSubprocessor } from "./notice-mail-details";
import type { FactChange } from "./notice-mail-facts";
import type { OwnNotice } from "./notice-mail-own";
import { asWritten, foreignIn } from "./worded";

/** What changes: the reason, each sub-processor with its facts, and what is before and after. */
export function changeBlocks(
  kind: MailKind,
  details: ChangeDetails,
  notice: OwnNotice,
  isOneOfMany: boolean,
  language: MailLanguage,
): MailBlock[] {
  const { changes } = language.mail;
  const { subprocessors, others } = details;
  return [
    { type: "heading", level: 2, text: titleOf(kind, details, notice, isOneOfMany, language) },
    ...(isOneOfMany
      ? [{ type: "paragraph" as const, text: details.title, ...written(details.title, language) }]
      : []),
    {
      type: "definitions",
      items: [{ term: changes.reason, lines: [reasonLine(details, language)] }],
    },
    ...subprocessors.flatMap((one) => subprocessorBlocks(kind, one, subprocessors, language)),
    ...(others.length === 0
      ? []
      : [
          ...othersHeading(subprocessors, language),
          { type: "definitions" as const, items: others.map((one) => difference(one, language)) },
        ]),
  ];
}

function reasonLine({ reason }: ChangeDetails, language: MailLanguage): Line {
  if (reason === null) return { text: language.mail.changes.noReason };
  return { text: reason, ...written(reason, language) };
}

/** Staff's own words stand as they were written. */
function written(text: string, language: MailLanguage) {
  return foreignIn(asWritten(text, language));
}

function titleOf(
  kind: MailKind,
  { id }: ChangeDetails,
  { changeClass }: OwnNotice,
  isOneOfMany: boolean,
  { mail: { changes } }: MailLanguage,
): string {
  if (kind === "WITHDRAWAL") return changes.titleWithdrawn;
  if (changeClass === "A") return changes.titleAdverse;
  return isOneOfMany ? changes.titleOf(id) : changes.title;
}

function othersHeading(
  subprocessors: readonly ConcernedSubprocessor[],
  { mail }: MailLanguage,
): MailBlock[] {
  return subprocessors.length === 0
    ? []
    : [{ type: "heading", level: 3, text: mail.changes.others }];
}

function subprocessorBlocks(
  kind: MailKind,
  one: ConcernedSubprocessor,
  all: readonly ConcernedSubprocessor[],
  language: MailLanguage,
): MailBlock[] {
  const { changes, facts } = language.mail;
  switch (one.change) {
    case "ADDED":
      return [
        { type: "heading", level: 3, text: changes.added(one.name) },
        {
          type: "definitions",
          items: [...counterpart(all, "ENDED", changes.replaces), ...one.facts],
        },
      ];
    case "ENDED": {
      const told = [facts.legalEntity, facts.service, facts.purpose];
      return [
        { type: "heading", level: 3, text: changes.ended(one.name) },
        {
          type: "definitions",
          items: [
            ...counterpart(all, "ADDED", changes.replacedBy),
            ...one.facts.filter(({ term }) => told.includes(term)),
          ],
        },
      ];
    }
    case "CHANGED":
      return [
        { type: "heading", level: 3, text: changes.changed(one.name) },
        {
          type: "definitions",
          items: one.differences.map((change) => difference({ ...change, about: null }, language)),
        },
        // Nothing comes of what was withdrawn; and by now others may have changed a fact that was never announced with it.
        ...(kind === "WITHDRAWAL"
          ? []
          : [
              { type: "heading" as const, level: 3 as const, text: changes.whole },
              { type: "definitions" as const, items: [...one.facts] },
            ]),
      ];
  }
}

/** Who stands in for whom is certain only where one comes and one goes. */
function counterpart(
  all: readonly ConcernedSubprocessor[],
  change: "ADDED" | "ENDED",
  term: string,
): Definition[] {
  const added = all.filter((one) => one.change === "ADDED");
  const ended = all.filter((one) => one.change === "ENDED");
  if (added.length !== 1 || ended.length !== 1) return [];
  return [
    { term, lines: (change === "ADDED" ? added : ended).map(({ name }) => ({ text: name })) },
  ];
}

/** Under the name of a sub-processor it goes without saying what a fact is about. */
function difference(
  { about, fact, before, after, foreign }: Omit<FactChange, "about"> & { about: string | null },
  { mail: { changes } }: MailLanguage,
): Definition {
  const inOriginal = foreign === undefined ? {} : { foreign };
  return {
    term: fact,
    lines: [
      ...(about === null ? [] : [{ text: about, tone: "quiet" as const, ...inOriginal }]),
      { label: changes.before, text: before ?? changes.nothing, ...inOriginal },
      { label: changes.after, text: after ?? changes.nothing, tone: "strong", ...inOriginal },
    ],
  };
}
