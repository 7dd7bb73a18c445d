import type { Catalogue } from "@/lib/domain/language/catalogue";
import { dayInWords } from "@/lib/domain/language/wording";
import type { PublicChange, PublicPart } from "@/lib/domain/publication/public-part";

/** One change in words, as the change log and the announcements show it. */
export type ChangeView = {
  id: string;
  title: string;
  reason: string | null;
  state: PublicChange["state"];
  stateName: string;
  className: string;
  /** "Planned for", "In effect from" or "Was planned for" */
  effectiveLabel: string;
  effective: string | null;
  announced: string | null;
  /** Names of the products concerned; empty when it concerns all. */
  products: string[];
  items: {
    name: string;
    /** What is added or ended whole, or the fact that changes. */
    fact: string;
    isWhole: boolean;
    before: string | null;
    after: string | null;
    /** Only where it differs from that of the change. */
    className: string | null;
  }[];
};

export function changeView(change: PublicChange, all: PublicPart, words: Catalogue): ChangeView {
  const { changes } = words;
  return {
    id: change.id,
    title: change.title,
    reason: change.reason,
    state: change.state,
    stateName: changes.states[change.state],
    className: words.classes[change.class],
    effectiveLabel: effectiveLabel(change.state, words),
    effective: change.effectiveOn && dayInWords(change.effectiveOn, words),
    announced: change.announcedOn && dayInWords(change.announcedOn, words),
    products:
      change.products.length >= all.products.length
        ? []
        : change.products.map((ref) => all.products.find((one) => one.ref === ref)?.name ?? ref),
    items: change.items.map((item) => ({
      name: item.name,
      fact: item.fact ?? changes.whole[item.change],
      isWhole: item.fact === null,
      before: item.before,
      after: item.after,
      className: item.class === change.class ? null : words.classes[item.class],
    })),
  };
}

/** The changes in the order of a log: the newest step first. */
export function newestFirst(changes: readonly PublicChange[]): PublicChange[] {
  return changes.toSorted(
    (one, other) =>
      other.updatedAt.localeCompare(one.updatedAt, "en") || other.id.localeCompare(one.id, "en"),
  );
}

function effectiveLabel(state: PublicChange["state"], words: Catalogue): string {
  if (state === "announced") return words.changes.planned;
  return state === "withdrawn" ? words.changes.wasPlanned : words.changes.effective;
}
