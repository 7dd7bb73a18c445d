import { type Actor, mayDo, type StaffActor } from "@/lib/auth/actor";
import { refPattern } from "@/lib/domain/fields";
import { fieldsOf } from "@/lib/domain/form-fields";
import type { Typed } from "@/lib/domain/form-state";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { parseListQuery } from "@/lib/domain/list/list-query";
import {
  type BulkPlan,
  type BulkWay,
  bulkFields,
  bulkPlan,
  bulkWays,
  inputsOf,
  isManyValued,
  mostAtOnce,
} from "@/lib/domain/record/bulk-edit";
import type { BulkView } from "@/lib/domain/record/bulk-view";
import { formFields } from "@/lib/domain/record/record-form-view";
import { type Result, refuse } from "@/lib/domain/result";
import { createChangeSet } from "../changes/change-sets";
import { openStates } from "../changes/draft-choices";
import { database } from "../database/current";
import { presentRegister } from "../register";
import { eachListRow } from "./record-lists";
import { choicesIn } from "./reference-options";
import { staffNames, staffOptions } from "./staff-options";

/** What the address of the page says: which records, which field, which value. */
type Asked = {
  readonly refs: readonly string[];
  readonly isAll: boolean;
  readonly list: string;
  readonly field: string | null;
  readonly way: BulkWay;
  readonly isPreview: boolean;
  readonly typed: Typed;
};

function askedIn(query: string): Asked {
  const parameters = new URLSearchParams(query);
  const form = new FormData();
  for (const [name, value] of parameters) form.append(name, value);
  const way = parameters.get("way");
  return {
    refs: [...new Set(parameters.getAll("ref"))].filter((ref) => refPattern.test(ref)),
    isAll: parameters.get("all") === "yes",
    list: parameters.get("list") ?? "",
    field: parameters.get("field"),
    way: bulkWays.find((known) => known === way) ?? "set",
    isPreview: parameters.get("preview") === "yes",
    typed: fieldsOf(form),
  };
}

/** The records that were ticked, or all that match the list; one more than can be edited at once tells that they are too many. */
async function selected(actor: Actor, kind: KindName, { refs, isAll, list }: Asked) {
  if (!isAll) return refs.slice(0, mostAtOnce + 1);
  const { query } = parseListQuery(kind, Object.fromEntries(new URLSearchParams(list)));
  const found: string[] = [];
  for await (const rows of eachListRow(actor, kind, query)) {
    found.push(...rows.map(({ ref }) => ref));
    if (found.length > mostAtOnce) break;
  }
  return found;
}

type Prepared = {
  readonly asked: Asked;
  readonly refs: readonly string[];
  readonly plan: BulkPlan | null;
};

async function prepared(actor: Actor, kind: KindName, query: string): Promise<Prepared> {
  const asked = askedIn(query);
  const refs = await selected(actor, kind, asked);
  const isPlanned = asked.isPreview && refs.length > 0 && refs.length <= mostAtOnce;
  const known = bulkFields(kind).find(([name]) => name === asked.field);
  if (!isPlanned || known === undefined) return { asked, refs, plan: null };
  const { register } = await presentRegister();
  const { way, typed } = asked;
  const edit = { kind, field: known[0], way, typed };
  return { asked, refs, plan: bulkPlan(register, refs, edit, await staffNames()) };
}

/** The page of an edit of many, as far as its address has come; null for whoever may not edit. */
export async function bulkView(
  actor: Actor,
  kind: KindName,
  query: string,
): Promise<BulkView | null> {
  if (!mayDo(actor, "changeSet:edit")) return null;
  const { asked, refs, plan } = await prepared(actor, kind, query);
  const { register } = await presentRegister();
  const known = bulkFields(kind).find(([name]) => name === asked.field);
  const people = await staffOptions();
  // What is typed for many records is nobody's value yet.
  const fields = formFields(kind, asked.typed, choicesIn(register), people, () => null);
  const field = fields.find(({ name }) => name === known?.[0]);
  return {
    kind,
    count: refs.length,
    isTooMany: refs.length > mostAtOnce,
    selection: asked.isAll
      ? [
          ["all", "yes"],
          ["list", asked.list],
        ]
      : refs.map((ref) => ["ref", ref] as const),
    fields: bulkFields(kind).map(([value, { label }]) => ({ value, label })),
    chosen:
      known === undefined || field === undefined
        ? null
        : { field, isMany: isManyValued(known[1]), typed: typedOf(asked, known) },
    way: asked.way,
    preview:
      plan === null || known === undefined
        ? null
        : await previewOf(kind, query, plan, known[1].label),
  };
}

function typedOf({ typed }: Asked, [name, field]: ReturnType<typeof bulkFields>[number]): Typed {
  return Object.fromEntries(
    inputsOf(name, field).flatMap((input) => {
      const value = typed[input];
      return value === undefined ? [] : [[input, value]];
    }),
  );
}

async function previewOf(kind: KindName, asked: string, plan: BulkPlan, label: string) {
  const underWay = await openChangesByRef(
    kind,
    plan.rows.map(({ ref }) => ref),
  );
  const count = (outcome: string) => plan.rows.filter((row) => row.outcome === outcome).length;
  return {
    rows: plan.rows.map((row) => ({ ...row, underWay: underWay.get(row.ref) ?? [] })),
    counts: { changes: count("changes"), same: count("same"), refused: count("refused") },
    hash: plan.hash,
    asked,
    title: `${label} of ${plan.items.length} ${kinds[kind].labelPlural.toLowerCase()}`,
  };
}

async function openChangesByRef(kind: KindName, refs: string[]): Promise<Map<string, string[]>> {
  const items = await database().changeItem.findMany({
    where: { kind, ref: { in: refs }, changeSet: { state: { in: [...openStates] } } },
    select: { ref: true, changeSetId: true },
  });
  const found = new Map<string, string[]>();
  for (const { ref, changeSetId } of items)
    found.set(ref, [...(found.get(ref) ?? []), changeSetId]);
  return found;
}

type BulkRefusal = "notAllowed" | "previewGone" | "nothingChanges" | "notYet" | "changedMeanwhile";

/** Makes one change set of what the preview showed; refused when it would be another by now. */
export async function proposeMany(
  actor: StaffActor,
  {
    kind,
    asked,
    hash,
    title,
    reason,
  }: { kind: KindName; asked: string; hash: string; title: string; reason: string | null },
): Promise<Result<{ id: string; internal: boolean }, BulkRefusal>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  const { plan } = await prepared(actor, kind, asked);
  if (plan === null || plan.hash !== hash) return refuse("previewGone");
  const items = plan.items.map((item) => ({ ...item, validFrom: null, overrides: [] }));
  return createChangeSet(actor, { title, reason, items });
}
