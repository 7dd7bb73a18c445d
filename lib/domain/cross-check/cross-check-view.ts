import type { CalendarDate } from "@/lib/domain/calendar";
import { recordPath } from "@/lib/domain/record/record-address";
import { recordTitle } from "@/lib/domain/record/record-title";
import type { Register } from "@/lib/domain/register";
import type { CrossCheck } from "./cross-check";
import type { Mend, Mismatch, Output } from "./mismatch";

/** A part of a page that leads somewhere. */
type Place = { readonly title: string; readonly href: string };

export type MismatchView = {
  readonly key: string;
  /** Which of the outputs names it, and which does not, as a sentence. */
  readonly difference: string;
  readonly about: Place;
  readonly why: string;
  readonly mend: Place;
  readonly agreements: readonly Place[];
  readonly moreAgreements: number;
};

export type ComparedRow = {
  readonly ref: string;
  readonly title: string;
  /** Null where the register has it no more. */
  readonly href: string | null;
  readonly inRecords: boolean;
  readonly onList: boolean;
  readonly annexes: string;
  readonly notices: string;
  readonly agrees: boolean;
};

/** What the page that compares recipients shows. */
export type CrossCheckView = {
  readonly asOf: CalendarDate;
  readonly publication: number | null;
  readonly rows: readonly ComparedRow[];
  readonly mismatches: readonly MismatchView[];
};

/** Each output as the subject of a sentence. */
export const outputWords: Readonly<Record<Output, string>> = {
  RECORDS: "the records of processing",
  LIST: "the public list",
  ANNEXES: "the annexes",
  NOTICES: "the notices",
};

const mostAgreements = 5;

export function crossCheckView(
  { publication, recipients, mismatches }: CrossCheck,
  register: Register,
  asOf: CalendarDate,
): CrossCheckView {
  const concerned = new Set(mismatches.map(({ about }) => `${about.kind}/${about.ref}`));
  return {
    asOf,
    publication,
    rows: recipients.map(({ ref, title, inRecords, onList, annexes, notices }) => ({
      ref,
      title,
      href: register.Engagement.has(ref) ? recordPath({ kind: "Engagement", ref }) : null,
      inRecords,
      onList,
      annexes: shareOf(annexes.named, annexes.concerned),
      notices: shareOf(notices.told, notices.owed),
      agrees: !concerned.has(`Engagement/${ref}`),
    })),
    mismatches: mismatches.map((one) => mismatchView(one, register)),
  };
}

/** A difference as a sentence: which output names it, and which does not. */
export function differenceInWords({ names, lacks }: Pick<Mismatch, "names" | "lacks">): string {
  const subject = outputWords[names];
  const verb = names === "LIST" ? "names" : "name";
  const not = lacks === "LIST" ? "does not" : "do not";
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${verb} it, ${outputWords[lacks]} ${not}.`;
}

function mismatchView(one: Mismatch, register: Register): MismatchView {
  const { about, title, agreements, mend } = one;
  return {
    key: `${one.names} ${one.lacks} ${about.kind}/${about.ref} ${mend.type === "CHANGE" ? mend.id : ""}`,
    difference:
      about.kind === "CustomerAgreement"
        ? "The public list names sub-processors, its annexes name none."
        : differenceInWords(one),
    about: { title, href: recordPath(about) },
    why: one.why,
    mend: mendPlace(mend, register),
    agreements: agreements.slice(0, mostAgreements).map((ref) => {
      const key = { kind: "CustomerAgreement", ref } as const;
      return { title: recordTitle(register, key), href: recordPath(key) };
    }),
    moreAgreements: Math.max(0, agreements.length - mostAgreements),
  };
}

function mendPlace(mend: Mend, register: Register): Place {
  switch (mend.type) {
    case "RECORD":
      return {
        title: `Open “${recordTitle(register, mend.key)}”`,
        href: recordPath(mend.key),
      };
    case "CHANGE":
      return { title: "Open the change", href: `/staff/changes/${encodeURIComponent(mend.id)}` };
    case "CHANGES":
      return { title: "Open the changes under way", href: "/staff/changes" };
  }
}

function shareOf(some: number, all: number): string {
  return all === 0 ? "none concerned" : `${some} of ${all}`;
}
