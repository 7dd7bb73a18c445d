import { type FieldDifference, fieldDifferences } from "@/lib/domain/change/diff";
import type { ListedContact } from "@/lib/domain/customer/contact";
import type { CustomerListFacts } from "@/lib/domain/customer/customer-list";
import type { CommonBody } from "@/lib/domain/kinds/kind";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { proposedRef } from "@/lib/domain/record/proposed-ref";
import { bodyOf, list, pointingTo, type Register } from "@/lib/domain/register";
import type { Table } from "@/lib/domain/table";
import { shown } from "../field-words";
import type { FileProblem } from "../file-problem";
import type { PatchItem } from "../patch-item";
import { type ColumnPlan, columnNamed, matchColumns } from "./columns";
import { planContacts } from "./contact-plan";
import { gatherRows, type ListedCustomer, type Stated } from "./customer-rows";
import type { Outcome, PlannedRecord } from "./planned-record";
import { statedFeatures } from "./stated-features";
import { refFinder, statedRecord } from "./stated-record";

export type CustomerPlan = {
  readonly items: readonly PatchItem[];
  readonly contacts: readonly ListedContact[];
  readonly records: readonly PlannedRecord[];
  /** All that is wrong, in the order of the file: with one of them, nothing is imported. */
  readonly problems: readonly FileProblem[];
  readonly columns: ColumnPlan;
};

type Made = { items: PatchItem[]; records: PlannedRecord[]; problems: FileProblem[] };

/**
 * What importing a customer list would do: which customers, agreements and contacts it makes, which it changes, and what is
 * wrong with it. Nobody is removed because a row is missing.
 */
export function planCustomers(table: Table, facts: CustomerListFacts): CustomerPlan {
  const columns = matchColumns(table.headings);
  if (columns.problems.length > 0)
    return { items: [], contacts: [], records: [], problems: columns.problems, columns };
  const refsOfKey = refsByKey(facts.register);
  const gathered = gatherRows(table, columns, (key) => refsOfKey.get(key)?.[0] ?? null);
  const planning = startPlanning(facts, refsOfKey);
  const made = gathered.customers.map((customer) => planCustomer(planning, customer));
  const people = planContacts(planning.customers, facts.contacts);
  const problems = [
    ...gathered.problems,
    ...made.flatMap((each) => each.problems),
    ...people.problems,
  ];
  return {
    items: made.flatMap(({ items }) => items),
    contacts: people.contacts,
    records: [...made.flatMap(({ records }) => records), ...people.records].toSorted(
      (one, other) => one.line - other.line,
    ),
    problems: problems.toSorted((one, other) => one.line - other.line || one.column - other.column),
    columns,
  };
}

type Planning = {
  readonly facts: CustomerListFacts;
  readonly refsOfKey: ReadonlyMap<string, readonly string[]>;
  readonly findRef: ReturnType<typeof refFinder>;
  readonly proposedBy: ReadonlyMap<string, CustomerListFacts["proposed"][number]>;
  readonly proposedKeys: ReadonlyMap<string, string>;
  /** Whose each key is by the rows so far. */
  readonly keysOfList: Map<string, { readonly ref: string; readonly line: number }>;
  readonly used: Record<"Customer" | "CustomerAgreement", Set<string>>;
  /** The customers of the list with the ref that each has or gets. */
  readonly customers: (ListedCustomer & { readonly knownAs: string })[];
};

function startPlanning(facts: CustomerListFacts, refsOfKey: Planning["refsOfKey"]): Planning {
  const keys = facts.proposed.flatMap(({ kind, body, changeSetId }) =>
    kind === "Customer" && typeof body?.externalKey === "string"
      ? [[body.externalKey, changeSetId] as const]
      : [],
  );
  return {
    facts,
    refsOfKey,
    findRef: refFinder(facts.register),
    proposedBy: new Map(facts.proposed.map((item) => [`${item.kind}/${item.ref}`, item])),
    proposedKeys: new Map(keys),
    keysOfList: new Map(),
    used: {
      Customer: new Set(facts.usedRefs("Customer")),
      CustomerAgreement: new Set(facts.usedRefs("CustomerAgreement")),
    },
    customers: [],
  };
}

function refsByKey(register: Register): Map<string, string[]> {
  const refs = new Map<string, string[]>();
  for (const { ref, externalKey } of list(register, "Customer")) {
    if (externalKey !== undefined) refs.set(externalKey, [...(refs.get(externalKey) ?? []), ref]);
  }
  return refs;
}

function planCustomer(planning: Planning, listed: ListedCustomer): Made {
  const key = listed.key?.text;
  const keyed = key === undefined ? [] : (planning.refsOfKey.get(key) ?? []);
  const trouble = keyTrouble(planning, listed, keyed);
  if (trouble !== null) return { items: [], records: [], problems: [trouble] };
  const ref = listed.ref?.text ?? keyed[0] ?? newRef(planning, listed);
  planning.customers.push({ ...listed, knownAs: ref });
  if (listed.key !== null)
    planning.keysOfList.set(listed.key.text, { ref, line: listed.key.at.line });
  const made = planRecord(planning, { kind: "Customer", ref }, listed.customer, {});
  const agreements = [...listed.agreements].map(([named, stated]) =>
    planAgreement(planning, ref, named, stated),
  );
  return {
    items: [made, ...agreements].flatMap(({ items }) => items),
    records: [made, ...agreements].flatMap(({ records }) => records),
    problems: [made, ...agreements].flatMap(({ problems }) => problems),
  };
}

