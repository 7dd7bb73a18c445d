import { describe, expect, test } from "vitest";
import { find } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { publicFacts, sinceOf } from "./public-entry";

function factsOf(records: Parameters<typeof given.withRecords>[1], ref = "hosting") {
  const register = given.withRecords(ruleWorld, records);
  return publicFacts(register, find(register, "Engagement", ref) ?? given.engagement({ ref }));
}

describe("the facts of an entry", () => {
  test("are who, what for, which data, where and under which mechanism", () => {
    expect(factsOf({})).toEqual({
      ref: "hosting",
      name: "Acme",
      service: "Acme Hosting",
      legalEntity: { name: "Acme Hosting, Inc.", country: "US" },
      purpose: "Keep tickets available",
      dataCategories: ["Messages"],
      dataSubjectCategories: ["People who write to support"],
      locations: [{ country: "US", region: null, kind: "STORAGE" }],
      mechanisms: [
        { regime: "CH_FADP", code: "DPF", module: null },
        { regime: "CH_FADP", code: "SCC_2021_914_SWISS", module: "M3" },
        { regime: "EU_GDPR", code: "DPF", module: null },
        { regime: "EU_GDPR", code: "SCC_2021_914", module: "M3" },
        { regime: "UK_GDPR", code: "DPF", module: null },
        { regime: "UK_GDPR", code: "UK_ADDENDUM_B1_0", module: "M3" },
      ],
      products: ["desk"],
      feature: null,
      optional: false,
      parent: null,
    });
  });

  test("name a mechanism once, however many transfers rest on it", () => {
    const records = {
      Transfer: [given.transfer({ ref: "second" })],
      TransferMechanismUse: [given.transferMechanismUse({ ref: "again", transferId: "second" })],
    };
    expect(factsOf(records).mechanisms.filter(({ code }) => code === "SCC_2021_914")).toHaveLength(
      1,
    );
  });

  test("fall back to the function of the service, then to the subject matter, for the purpose", () => {
    expect(factsOf({ Engagement: [given.engagement({ purpose: undefined })] }).purpose).toBe(
      "Hosting",
    );
    const records = {
      Engagement: [given.engagement({ purpose: undefined })],
      VendorService: [given.vendorService({ function: undefined })],
    };
    expect(factsOf(records).purpose).toBe("Hosting of the help desk");
  });

  test("say under whom a sub-processor is engaged, which feature it serves, and whether it is optional", () => {
    const records = {
      Engagement: [
        given.engagement({ parentEngagementId: "mail", feature: "Search", optional: true }),
      ],
    };
    expect(factsOf(records)).toMatchObject({ parent: "mail", feature: "Search", optional: true });
  });
});

describe("what is not known", () => {
  test("is null or empty, and named: never invented, never left out", () => {
    const facts = factsOf({
      Engagement: [
        given.engagement({
          purpose: undefined,
          subjectMatter: undefined,
          personalDataCategoryIds: undefined,
          dataSubjectCategoryIds: [],
        }),
      ],
      VendorService: [given.vendorService({ function: undefined })],
      Vendor: [given.vendor({ legalEntityId: undefined })],
      ProcessingLocation: [given.processingLocation({ country: undefined })],
    });
    expect(facts).toMatchObject({
      legalEntity: { name: null, country: null },
      purpose: null,
      dataCategories: [],
      dataSubjectCategories: [],
      locations: [{ country: null, region: null, kind: "STORAGE" }],
      unknown: [
        "legalEntity.name",
        "legalEntity.country",
        "purpose",
        "dataCategories",
        "dataSubjectCategories",
        "locations",
      ],
    });
  });

  test("is the place, where none is recorded, and with it whether a transfer needs a mechanism", () => {
    expect(factsOf({ Engagement: [given.engagement({ ref: "new" })] }, "new").unknown).toEqual([
      "locations",
      "mechanisms",
    ]);
  });

  test("is not said to be unknown where all is known", () => {
    expect(factsOf({})).not.toHaveProperty("unknown");
  });
});

describe("since when an entry is in use", () => {
  const [recorded, published, first] = ["2024-01-01", "2024-02-01", "2024-03-01"].map(given.day);

  test("is what the register records, else what was published, else the day of its first listing", () => {
    if (recorded === undefined || published === undefined || first === undefined)
      throw new Error("Three days");
    expect(sinceOf(given.engagement({ actualUseFrom: recorded }), published, first)).toBe(recorded);
    expect(sinceOf(given.engagement({ actualUseFrom: undefined }), published, first)).toBe(
      published,
    );
    expect(sinceOf(given.engagement({ actualUseFrom: undefined }), null, first)).toBe(first);
  });

  test("is not said where the register says that nobody knows, unless it was published before", () => {
    const [published, first] = [given.day("2024-02-01"), given.day("2024-03-01")];
    const unknown = given.engagement({
      actualUseFrom: undefined,
      fieldStates: { actualUseFrom: { state: "UNKNOWN" } },
    });
    expect(sinceOf(unknown, null, first)).toBeNull();
    expect(sinceOf(unknown, published, first)).toBe(published);
  });
});
