import { describe, expect, test } from "vitest";
import { kinds } from "@/lib/domain/kinds/kinds";
import { apply } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { readTable } from "../table/read-table";
import { customerColumns } from "./columns";
import { columnsInWords, emptyTemplate, filledTemplate } from "./customer-template";
import { planCustomers } from "./plan-customers";

const register = apply(given.completeRegister(), [
  {
    kind: "Customer",
    ref: "odd",
    validFrom: given.day("2026-01-01"),
    body: {
      name: "=Odd; & Sons",
      notes: "- one\n- two; three",
      fieldStates: { role: { state: "NOT_APPLICABLE", reason: "asked: twice" } },
    },
  },
  {
    kind: "CustomerAgreement",
    ref: "odd-1",
    validFrom: given.day("2026-01-01"),
    body: {
      customerId: "odd",
      title: "First",
      emergencyGrounds: ["a; b", "c"],
      rollForward: false,
    },
  },
  {
    kind: "CustomerAgreement",
    ref: "odd-2",
    validFrom: given.day("2026-01-01"),
    body: { customerId: "odd", title: "Second" },
  },
]);
const contacts = ["a", "b", "c"].map((name) => ({
  ref: name,
  customer: "odd",
  email: `${name}@odd.example`,
  name: `+${name}`,
  language: "de",
  purpose: "DPA_NOTICE",
  confirmed: name === "a",
}));

async function planOf(csv: string) {
  const read = await readTable(new TextEncoder().encode(csv), "list.csv");
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const usedRefs = (kind: "Customer" | "CustomerAgreement") => new Set(register[kind].keys());
  return planCustomers(read.table, { register, contacts, proposed: [], usedRefs });
}

describe("the template of a customer list", () => {
  test("has a column for every field of customers and agreements, and each is understood", async () => {
    const names = customerColumns.map(({ name }) => name);
    for (const field of Object.keys(kinds.Customer.fields))
      expect(names).toContain(`customer.${field}`);
    for (const field of Object.keys(kinds.CustomerAgreement.fields))
      expect(names.includes(`agreement.${field}`)).toBe(field !== "customerId");
    const { columns, problems } = await planOf(emptyTemplate());
    expect(problems).toEqual([]);
    expect([...columns.places.keys()]).toEqual(customerColumns);
    expect(columns.unread).toEqual([]);
    expect(columnsInWords().every(({ takes }) => takes !== "")).toBe(true);
  });

  test("filled with what is there changes nothing when it is imported", async () => {
    const csv = filledTemplate(register, contacts);
    expect(csv).not.toMatch(/,"?[=+@-]/);
    const { records, problems } = await planOf(csv);
    expect(problems).toEqual([]);
    expect(records.filter(({ outcome }) => outcome !== "unchanged")).toEqual([]);
    expect(records.filter(({ kind }) => kind === "CustomerAgreement")).toHaveLength(
      register.CustomerAgreement.size,
    );
    expect(records.filter(({ kind }) => kind === "CustomerContact")).toHaveLength(3);
  });
});
