import { describe, expect, test } from "vitest";
import { given } from "@/lib/testing/given";
import { answersFor, type ReviewTopic, reviewDates, reviewed, stageOf } from "./review-dates";

const today = given.day("2026-11-22");

function dates(records: Parameters<typeof given.register>[0], topic: ReviewTopic) {
  return reviewDates(given.register(records), today)
    .filter((date) => date.topic === topic)
    .map(({ ref, dueOn, ownerId }) => ({ ref, dueOn, ownerId }));
}

describe("the days of review", () => {
  test("are twelve months after the last review, unless the record says otherwise", () => {
    const records = {
      ProcessingActivity: [
        given.processingActivity({
          ref: "yearly",
          lastReviewedOn: "2026-02-01",
          reviewInterval: undefined,
        }),
        given.processingActivity({
          ref: "quarterly",
          lastReviewedOn: "2026-02-01",
          reviewInterval: "P3M",
        }),
      ],
    };
    expect(dates(records, "REVIEW")).toEqual([
      { ref: "quarterly", dueOn: "2026-05-01", ownerId: null },
      { ref: "yearly", dueOn: "2027-02-01", ownerId: null },
    ]);
  });

  test("count from the day since which a record stands, where it was never reviewed", () => {
    const validFrom = given.day("2026-01-10");
    const vendor = given.vendor({ ref: "v", validFrom });
    expect(dates({ Vendor: [vendor] }, "REVIEW")).toEqual([
      { ref: "v", dueOn: "2027-01-10", ownerId: null },
    ]);
  });

  test("are for activities and vendors always, for others once somebody answers for them", () => {
    const records = {
      Product: [
        given.product({ ref: "owned", ownerId: "ada" }),
        given.product({ ref: "said", reviewInterval: "P6M" }),
        given.product({ ref: "free" }),
      ],
    };
    expect(dates(records, "REVIEW").map(({ ref }) => ref)).toEqual(["said", "owned"]);
  });

  test("come every 90 days for the list of the Data Privacy Framework, and at once where nobody looked", () => {
    const validFrom = given.day("2026-06-01");
    const checked = given.dpfCertification({ ref: "seen", checkedOn: "2026-09-01" });
    const unchecked = given.dpfCertification({ ref: "unseen", checkedOn: undefined, validFrom });
    expect(dates({ DpfCertification: [checked, unchecked] }, "FRAMEWORK_LIST")).toEqual([
      { ref: "unseen", dueOn: "2026-06-01", ownerId: null },
      { ref: "seen", dueOn: "2026-11-30", ownerId: null },
    ]);
  });

  test("come with the end of a contract, and not for what is no longer in use", () => {
    const contractExpiresOn = "2026-12-31";
    const records = {
      Engagement: [
        given.engagement({ ref: "runs", contractExpiresOn, actualUseTo: undefined }),
        given.engagement({ ref: "over", contractExpiresOn, actualUseTo: "2026-10-01" }),
      ],
    };
    expect(dates(records, "CONTRACT_END")).toEqual([
      { ref: "runs", dueOn: "2026-12-31", ownerId: null },
    ]);
  });

  test("come with the last day of an adequacy decision on which a transfer rests", () => {
    const use = given.framework({ ref: "uk", adequacyDecision: "EU-GB" });
    const [date] = dates({ TransferMechanismUse: [use] }, "ADEQUACY_END");
    expect(date).toMatchObject({ ref: "uk", dueOn: "2031-12-27" });
  });

  test.each([
    [
      "CERTIFICATE_END",
      { Certification: [given.certification({ ref: "it", expiresOn: "2027-01-31" })] },
    ],
    [
      "CONTRACT_END",
      { CustomerAgreement: [given.customerAgreement({ ref: "it", endsOn: "2027-01-31" })] },
    ],
    [
      "ASSESSMENT",
      {
        TransferImpactAssessment: [
          given.transferImpactAssessment({ ref: "it", reviewOn: "2027-01-31" }),
        ],
      },
    ],
    [
      "ASSESSMENT",
      {
        LegitimateInterestAssessment: [
          given.legitimateInterestAssessment({ ref: "it", reviewOn: "2027-01-31" }),
        ],
      },
    ],
    ["ASSESSMENT", { DpiaScreening: [given.dpiaScreening({ ref: "it", reviewOn: "2027-01-31" })] }],
    [
      "EVIDENCE_END",
      { DueDiligence: [given.dueDiligence({ ref: "it", expiresOn: "2027-01-31" })] },
    ],
    ["MANDATE_END", { Appointment: [given.appointment({ ref: "it", mandateTo: "2027-01-31" })] }],
  ] as const)("come as %s with the day that the record itself names", (topic, records) => {
    expect(dates(records, topic)).toEqual([{ ref: "it", dueOn: "2027-01-31", ownerId: null }]);
  });

  test("come in the last autumn of a holiday calendar by which periods are counted, to whoever answers for those", () => {
    const calendars = [
      given.holidayCalendar({ ref: "used", lastYear: 2027 }),
      given.holidayCalendar({ ref: "unused", lastYear: 2027 }),
      given.holidayCalendar({ ref: "open", lastYear: undefined }),
    ];
    const records = {
      HolidayCalendar: calendars,
      TermsProfile: [given.termsProfile({ holidayCalendarIds: ["used", "open"] })],
      CustomerAgreement: [
        given.customerAgreement({ holidayCalendarIds: ["used"], ownerId: "ada" }),
      ],
    };
    expect(dates(records, "CALENDAR_END")).toEqual([
      { ref: "used", dueOn: "2027-10-01", ownerId: "ada" },
    ]);
  });

  describe("of a transfer that rests on adequacy without naming a decision", () => {
    function ends(
      destination: string,
      fields: Parameters<typeof given.transferMechanismUse>[0] = {},
    ) {
      const use = given.transferMechanismUse({ ref: "u", transferId: "t", ...fields });
      return dates(
        {
          Transfer: [given.transfer({ ref: "t", destination })],
          TransferMechanismUse: [{ ...use, mechanism: fields?.mechanism ?? "ADEQUACY" }],
        },
        "ADEQUACY_END",
      ).map(({ dueOn }) => dueOn);
    }

    test("come with the last day of the decision for its destination under its regime", () => {
      expect(ends("GB")).toEqual(["2031-12-27"]);
      expect(ends("DE", { regime: "UK_GDPR" })).toEqual([]);
    });

    test("come with none where the decision has no end, or another mechanism carries", () => {
      expect(ends("JP")).toEqual([]);
      expect(ends("IN")).toEqual([]);
      expect(ends("GB", { mechanism: "SCC_2021_914" })).toEqual([]);
    });
  });

  test("belong to whoever answers for the record, or for what it belongs to", () => {
    const register = given.register({
      Vendor: [given.vendor({ ref: "v", ownerId: "ada" })],
      VendorService: [given.vendorService({ ref: "s", vendorId: "v" })],
      VendorAlias: [given.vendorAlias({ ref: "a", vendorServiceId: "s" })],
    });
    expect(answersFor(register, { kind: "VendorAlias", ref: "a" })).toBe("ada");
  });

  test("move on once somebody looked and found nothing to change", () => {
    const transfer = given.transfer({ ref: "t", assessmentReviewOn: "2026-11-01" });
    const certification = given.dpfCertification({ ref: "d", checkedOn: "2026-01-01" });
    const all = reviewDates(
      given.register({ Transfer: [transfer], DpfCertification: [certification] }),
      today,
    );
    const of = (topic: ReviewTopic) => {
      const date = all.find((one) => one.topic === topic);
      if (date === undefined) throw new Error(`No ${topic}`);
      return date;
    };
    expect(reviewed(transfer, of("ASSESSMENT"), today).assessmentReviewOn).toBe("2027-11-22");
    expect(reviewed(certification, of("FRAMEWORK_LIST"), today).checkedOn).toBe("2026-11-22");
  });
});

describe("the stage of a reminder", () => {
  test.each([
    ["2026-12-23", null],
    ["2026-12-22", "AHEAD"],
    ["2026-11-30", "AHEAD"],
    ["2026-11-29", "SOON"],
    ["2026-11-23", "SOON"],
    ["2026-11-22", "DUE"],
    ["2026-01-01", "DUE"],
  ])("of what is due on %s is %s", (dueOn, stage) => {
    expect(stageOf(given.day(dueOn), today)).toBe(stage);
  });
});
