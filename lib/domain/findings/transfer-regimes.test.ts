import { describe, expect, test } from "vitest";
import { regimes } from "@/lib/domain/reference/enums";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

type Use = Parameters<typeof given.transferMechanismUse>[0];
type Certification = Parameters<typeof given.dpfCertification>[0];

const allUses = [
  "framework-eu",
  "clauses-eu",
  "framework-uk",
  "addendum-uk",
  "framework-ch",
  "clauses-ch",
];

/** Everything in one country: the seat of the importer, the place of processing, the destination; data under all regimes. */
function everythingIn(country: string, use: Use | null = null, certification: Certification = {}) {
  const bare = given.without(given.completeRegister(), "TransferMechanismUse", ...allUses);
  const uses = use === null ? [] : regimes.map((regime) => ({ ref: regime, regime, ...use }));
  return given.withRecords(bare, {
    LegalEntity: [given.legalEntity({ ref: "acme-inc", legalName: "Acme", country })],
    Transfer: [given.transfer({ destination: country })],
    ProcessingLocation: [given.processingLocation({ country })],
    DpfCertification: [given.dpfCertification(certification)],
    TransferMechanismUse: uses.map((each) =>
      given.transferMechanismUse({ sccModule: undefined, concludedOn: undefined, ...each }),
    ),
  });
}

/** The regimes under which a transfer there wants a mechanism that it has not got. */
function wanting(register: ReturnType<typeof everythingIn>, asOf?: string): string[] {
  const options = asOf === undefined ? {} : { asOf };
  return found("TRF-001", register, options).map(({ regime }) => regime ?? "");
}

const adequate = { mechanism: "ADEQUACY", conditionsMet: true } as const;
const framework = { mechanism: "DPF", dpfCertificationId: "acme-certification" } as const;
const all = ["CH_FADP", "EU_GDPR", "UK_GDPR"];

describe("a transfer", () => {
  test("to Gibraltar wants a mechanism for data from the Union alone", () => {
    expect(wanting(everythingIn("GI"))).toEqual(["EU_GDPR"]);
    expect(wanting(everythingIn("GI", adequate))).toEqual(["EU_GDPR"]);
  });

  test("to Monaco wants one for data from the Union and the United Kingdom, not for Swiss data", () => {
    expect(wanting(everythingIn("MC"))).toEqual(["EU_GDPR", "UK_GDPR"]);
    expect(wanting(everythingIn("MC", adequate))).toEqual(["EU_GDPR", "UK_GDPR"]);
  });

  test.each(["JP", "KR"])(
    "to %s rests on adequacy under the law of the Union and the United Kingdom once its condition is met, never under Swiss law",
    (country) => {
      expect(wanting(everythingIn(country))).toEqual(all);
      expect(wanting(everythingIn(country, { ...adequate, conditionsMet: false }))).toEqual(all);
      expect(wanting(everythingIn(country, adequate))).toEqual(["CH_FADP"]);
      expect(wanting(everythingIn(country, { mechanism: "SCC_2021_914_SWISS" }))).not.toContain(
        "CH_FADP",
      );
    },
  );

  test("to Korea of data from the United Kingdom rests on adequacy from 19 December 2022 on", () => {
    const korea = everythingIn("KR", adequate);
    expect(wanting(korea, "2022-12-18")).toContain("UK_GDPR");
    expect(wanting(korea, "2022-12-19")).not.toContain("UK_GDPR");
  });

  test("to Brazil rests on adequacy for data from the Union alone, from 26 January 2026 on", () => {
    const brazil = everythingIn("BR", adequate);
    expect(wanting(brazil)).toEqual(["CH_FADP", "UK_GDPR"]);
    expect(wanting(brazil, "2026-01-25")).toContain("EU_GDPR");
    expect(wanting(brazil, "2026-01-26")).not.toContain("EU_GDPR");
    expect(wanting(everythingIn("BR"))).toEqual(all);
  });
});

describe("a transfer to the United States", () => {
  test("wants a mechanism under each regime where the recipient has no certificate", () => {
    expect(wanting(everythingIn("US"))).toEqual(all);
    expect(wanting(everythingIn("US", adequate))).toEqual(all);
    expect(wanting(everythingIn("US", framework, { status: "INACTIVE" }))).toEqual(all);
  });

  test("rests on the certificate of the recipient under each regime whose programme it names", () => {
    const whole = everythingIn("US", framework);
    expect(wanting(whole)).toEqual([]);
    expect(found("TRF-006", whole)).toEqual([]);
    const unionOnly = everythingIn("US", framework, { programmes: ["EU_US"] });
    expect(found("TRF-006", unionOnly).map(({ regime }) => regime)).toEqual(["CH_FADP", "UK_GDPR"]);
    const swissOnly = everythingIn("US", framework, { programmes: ["CH_US"] });
    expect(found("TRF-006", swissOnly).map(({ regime }) => regime)).toEqual(["EU_GDPR", "UK_GDPR"]);
  });

  test.each([
    ["EU_GDPR", "2023-07-09", "2023-07-10"],
    ["UK_GDPR", "2023-10-11", "2023-10-12"],
    ["CH_FADP", "2024-09-14", "2024-09-15"],
  ])("rests on no certificate under %s on %s, and may on the next day", (regime, before, from) => {
    const certified = everythingIn("US", framework, { activeFrom: "2023-01-01" });
    expect(wanting(certified, before)).toContain(regime);
    expect(wanting(certified, from)).not.toContain(regime);
  });
});

describe("a transfer to the United Kingdom", () => {
  const united = everythingIn("GB");

  test("of data from the Union was none until the bridge ended, and is covered by the decision from then on", () => {
    expect(wanting(united, "2021-06-27")).not.toContain("EU_GDPR");
    expect(wanting(united, "2021-06-28")).not.toContain("EU_GDPR");
  });

  test("is covered on the last day before each renewal and on the day after", () => {
    for (const day of ["2025-06-27", "2025-06-28", "2025-12-27", "2025-12-28"]) {
      expect([day, wanting(united, day)]).toEqual([day, []]);
    }
  });

  test("wants a mechanism for data from the Union once the renewed decision has expired, and for no other data", () => {
    expect(wanting(united, "2031-12-27")).toEqual([]);
    expect(wanting(united, "2031-12-28")).toEqual(["EU_GDPR"]);
  });

  test("to the European Patent Organisation is free for data from the Union from the day of its decision, wherever it sits", () => {
    const organisation = given.withRecords(everythingIn("DE"), {
      Transfer: [given.transfer({ destination: "DE", organisation: "INT_ORG:EPO" })],
    });
    expect(wanting(organisation)).toEqual(["CH_FADP", "UK_GDPR"]);
    expect(wanting(organisation, "2025-07-14")).toEqual(all);
    const [finding] = found("TRF-001", organisation, { asOf: "2025-07-14" });
    expect(finding?.message).toContain("European Patent Organisation");
  });

  test("to an organisation that the list does not have wants a mechanism under every law", () => {
    const unknown = given.withRecords(everythingIn("DE"), {
      Transfer: [given.transfer({ destination: "DE", organisation: "INT_ORG:NONE" })],
    });
    expect(wanting(unknown)).toEqual(all);
  });
});
