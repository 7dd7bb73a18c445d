import type { FieldDifference } from "@/lib/domain/change/diff";
import type { Contact, ListedContact } from "@/lib/domain/customer/contact";
import { fieldSchema } from "@/lib/domain/fields";
import { isSameAddress, isSingleAddress } from "@/lib/domain/mail-address";
import { shown } from "../field-words";
import type { FileProblem } from "../file-problem";
import { contactSchema, contactShape } from "../file-shapes";
import { valueProblems } from "../value-problems";
import { type CellSays, cellSays } from "./cell-value";
import { columnNamed } from "./columns";
import type { ListedCustomer, Stated } from "./customer-rows";
import type { Outcome, PlannedRecord } from "./planned-record";

type Planned = {
  readonly contacts: readonly ListedContact[];
  readonly records: readonly PlannedRecord[];
  readonly problems: readonly FileProblem[];
};

const usualPurpose = "DPA_NOTICE";

/** What becomes of the contacts of a list. One is known by its customer and its address. */
export function planContacts(
  customers: readonly (ListedCustomer & { readonly knownAs: string })[],
  known: readonly Contact[],
): Planned {
  const byAddress = new Map(
    known.map((contact) => [addressKey(contact.customer, contact.email), contact]),
  );
  const planned = customers.flatMap(({ knownAs, contacts }) =>
    [...contacts].flatMap(([address, stated]) =>
      address === ""
        ? []
        : [planContact(knownAs, stated, byAddress.get(addressKey(knownAs, address)) ?? null)],
    ),
  );
  return {
    contacts: planned.flatMap(({ contacts }) => contacts),
    records: planned.flatMap(({ records }) => records),
    problems: planned.flatMap(({ problems }) => problems),
  };
}

function addressKey(customer: string, email: string): string {
  return `${customer} ${email.toLowerCase()}`;
}

type Tell = (fieldName: string, message: string, hint: string) => void;

function planContact(customer: string, stated: Stated, known: Contact | null): Planned {
  const problems: FileProblem[] = [];
  const tell: Tell = (fieldName, message, hint) => {
    const at = stated.cells.get(fieldName)?.at ?? { line: stated.line, column: 1 };
    problems.push({ ...at, path: columnNamed(`contact.${fieldName}`).name, message, hint });
  };
  const plan = {
    ref: known?.ref ?? null,
    customer,
    ...statedContact(stated, known, tell),
    confirmedBy: confirmation(stated, known, tell),
  };
  tellWrong(plan, tell);
  const differences = known === null ? [] : differencesOf(known, plan);
  const outcome = outcomeOf(known, differences);
  return {
    contacts: outcome === "unchanged" ? [] : [plan],
    records: [
      {
        line: stated.line,
        kind: "CustomerContact",
        ref: customer,
        title: plan.email,
        outcome,
        differences,
      },
    ],
    problems,
  };
}

function statedContact(stated: Stated, known: Contact | null, tell: Tell) {
  const given = (fieldName: string, present: string | null): string | null => {
    const said = saysOf(stated, fieldName);
    if (said.type === "state")
      tell(
        fieldName,
        "a contact has nothing that is known not to be known",
        "leave the cell empty",
      );
    if (said.type === "cleared") return null;
    return said.type === "value" ? String(said.value) : present;
  };
  const email = given("email", null) ?? "";
  return {
    // In other capitals it is the same address, and stays as it was confirmed.
    email: known !== null && isSameAddress(known.email, email) ? known.email : email,
    name: given("name", known?.name ?? null),
    language: given("language", known?.language ?? null),
    purpose: given("purpose", known?.purpose ?? usualPurpose) ?? usualPurpose,
  };
}

function tellWrong(plan: ListedContact, tell: Tell): void {
  const problems = valueProblems(contactShape, contactSchema, schemaValue(plan));
  for (const { path, message, hint } of problems) tell(String(path[0]), message, hint);
  if (problems.length === 0 && !isSingleAddress(plan.email))
    tell(
      "email",
      `${shown(plan.email)} is not one plain mail address`,
      "write the address alone, as privacy@example.com",
    );
}

function outcomeOf(known: Contact | null, differences: readonly FieldDifference[]): Outcome {
  if (known === null) return "created";
  return differences.length > 0 ? "updated" : "unchanged";
}

function saysOf(stated: Stated, fieldName: string): CellSays {
  const cell = stated.cells.get(fieldName);
  return cell === undefined
    ? { type: "nothing" }
    : cellSays(cell.column.field, cell.text, () => null);
}

/** Whom a customer named is a fact with a source: without one, the contact confirms itself by mail, or staff do. */
function confirmation(stated: Stated, known: Contact | null, tell: Tell): string | null {
  const said = saysOf(stated, "confirmed");
  if (said.type !== "value") return null;
  if (typeof said.value !== "boolean") {
    const hint = "write yes or no, or leave the cell empty";
    tell("confirmed", `${shown(said.value)} is neither yes nor no`, hint);
    return null;
  }
  if (!said.value || known?.confirmed === true) return null;
  return proofOf(stated, tell);
}

function proofOf(stated: Stated, tell: Tell): string | null {
  const proof = saysOf(stated, "proof");
  if (proof.type !== "value") {
    tell(
      "confirmed",
      "a contact is confirmed with a proof alone",
      "say under contact.proof from where it is known whom the customer named, or leave the cell empty",
    );
    return null;
  }
  const read = proofSchema.safeParse(proof.value);
  if (read.success) return String(proof.value);
  const message = read.error.issues[0]?.message ?? "";
  tell("proof", message, "say in a sentence from where it is known whom the customer named");
  return null;
}

const proofSchema = fieldSchema(columnNamed("contact.proof").field);

function schemaValue({ name, language, confirmedBy: _proof, ...plan }: ListedContact) {
  return {
    ...plan,
    ref: plan.ref ?? "new",
    ...(name === null ? {} : { name }),
    ...(language === null ? {} : { language }),
  };
}

function differencesOf(known: Contact, contact: ListedContact): FieldDifference[] {
  const changed = (["name", "language", "purpose"] as const)
    .filter((field) => known[field] !== contact[field])
    .map((field) => ({
      field,
      before: known[field] ?? undefined,
      after: contact[field] ?? undefined,
    }));
  return contact.confirmedBy === null
    ? changed
    : [...changed, { field: "confirmed", before: false, after: true }];
}
