import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type CalendarDate, calendarDateOf } from "@/lib/domain/calendar";
import { check, checkDealings } from "@/lib/domain/findings/check";
import { checkedRuleCodes } from "@/lib/domain/findings/rules";
import { apply, emptyRegister, type Register } from "@/lib/domain/register";
import { dealt } from "@/lib/testing/dealing-cases";
import { given } from "@/lib/testing/given";
import { type SeedFindings, seedFindings } from "@/lib/testing/seed-findings";
import { readImport } from "./register-import";

const today = calendarDateOf("2026-11-21");

function registerOf(file: string): Register {
  const read = readImport(readFileSync(`examples/${file}`, "utf8"), { fileName: file }, today);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return apply(emptyRegister, read.changes);
}

function codesIn(register: Register, { regimes }: SeedFindings, asOf: CalendarDate = today) {
  return [...new Set<string>(check(register, asOf, regimes).map(({ code }) => code))].toSorted();
}

/** The least that has to become known for a conditional finding, as whoever imports the document would be asked. */
const conditions: Readonly<Record<string, (register: Register) => Register>> = {
  "ictdesk-2026.yaml CKE-009": (register) =>
    changed(register, "Tracker", "analytics", { legalClass: "UK_STATISTICAL" }),
  "seconddesk-2026.yaml ACT-026": (register) =>
    given.withRecords(register, {
      Participation: [
        given.participation({
          ref: "tickets-of-clients",
          activityId: "support",
          legalEntityId: "seconddesk",
          role: "PROCESSOR",
        }),
      ],
    }),
  "seconddesk-2026.yaml ENG-006": (register) => withSilentAgreement(register, "seconddesk"),
  "deskpro-2018.yaml ENG-006": (register) =>
    withSilentAgreement(
      changed(register, "Engagement", "service-providers", { activityIds: ["service-data"] }),
      "deskpro",
    ),
};

function changed(
  register: Register,
  kind: "Tracker" | "Engagement",
  ref: string,
  fields: Record<string, unknown>,
): Register {
  const { validFrom, ref: _ref, ...body } = register[kind].get(ref) ?? { validFrom: today };
  return apply(register, [{ kind, ref, validFrom, body: { ...body, ...fields } }]);
}

/** A customer with a signed agreement that says nothing of sub-processors. */
function withSilentAgreement(register: Register, entity: string): Register {
  return given.withRecords(register, {
    Customer: [given.customer({ legalEntityId: undefined })],
    CustomerAgreement: [
      given.customerAgreement({
        processorEntityId: entity,
        productIds: undefined,
        authorisation: undefined,
        noticePeriod: undefined,
        objectionPeriod: undefined,
      }),
    ],
  });
}

describe.each(seedFindings.map((seed) => [seed.file, seed] as const))("%s", (file, seed) => {
  const register = registerOf(file);

  test("gives the codes of the list, and beyond them those that are explained", () => {
    const expected = [...seed.listed, ...Object.keys(seed.beyond)].toSorted();
    expect(codesIn(register, seed)).toEqual(expected);
  });

  test("gives what depends on a fact that the document does not tell once that is known", () => {
    const ofRegister = seed.conditional.filter((code) => code !== "CHG-001");
    for (const code of ofRegister) {
      const condition = conditions[`${file} ${code}`];
      expect(condition).toBeDefined();
      expect(codesIn(condition?.(register) ?? register, seed)).toContain(code);
    }
  });
});

test("the five lists hold 120 codes and five conditional ones, each of a rule that is built", () => {
  const codes = seedFindings.flatMap(({ listed }) => listed);
  const conditional = seedFindings.flatMap((seed) => seed.conditional);
  expect([codes.length, conditional.length]).toEqual([120, 5]);
  const built: readonly string[] = checkedRuleCodes;
  expect([...codes, ...conditional].filter((code) => !built.includes(code))).toEqual([]);
});

test("the update of April 2026 that ICTDesk tells of is found where customers had to be told and were not", () => {
  const register = withSilentAgreement(registerOf("ictdesk-2026.yaml"), "ictdesk");
  const update = dealt.change({
    title: "Update of April 2026",
    changes: [
      { kind: "CookiePolicy", ref: "ictdesk", validFrom: calendarDateOf("2026-04-30"), body: null },
    ],
    added: [],
    notices: [],
  });
  const codes = checkDealings(register, dealt.dealings({ changes: [update] }), today).map(
    ({ code }) => code,
  );
  expect(codes).toContain("CHG-001");
});

describe("the Privacy Shield of Deskpro", () => {
  const seed = seedFindings.find(({ file }) => file === "deskpro-2018.yaml");

  test.each([
    ["2018-05-17", false],
    ["2020-07-15", false],
    ["2020-07-16", true],
    ["2026-11-21", true],
  ])("on %s: found to be invalid is %s", (day, isFound) => {
    if (seed === undefined) throw new Error("Deskpro's list is missing");
    const codes = codesIn(registerOf(seed.file), seed, calendarDateOf(day));
    expect(codes.includes("TRF-002")).toBe(isFound);
  });
});

test("docs/law.md says where the lists differ, and why, for each of these codes", () => {
  const law = readFileSync("docs/law.md", "utf8");
  const rows = seedFindings.flatMap(({ file, beyond }) =>
    Object.entries(beyond).map(([code, reason]) => `| \`${file}\` | ${code} | ${reason} |`),
  );
  expect(rows.filter((row) => !law.includes(row))).toEqual([]);
});
