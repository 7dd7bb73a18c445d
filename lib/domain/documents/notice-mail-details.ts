import {
  engagementOf,
  engagementsOfEntity,
  engagementsOfService,
  engagementsOfVendor,
} from "@/lib/domain/change/classes/subprocessor";
import type { ClassifiedItem } from "@/lib/domain/change/classify";
import { titleOf } from "@/lib/domain/publication/public-change";
import { find, type RecordKey, type Register } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import type { Definition } from "./blocks";
import type { MailLanguage } from "./mail-language";
import { type FactChange, factChange } from "./notice-mail-facts";
import { subprocessorFacts } from "./notice-mail-subprocessor";
import { isToldToCustomers } from "./told-evidence";

/** One change set between two states of the register. */
export type ChangeToTell = {
  readonly id: string;
  readonly title: string;
  readonly reason: string | null;
  readonly before: Register;
  readonly after: Register;
  readonly items: readonly ClassifiedItem[];
};

/** A sub-processor that a change concerns, with all that its customers must know of it. */
export type ConcernedSubprocessor = {
  readonly name: string;
  readonly change: "ADDED" | "CHANGED" | "ENDED";
  readonly facts: readonly Definition[];
  readonly differences: readonly FactChange[];
};

/** One change set in the words of a mail, as far as it concerns one agreement. */
export type ChangeDetails = {
  readonly id: string;
  readonly title: string;
  readonly reason: string | null;
  readonly subprocessors: readonly ConcernedSubprocessor[];
  readonly others: readonly FactChange[];
};

const unshown = ["fieldStates", "sources", "translations"];

/**
 * What one change set changes for an agreement, in words.
 *
 * Source: SCC (EU) 2021/914, clause 9(a) ("the information necessary to enable the … exporter to exercise its right to object").
 * Source: EDPB Opinion 22/2024, paras 31-32 (identity of the whole chain).
 * Reading: name, address, contact, service, purpose, data, data subjects, locations, mechanism per regime, products, duration and
 * place in the chain; a fact that is not known is said to be so.
 *
 * @param keys the records of the change set that concern the agreement
 */
export function changeDetails(
  change: ChangeToTell,
  keys: readonly RecordKey[],
  language: MailLanguage,
): ChangeDetails {
  const { before, after, id, title, reason } = change;
  const wanted = new Set(keys.map(({ kind, ref }) => `${kind}/${ref}`));
  const shown = change.items.filter(
    (item) =>
      item.class !== "INTERNAL" &&
      wanted.has(`${item.kind}/${item.ref}`) &&
      isToldToCustomers(item) &&
      !unshown.includes(item.field ?? ""),
  );
  const byEngagement = new Map<string, ClassifiedItem[]>();
  const others: FactChange[] = [];
  for (const item of shown) {
    const refs = concernedEngagements(before, after, item);
    for (const ref of refs) byEngagement.set(ref, [...(byEngagement.get(ref) ?? []), item]);
    if (refs.length === 0) others.push(factChange(before, after, item, language));
  }
  const subprocessors = [...byEngagement].map(([ref, items]) =>
    concerned(before, after, ref, items, language),
  );
  return { id, title, reason, subprocessors: inOrder(subprocessors), others };
}

const order = ["ADDED", "CHANGED", "ENDED"] as const;

function inOrder(subprocessors: readonly ConcernedSubprocessor[]): ConcernedSubprocessor[] {
  return order.flatMap((change) => subprocessors.filter((one) => one.change === change));
}

function concerned(
  before: Register,
  after: Register,
  ref: string,
  items: readonly ClassifiedItem[],
  language: MailLanguage,
): ConcernedSubprocessor {
  const change = changeOf(before, after, ref);
  const register = change === "ENDED" ? before : after;
  return {
    name: titleOf(register, "Engagement", ref) ?? ref,
    change,
    facts: subprocessorFacts(register, ref, language, before),
    differences:
      change === "CHANGED" ? items.map((item) => factChange(before, after, item, language)) : [],
  };
}

function changeOf(before: Register, after: Register, ref: string): ConcernedSubprocessor["change"] {
  if (!isSubprocessor(before, find(before, "Engagement", ref))) return "ADDED";
  return isSubprocessor(after, find(after, "Engagement", ref)) ? "CHANGED" : "ENDED";
}

/** The sub-processors that a difference is about: in both registers, since a part may have come or gone. */
function concernedEngagements(before: Register, after: Register, item: ClassifiedItem): string[] {
  const refs = new Set([...engagementsOf(after, item), ...engagementsOf(before, item)]);
  return [...refs].filter((ref) =>
    [before, after].some((register) => isSubprocessor(register, find(register, "Engagement", ref))),
  );
}

function engagementsOf(register: Register, { kind, ref }: RecordKey): string[] {
  switch (kind) {
    case "LegalEntity":
      return engagementsOfEntity(register, ref);
    case "Vendor":
      return engagementsOfVendor(register, ref);
    case "VendorService":
      return engagementsOfService(register, ref);
    case "DpfCertification":
      return engagementsOfEntity(register, find(register, kind, ref)?.legalEntityId ?? "");
    default: {
      const engagement = engagementOf(register, { kind, ref });
      return engagement === undefined ? [] : [engagement];
    }
  }
}
