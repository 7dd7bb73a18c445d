import { concerns } from "@/lib/domain/cross-check/concerns";
import { keyOfUse } from "@/lib/domain/customer/feature-use";
import { publicFacts } from "@/lib/domain/publication/public-entry";
import type { PublicSubprocessor } from "@/lib/domain/publication/public-part";
import { find, type Register } from "@/lib/domain/register";
import { subprocessors } from "@/lib/domain/subprocessor";
import type { Consequence } from "./consequence";
import type { Words } from "./words";
import { wordsBetween } from "./words-between";

/** One document that would read differently, and how. */
export type DocumentChange = {
  document: string;
  entries: { ref: string; change: "ADDED" | "CHANGED" | "ENDED"; words: Words[] }[];
};

type Facts = Omit<
  PublicSubprocessor,
  "status" | "announcedOn" | "effectiveOn" | "since" | "endedOn"
>;

/**
 * The documents that a change set makes read differently: the public list entry by entry with the words that
 * change, and the annexes of the agreements concerned, each with the entries that concern it.
 *
 * Source: none, product rule (product 2.2).
 */
export function documentChanges(
  before: Register,
  after: Register,
  { customers }: Consequence,
): DocumentChange[] {
  const list = listChanges(before, after);
  const entriesOfAnnex = entriesByUse(before, after, list);
  return [
    ...(list.length === 0 ? [] : [{ document: "/subprocessors", entries: list }]),
    ...customers.map(({ agreement }) => ({
      document: `annex:${agreement}`,
      entries: entriesOfAnnex(agreement),
    })),
  ];
}

/** The entries that concern an agreement: found once for those that use the same. */
function entriesByUse(before: Register, after: Register, list: DocumentChange["entries"]) {
  const known = new Map<string, DocumentChange["entries"]>();
  return (agreementRef: string): DocumentChange["entries"] => {
    const agreement = find(after, "CustomerAgreement", agreementRef);
    if (agreement === undefined) return [];
    const key = JSON.stringify([keyOfUse(agreement), agreement.excludedVendorIds]);
    const entries =
      known.get(key) ??
      list.filter(({ ref }) =>
        [before, after].some((register) =>
          concerns(register, find(register, "Engagement", ref), agreement),
        ),
      );
    known.set(key, entries);
    return entries;
  };
}

function listChanges(before: Register, after: Register): DocumentChange["entries"] {
  const was = entriesOf(before);
  const is = entriesOf(after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((ref) => {
    const [old = "", now = ""] = [was.get(ref), is.get(ref)];
    if (old === now) return [];
    const change =
      old === "" ? ("ADDED" as const) : now === "" ? ("ENDED" as const) : ("CHANGED" as const);
    return [{ ref, change, words: wordsBetween(old, now) }];
  });
}

function entriesOf(register: Register): Map<string, string> {
  return new Map(
    subprocessors(register).map((engagement) => [
      engagement.ref,
      textOf(publicFacts(register, engagement)),
    ]),
  );
}

function textOf(facts: Facts): string {
  const lines = [
    `${facts.name}: ${facts.service}`,
    `${facts.legalEntity.name ?? "not known"}, ${facts.legalEntity.country ?? "not known"}`,
    `Purpose: ${facts.purpose ?? "not known"}`,
    `Data: ${facts.dataCategories.join(", ") || "not known"}`,
    `People: ${facts.dataSubjectCategories.join(", ") || "not known"}`,
    `Places: ${facts.locations.map(({ country, region, kind }) => [kind, country ?? "not known", region].filter(Boolean).join(" ")).join(", ") || "not known"}`,
    `Mechanisms: ${facts.mechanisms.map(({ regime, code, module }) => [regime, code, module].filter(Boolean).join(" ")).join(", ") || "none"}`,
    `Products: ${facts.products.join(", ")}${facts.feature === null ? "" : `: ${facts.feature}`}${facts.optional ? " (optional)" : ""}`,
    ...(facts.parent === null ? [] : [`Engaged under: ${facts.parent}`]),
  ];
  return lines.join("\n");
}
