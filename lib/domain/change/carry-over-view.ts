import { recordTitle } from "@/lib/domain/record/record-title";
import type { CarriedRecord, Told, Untrue } from "./carry-over";
import type { CarriedField, CarryOverView } from "./change-view";
import type { ClassifiedItem } from "./classify";
import { conflictField, wordsOf } from "./conflict-view";
import { fieldDifferences } from "./diff";
import { labelOf } from "./item-views";
import type { Sides } from "./rebase";
import { recordLink } from "./record-link";

type Compared = {
  readonly records: readonly (CarriedRecord & { readonly sides: Sides })[];
  readonly told: Told;
  readonly now: Told;
  readonly untrue: readonly Untrue[];
};

/** An announced change beside the register as it is now, in words, field by field. */
export function carryOverView({ records, told, now, untrue }: Compared): CarryOverView {
  const { before, after } = now.change;
  return {
    records: records.map((record) => ({
      record: recordLink(before, after, record),
      fields: fieldsOf(record, now),
    })),
    untrue: untrue.map((one) => untrueInWords(one, told, now)),
  };
}

function fieldsOf(
  { sides, conflicts, conceded, kind, ref }: Compared["records"][number],
  { change: { before, after } }: Told,
): CarriedField[] {
  const key = { kind, ref };
  const [whole] = conflicts.filter(({ field }) => field === "*");
  if (whole !== undefined)
    return [{ ...conflictField(before, after, key, whole), isConflict: true, kept: null }];
  const { base, mine, theirs } = sides;
  const changed = (side: Sides["mine"]) =>
    fieldDifferences(kind, base, side).flatMap(({ field }) => field ?? []);
  const ours = changed(mine);
  return [...new Set([...ours, ...changed(theirs)])].map((field): CarriedField => {
    const isConflict = conflicts.some((one) => one.field === field);
    const values = { base: base?.[field], mine: mine?.[field], theirs: theirs?.[field] };
    return {
      ...conflictField(before, after, key, { ...key, field, ...values }),
      isConflict,
      kept: ours.includes(field) && !conceded.includes(field) ? "mine" : "theirs",
    };
  });
}

function untrueInWords(untrue: Untrue, told: Told, now: Told): string {
  const { before, after } = now.change;
  switch (untrue.what) {
    case "SUBPROCESSOR":
      return `${untrue.name}: what customers were told of who is added reads otherwise by now.`;
    case "AGREEMENT":
      return `${recordTitle(after, { kind: "CustomerAgreement", ref: untrue.agreement })}: the change would ask for more than this agreement was told.`;
    case "FACT": {
      const { key, field } = untrue;
      const register = after[key.kind].has(key.ref) ? after : before;
      const name = recordTitle(register, key);
      if (field === null) return `${name}: as a whole it is not what customers were told.`;
      const isIt = (item: ClassifiedItem) =>
        item.kind === key.kind && item.ref === key.ref && item.field === field;
      const said = (change: Told["change"]) => stepInWords(change, change.items.find(isIt));
      return `${name}, ${labelOf(key.kind, field)}: customers were told ${said(told.change)}; by now it would be ${said(now.change)}.`;
    }
  }
}

function stepInWords({ before, after }: Told["change"], item: ClassifiedItem | undefined): string {
  if (item === undefined || item.field === null) return "no change";
  const quoted = (words: string | null) => (words === null ? "nothing" : `“${words}”`);
  const was = quoted(wordsOf(before, item, item.field)(item.before));
  return `${was} becomes ${quoted(wordsOf(after, item, item.field)(item.after))}`;
}
