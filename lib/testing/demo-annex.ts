import { readFileSync } from "node:fs";
import { calendarDateOf } from "@/lib/domain/calendar";
import type { AnnexInput } from "@/lib/domain/documents/annex-input";
import { customerSide } from "@/lib/domain/documents/customer-side";
import { type KindName, kindNames } from "@/lib/domain/kinds/kinds";
import { customersPart } from "@/lib/domain/publication/publish";
import {
  apply,
  bodyOf,
  emptyRegister,
  find,
  type RecordChange,
  type Register,
} from "@/lib/domain/register";
import { readImport } from "@/lib/file/register-import";

const today = calendarDateOf("2026-11-21");
let demo: Register | undefined;

/** The register of the demo organisation, read from its file. */
export function demoRegister(): Register {
  if (demo !== undefined) return demo;
  const text = readFileSync("examples/demo.yaml", "utf8");
  const read = readImport(text, { fileName: "demo.yaml" }, today);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  demo = apply(emptyRegister, read.changes);
  return demo;
}

/** A record of the demo with some of its fields otherwise, or a new one. */
export function otherwise(
  kind: KindName,
  ref: string,
  fields: Record<string, unknown>,
): RecordChange {
  const body = bodyOf(demoRegister(), { kind, ref });
  return { kind, ref, validFrom: today, body: { ...body, ...fields } };
}

/** What one agreement of the demo has its annexes made from, with some records otherwise. */
export function demoAnnex(agreementRef: string, changes: readonly RecordChange[] = []): AnnexInput {
  const register = apply(demoRegister(), changes);
  const agreement = find(register, "CustomerAgreement", agreementRef);
  const customer = find(register, "Customer", agreement?.customerId);
  if (agreement === undefined || customer === undefined)
    throw new Error(`The demo has no agreement ${agreementRef}`);
  return {
    publication: {
      number: 1,
      publishedAt: "2026-11-21T09:00:00.000Z",
      simulated: false,
      hash: "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab",
    },
    templateVersion: "1",
    language: "en",
    inputHash: "3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea",
    agreed: seenByCustomers(register),
    agreement,
    signed: null,
    agreementRevision: 1,
    customer,
    ...customerSide(register, customer),
    status: {
      state: "CONSOLIDATED",
      signedOn: calendarDateOf(agreement.signedOn ?? "2026-01-02"),
      differences: [],
      signed: null,
    },
    heldBack: [],
  };
}

function seenByCustomers(register: Register): Register {
  const { records } = customersPart(register);
  const seen: Partial<Record<KindName, Record<string, Record<string, unknown>>>> = records;
  return apply(
    emptyRegister,
    kindNames.flatMap((kind) =>
      Object.entries(seen[kind] ?? {}).map(([ref, body]) => ({
        kind,
        ref,
        validFrom: today,
        body,
      })),
    ),
  );
}