function newRef({ used }: Planning, { customer, key }: ListedCustomer): string {
  const name = customer.cells.get("name")?.text ?? key?.text ?? "";
  const ref = proposedRef(name, (taken) => used.Customer.has(taken));
  used.Customer.add(ref);
  return ref;
}

function keyTrouble(
  { proposedKeys, keysOfList }: Planning,
  { ref, key }: ListedCustomer,
  keyed: readonly string[],
): FileProblem | null {
  if (key === null) return null;
  const at = { ...key.at, path: key.column.name };
  const others = keyed.filter((known) => known !== ref?.text);
  if (ref !== null ? others.length > 0 : keyed.length > 1)
    return {
      ...at,
      message: `the key ${shown(key.text)} is that of ${others.join(" and ")}`,
      hint: "one customer has one key: correct it here or there",
    };
  const holder = keysOfList.get(key.text);
  if (holder !== undefined)
    return {
      ...at,
      message: `the key ${shown(key.text)} is that of ${holder.ref} in line ${holder.line}`,
      hint: "one customer has one key: correct it on one of the rows",
    };
  const proposedIn = proposedKeys.get(key.text);
  if (ref !== null || keyed.length > 0 || proposedIn === undefined) return null;
  return { ...at, ...waiting(shown(key.text), proposedIn) };
}

function waiting(what: string, changeSetId: string): { message: string; hint: string } {
  return {
    message: `${changeSetId} proposes ${what} already, and is not in effect yet`,
    hint: `wait until it is, or withdraw ${changeSetId}`,
  };
}

function planAgreement(planning: Planning, customer: string, named: string, stated: Stated): Made {
  const owned = pointingTo(planning.facts.register, "CustomerAgreement", "customerId", customer);
  const problem = (message: string, hint: string): Made => ({
    items: [],
    records: [],
    problems: [
      { line: stated.line, column: 1, path: columnNamed("agreement.ref").name, message, hint },
    ],
  });
  const refs = owned.map(({ ref }) => ref).join(", ");
  if (named === "" && owned.length > 1)
    return problem("the customer has several agreements", `fill in agreement.ref: one of ${refs}`);
  const holder = planning.facts.register.CustomerAgreement.get(named)?.customerId;
  if (holder !== undefined && holder !== customer)
    return problem(
      `the agreement ${shown(named)} is that of ${holder}`,
      "an import moves no agreement to another customer: give this one another ref",
    );
  const ref = named || owned[0]?.ref || freeAgreement(planning, customer);
  return planRecord(planning, { kind: "CustomerAgreement", ref }, stated, { customerId: customer });
}

function freeAgreement({ used }: Planning, customer: string): string {
  const ref = proposedRef(customer, (taken) => used.CustomerAgreement.has(taken));
  used.CustomerAgreement.add(ref);
  return ref;
}

function planRecord(
  planning: Planning,
  key: { kind: "Customer" | "CustomerAgreement"; ref: string },
  stated: Stated,
  given: Record<string, unknown>,
): Made {
  const { register } = planning.facts;
  const present: (Record<string, unknown> & CommonBody) | null = bodyOf(register, key);
  const part = key.kind === "Customer" ? "customer" : "agreement";
  const read = statedRecord(planning.findRef, key, present, stated, given, part);
  const { features, problems: strange } = statedFeatures(register, read.body, stated);
  const body = features === null ? read.body : { ...read.body, features };
  const differences = fieldDifferences(key.kind, present, body);
  const proposed = planning.proposedBy.get(`${key.kind}/${key.ref}`);
  const isTold =
    proposed !== undefined &&
    differences.length > 0 &&
    (present === null || fieldDifferences(key.kind, proposed.body, body).length === 0);
  const told = isTold
    ? [
        {
          line: stated.line,
          column: 1,
          path: "",
          ...waiting(
            present === null ? `${key.ref} as a new record` : `exactly this for ${key.ref}`,
            proposed.changeSetId,
          ),
        },
      ]
    : [];
  const outcome = outcomeOf(present, differences);
  const record = {
    line: stated.line,
    ...key,
    title: titleOf(key.kind, body) ?? key.ref,
    outcome,
    differences,
  };
  return {
    items: outcome === "unchanged" ? [] : [{ ...key, body, validFrom: null, overrides: [] }],
    records: [record],
    problems: [...read.problems, ...strange, ...told],
  };
}

function outcomeOf(present: unknown, differences: readonly FieldDifference[]): Outcome {
  if (present === null) return "created";
  return differences.length > 0 ? "updated" : "unchanged";
}

function titleOf(kind: KindName, body: Record<string, unknown>): string | null {
  const title = body[kind === "Customer" ? "name" : "title"];
  return typeof title === "string" ? title : null;
}
