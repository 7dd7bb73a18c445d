import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import type { RecordChange } from "@/lib/domain/register";
import { annexFixture } from "@/lib/testing/annex-fixture";
import { demoAnnex, otherwise } from "@/lib/testing/demo-annex";
import { annexEntries, entryDifferences } from "./annex-entries";
import type { AnnexInput } from "./annex-input";
import { annexView } from "./annex-view";
import { blockLines } from "./block-lines";

const since = calendarDateOf("2026-01-01");
const signed = annexFixture(0);
function changed(kind: RecordChange["kind"], ref: string, fields: object): AnnexInput {
  return annexFixture(0, [
    { kind, ref, validFrom: since, body: { ...signed.agreed[kind].get(ref), ...fields } },
  ]);
}
function differences(now: AnnexInput, before = signed) {
  return entryDifferences(annexEntries(before), annexEntries(now)).map(
    ({ part, title, change, was, now: is }) => ({ part, title, change, was, now: is }),
  );
}

describe("the entries of an annex", () => {
  test("are the parties, each heading, each measure, each sub-processor", () => {
    const counted = new Map<string, number>();
    for (const { part } of annexEntries(signed)) counted.set(part, (counted.get(part) ?? 0) + 1);
    expect(Object.fromEntries(counted)).toEqual({
      PARTIES: 2,
      DESCRIPTION: 6,
      MEASURES: 7,
      SUBPROCESSORS: 5,
    });
  });

  test("name an international organisation as where a transfer leads", () => {
    const [transfer] = signed.agreed.Transfer.keys();
    const lines = annexEntries(
      changed("Transfer", transfer ?? "", { organisation: "INT_ORG:EPO" }),
    ).flatMap((entry) => JSON.stringify(entry));
    expect(lines.join("\n")).toContain("European Patent Organisation");
  });

  test("do not differ from themselves, whatever the version and the status are", () => {
    expect(differences({ ...signed, status: { state: "FOR_SIGNATURE" }, heldBack: [] })).toEqual(
      [],
    );
  });

  test("differ by the lines that changed, and by no others", () => {
    expect(
      differences(changed("Engagement", "courier", { purpose: "Sending of letters" })),
    ).toEqual([
      {
        part: "SUBPROCESSORS",
        title: "Courierly Inc.",
        change: "CHANGED",
        was: ["Sending of e-mail notifications to end users"],
        now: ["Sending of letters"],
      },
    ]);
  });

  test("tell who came and who went", () => {
    const gone = annexFixture(0, [
      { kind: "Engagement", ref: "standby", validFrom: since, body: null },
    ]);
    expect(differences(gone)).toMatchObject([{ title: "Altmail", change: "REMOVED" }]);
    expect(differences(signed, gone)).toMatchObject([{ title: "Altmail", change: "ADDED" }]);
  });

  test("do not differ because the list counts otherwise", () => {
    const gone = annexFixture(0, [
      { kind: "Engagement", ref: "standby", validFrom: since, body: null },
    ]);
    expect(differences(gone).map(({ title }) => title)).toEqual(["Altmail"]);
  });

  test("hold the measures that the agreement has of its own as one", () => {
    const own = demoAnnex("donau", [
      otherwise("CustomerAgreement", "donau", { ownMeasures: "One\n\nTwo" }),
    ]);
    expect(differences(own, demoAnnex("donau"))).toMatchObject([
      { part: "MEASURES", change: "CHANGED", now: ["One", "Two"] },
    ]);
  });
});

describe("an annex with a countersigned file", () => {
  const weaker = changed("SecurityMeasure", "m-encryption", { text: "Base64." });
  const now: AnnexInput = {
    ...weaker,
    signed: { agreed: signed.agreed, agreement: signed.agreement },
    status: {
      state: "CONSOLIDATED",
      signedOn: since,
      differences: [],
      signed: {
        fileHash: "ab12",
        entries: [
          {
            part: "SUBPROCESSORS",
            title: "Altmail",
            change: "ADDED",
            was: [],
            now: ["Altmail"],
            records: [],
            ground: {
              changeSetId: "cs-4",
              title: "Altmail joins",
              effectiveOn: since,
              ground: "APPROVAL",
              noticeStartedOn: null,
            },
          },
        ],
        waiting: entryDifferences(annexEntries(signed), annexEntries(weaker)),
      },
    },
  };
  const text = annexView(now)
    .sections.flatMap(({ blocks }) => blocks.flatMap(blockLines))
    .join("\n");

  test("says in how many entries it differs, and lists each with its ground", () => {
    expect(text).toContain("Differs from the signed version of 1 January 2026 in 1 entry");
    expect(text).toMatch(/Altmail; not in the signed version; Altmail joins; .*Approved by the/);
  });

  test("keeps the signed measure, and names the one that waits for a signature beside it", () => {
    expect(text).toContain("Personal data at rest are encrypted with AES-256-GCM");
    expect(text).toMatch(
      /Signed: Personal data at rest.*Now: Base64\..*next countersigned version/,
    );
    expect(text.match(/Base64/g)).toHaveLength(1);
  });

  test.each([
    [{ clause17Law: "FR" }, "Clause 17 (governing law): law of France"],
    [{ clause11Redress: true }, "Clause 11(a), independent dispute resolution body: included"],
    [{ clause18Forum: "FR" }, "Clause 18 (courts): courts of France"],
  ])("tell a clause that was chosen otherwise: %o", (fields, line) => {
    const other = demoAnnex("larkspur", [otherwise("CustomerAgreement", "larkspur", fields)]);
    expect(differences(other, demoAnnex("larkspur"))).toMatchObject([
      { part: "TRANSFERS", change: "CHANGED", now: [line] },
    ]);
  });
});
