import { describe, expect, test } from "vitest";
import { dealt } from "@/lib/testing/dealing-cases";
import { foundInDealings } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

const { change, dealings, notice, register, translation } = dealt;

function told(wanted: Parameters<typeof notice>[0], more: Parameters<typeof change>[0] = {}) {
  return dealings({ changes: [change({ notices: [notice(wanted)], ...more })] });
}

describe("ENG-007, the published list", () => {
  test("must not go on naming whom nobody engages any more", () => {
    const ended = register({
      Engagement: [{ ...translation, actualUseTo: given.day("2026-10-31") }],
    });
    expect(foundInDealings("ENG-007", ended, dealings())).toMatchObject([{ ref: "translation" }]);
  });

  test("is wanting as a whole where nothing was published", () => {
    expect(foundInDealings("ENG-007", register(), dealings({ published: null }))).toHaveLength(2);
  });
});

describe("ENG-012, use before the notice period ended", () => {
  test("is none where the customer approved, or the change was left out there", () => {
    const early = { earliestEffectiveOn: given.day("2026-07-01") };
    const count = (wanted: Parameters<typeof notice>[0]) =>
      foundInDealings("ENG-012", register(), told(wanted)).length;
    expect(count(early)).toBe(1);
    expect(count({ ...early, isApproved: true })).toBe(0);
    expect(count({ ...early, isDeclined: true })).toBe(0);
  });

  test("is judged by each agreement's own day where it is switched per customer", () => {
    const switched = register({ Engagement: [{ ...translation, perTenantSwitch: true }] });
    const later = { earliestEffectiveOn: given.day("2026-07-01"), effectiveOn: null };
    expect(foundInDealings("ENG-012", switched, told(later))).toEqual([]);
    expect(foundInDealings("ENG-012", register(), told(later))).toHaveLength(1);
  });
});

describe("ENG-013, use despite an objection", () => {
  test("is none before the objection came, nor where it holds the use back", () => {
    const objected = { openObjectionOn: given.day("2026-05-20") };
    expect(
      foundInDealings(
        "ENG-013",
        register({ Engagement: [{ ...translation, perTenantSwitch: true }] }),
        told({ ...objected, effectiveOn: null }),
      ),
    ).toEqual([]);
    expect(
      foundInDealings("ENG-013", register(), told({ openObjectionOn: given.day("2026-12-01") })),
    ).toEqual([]);
  });
});

describe("ENG-019, specific authorisation", () => {
  const specific = register({
    CustomerAgreement: [given.customerAgreement({ authorisation: "SPECIFIC" })],
  });

  test("is met by a recorded approval, or by a silence that the agreement lets count", () => {
    expect(foundInDealings("ENG-019", specific, told({}))).toHaveLength(1);
    expect(foundInDealings("ENG-019", specific, told({ isApproved: true }))).toEqual([]);
    expect(foundInDealings("ENG-019", specific, told({ silenceApproves: true }))).toEqual([]);
  });

  test("covers what was in use on the day of the agreed list", () => {
    const agreed = register({
      CustomerAgreement: [
        given.customerAgreement({ authorisation: "SPECIFIC", agreedAsOf: "2026-06-01" }),
      ],
    });
    expect(foundInDealings("ENG-019", agreed, dealings({ changes: [] }))).toEqual([]);
  });

  test("does not ask for what is held back there", () => {
    const heldBack = new Map([["client-agreement", new Set(["translation"])]]);
    expect(foundInDealings("ENG-019", specific, dealings({ heldBack }))).toEqual([]);
  });
});

describe("CHG-001, a notice", () => {
  test("is wanting where the change took effect although no mail was ever accepted", () => {
    expect(foundInDealings("CHG-001", register(), told({ startsOn: null }))).toHaveLength(1);
    const signed = { startsOn: null, changeClass: "M2", effect: "SIGNATURE" } as const;
    expect(foundInDealings("CHG-001", register(), told(signed))).toEqual([]);
    expect(
      foundInDealings("CHG-001", register(), told({ startsOn: null, isApproved: true })),
    ).toEqual([]);
  });

  test("is not owed under an agreement that is no longer there", () => {
    const changes = [change({ notices: [], owed: ["ended-agreement"] })];
    expect(foundInDealings("CHG-001", register(), dealings({ changes }))).toEqual([]);
  });
});

describe("CHG-002, the planned day", () => {
  const waiting = { effectiveOn: null, earliestEffectiveOn: given.day("2027-01-10") };
  const planned = (on: string) => ({ state: "ANNOUNCED", plannedOn: given.day(on) }) as const;

  test("is not before the earliest day of any agreement", () => {
    const found = (on: string) =>
      foundInDealings("CHG-002", register(), told(waiting, planned(on)));
    expect(found("2027-01-09")).toHaveLength(1);
    expect(found("2027-01-10")).toEqual([]);
  });

  test("binds nobody where each customer follows on its own day", () => {
    const changes = told(waiting, { ...planned("2027-01-09"), isPerCustomer: true });
    expect(foundInDealings("CHG-002", register(), changes)).toEqual([]);
  });
});

describe("CHG-004 and CHG-005, whether the customer was written to", () => {
  const waiting = { effectiveOn: null, earliestEffectiveOn: null, startsOn: null };
  const codes = (told: Parameters<typeof foundInDealings>[2]) =>
    (["CHG-004", "CHG-005"] as const).filter(
      (code) => foundInDealings(code, register(), told).length > 0,
    );

  test("differ: nobody was written to, or it did not arrive, or there is nobody", () => {
    const none = { deliveries: { all: 0, good: 0 } };
    expect(codes(told({ ...waiting, ...none }))).toEqual(["CHG-004"]);
    expect(codes(told({ ...waiting, deliveries: { all: 2, good: 0 } }))).toEqual(["CHG-005"]);
    expect(codes(told({ ...waiting, deliveries: { all: 2, good: 1 } }))).toEqual([]);
    expect(codes({ ...told({ ...waiting, ...none }), contacts: new Map() })).toEqual(["CHG-005"]);
  });
});

describe("DPA-003, an annex", () => {
  test("that a notice has made older is no fault", () => {
    const annexes = [
      { agreementRef: "client-agreement", publication: 2, engagements: new Set(["hosting"]) },
    ];
    expect(foundInDealings("DPA-003", register(), dealings({ annexes }))).toEqual([]);
    expect(
      foundInDealings("DPA-003", register(), { ...told({ effectiveOn: null }), annexes }),
    ).toHaveLength(1);
  });
});

describe("CHG-009, an objection that nobody answered", () => {
  test("waits for the agreement's own first day, where the planned one is earlier", () => {
    const found = (earliestEffectiveOn: Parameters<typeof given.day>[0]) =>
      foundInDealings(
        "CHG-009",
        register(),
        told(
          {
            ...{ unansweredObjectionOn: given.day("2026-05-20"), effectiveOn: null },
            earliestEffectiveOn: given.day(earliestEffectiveOn),
          },
          { state: "ANNOUNCED", isPerCustomer: true, plannedOn: given.day("2026-06-01") },
        ),
      );
    expect(found("2026-06-01")).toHaveLength(1);
    expect(found("2099-06-03")).toEqual([]);
  });
});
