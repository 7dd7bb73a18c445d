import { describe, expect, test } from "vitest";
import {
  type ChangeState,
  changeStates,
  nextSteps,
  type StepFacts,
  type StepName,
} from "./next-steps";

const calm: StepFacts = {
  state: "DRAFT",
  roles: ["APPROVER"],
  isAuthor: false,
  isOrdered: false,
  isEmpty: false,
  baseMoved: false,
  told: null,
  class: "M1",
  newErrors: 0,
  bearsErrors: false,
  people: "NOBODY",
  hidesBehindAdverse: false,
  emergencyTrouble: null,
  isAfterEndUnsaid: false,
  isDue: true,
  agreements: 3,
  uncounted: 0,
  perCustomer: false,
  gates: { told: 0, open: 0, closed: 0 },
};

function reasonFor(step: StepName, facts: Partial<StepFacts>): string {
  const found = nextSteps({ ...calm, ...facts }).steps.find((one) => one.step === step);
  return found === undefined ? "missing" : found.allowed ? "allowed" : found.reason;
}

function mainOf(facts: Partial<StepFacts>): StepName | null {
  return nextSteps({ ...calm, ...facts }).main;
}

describe("the next step of a change", () => {
  test("does not offer an announcement that is ordered already", () => {
    const ordered = { state: "APPROVED", roles: ["APPROVER"], isOrdered: true } as const;
    expect(reasonFor("announce", ordered)).toBe("isOrdered");
  });

  test("announces what people alone are told, and waits for the day that they were told", () => {
    const people = { agreements: 0, class: "DS" } as const;
    expect(reasonFor("announce", { ...people, state: "APPROVED", people: "TOLD" })).toBe("allowed");
    expect(reasonFor("activate", { ...people, state: "APPROVED", people: "TOLD" })).toBe(
      "notYetAnnounced",
    );
    expect(reasonFor("activate", { ...people, state: "ANNOUNCED", people: "NOT_YET" })).toBe(
      "peopleTime",
    );
    expect(reasonFor("activate", { ...people, state: "ANNOUNCED", people: "TOLD" })).toBe(
      "allowed",
    );
  });

  test("is the one that leads on: submit, approve, announce, activate", () => {
    expect(mainOf({ state: "DRAFT", roles: ["EDITOR"] })).toBe("submit");
    expect(mainOf({ state: "IN_REVIEW" })).toBe("approve");
    expect(mainOf({ state: "APPROVED" })).toBe("announce");
    expect(mainOf({ state: "ANNOUNCED", gates: { told: 3, open: 3, closed: 0 } })).toBe("activate");
  });

  test("is none where this person can only wait", () => {
    expect(mainOf({ state: "DRAFT" })).toBeNull();
    expect(mainOf({ state: "IN_REVIEW", roles: ["EDITOR"] })).toBeNull();
    expect(mainOf({ state: "ANNOUNCED", gates: { told: 3, open: 0, closed: 3 } })).toBeNull();
    expect(mainOf({ state: "WITHDRAWN", roles: ["EDITOR", "APPROVER"] })).toBeNull();
  });

  test("is to rebase, before all else, when the base has moved", () => {
    expect(mainOf({ state: "DRAFT", roles: ["EDITOR"], baseMoved: true })).toBe("rebase");
    expect(mainOf({ state: "APPROVED", roles: ["EDITOR"], baseMoved: true })).toBe("rebase");
    expect(reasonFor("rebase", { roles: ["EDITOR"] })).toBe("nothingMoved");
  });

  test("is, for what is announced, to look at it again while all that was told is so, and else to withdraw it", () => {
    const moved = { state: "ANNOUNCED", baseMoved: true } as const;
    expect(mainOf({ ...moved, told: "STILL_SO" })).toBe("carryOver");
    expect(mainOf({ ...moved, told: "OTHERWISE" })).toBe("withdraw");
    expect(reasonFor("carryOver", { ...moved, told: "OTHERWISE" })).toBe("toldOtherwise");
    expect(reasonFor("carryOver", { ...moved, told: "STILL_SO", isAuthor: true })).toBe(
      "approverIsAuthor",
    );
    expect(reasonFor("carryOver", { ...moved, told: "STILL_SO", newErrors: 1 })).toBe("newErrors");
    expect(reasonFor("carryOver", { state: "ANNOUNCED" })).toBe("nothingMoved");
    expect(reasonFor("redraft", { state: "WITHDRAWN", roles: ["EDITOR"] })).toBe("allowed");
    expect(reasonFor("redraft", { state: "ANNOUNCED", roles: ["EDITOR"] })).toBe("isNotWithdrawn");
  });

  test("is none for a draft from which everything was taken out", () => {
    expect(mainOf({ roles: ["EDITOR"], isEmpty: true })).toBeNull();
    expect(reasonFor("submit", { roles: ["EDITOR"], isEmpty: true })).toBe("nothingProposed");
  });

  test("never belongs to the data protection officer where it approves or announces (GDPR Art. 38(6))", () => {
    expect(reasonFor("approve", { state: "IN_REVIEW", roles: ["DPO"] })).toBe("notAllowed");
    expect(reasonFor("announce", { state: "APPROVED", roles: ["DPO"] })).toBe("notAllowed");
  });

  test("names each step once, for every state", () => {
    for (const state of changeStates) expect(nextSteps({ ...calm, state }).steps).toHaveLength(10);
  });
});

describe("an approval", () => {
  const state = "IN_REVIEW";

  test("is not for an author, whatever roles that person has (V4)", () => {
    expect(reasonFor("approve", { state, isAuthor: true, roles: ["EDITOR", "APPROVER"] })).toBe(
      "approverIsAuthor",
    );
  });

  test("waits for a submission", () => {
    expect(reasonFor("approve", {})).toBe("notYetSubmitted");
    expect(reasonFor("reject", {})).toBe("notYetSubmitted");
  });

  test("is refused while the base has moved or an error would be new, but for an adverse fact", () => {
    expect(reasonFor("approve", { state, baseMoved: true })).toBe("baseMoved");
    expect(reasonFor("approve", { state, newErrors: 1 })).toBe("newErrors");
    expect(reasonFor("approve", { state, newErrors: 1, class: "A", bearsErrors: true })).toBe(
      "allowed",
    );
    expect(reasonFor("approve", { state, class: "A", hidesBehindAdverse: true })).toBe(
      "adverseNotAlone",
    );
  });
});

describe("what keeps everybody from approving", () => {
  const obstacleOf = (facts: Partial<StepFacts>) => nextSteps({ ...calm, ...facts }).obstacle;

  test("is said to whoever submits, and to an approver who finds no button", () => {
    const emergencyTrouble = "emergencyForNobody" as const;
    for (const state of ["DRAFT", "IN_REVIEW"] as const)
      expect(obstacleOf({ state, emergencyTrouble })).toBe("emergencyForNobody");
    expect(obstacleOf({ state: "DRAFT", newErrors: 1 })).toBe("newErrors");
  });

  test("is nothing of whoever looks, nothing of an empty draft, and over with the approval", () => {
    expect(obstacleOf({ state: "IN_REVIEW", isAuthor: true, roles: [] })).toBeNull();
    expect(obstacleOf({ isEmpty: true, newErrors: 1 })).toBeNull();
    expect(obstacleOf({ state: "APPROVED", emergencyTrouble: "emergencyForNobody" })).toBeNull();
  });
});

describe("an announcement", () => {
  const state = "APPROVED";

  test("comes after the approval and once", () => {
    expect(reasonFor("announce", { state: "IN_REVIEW" })).toBe("notYetApproved");
    expect(reasonFor("announce", { state: "ANNOUNCED" })).toBe("isAnnounced");
    expect(reasonFor("announce", { state: "ACTIVE" })).toBe("isActive");
  });

  test("needs somebody to tell; where there is nobody, activation is next", () => {
    expect(reasonFor("announce", { state, agreements: 0 })).toBe("nobodyToTell");
    expect(mainOf({ state, agreements: 0 })).toBe("activate");
  });

  test("of an adverse fact waits for its true day", () => {
    expect(reasonFor("announce", { state, class: "A", isDue: false })).toBe("notYet");
    expect(reasonFor("announce", { state, isDue: false })).toBe("allowed");
  });
});

describe("an activation", () => {
  const state = "ANNOUNCED";
  const some = { told: 3, open: 1, closed: 2 };

  test("waits for approval and, where customers are to be told, for the announcement", () => {
    expect(reasonFor("activate", { state: "IN_REVIEW" })).toBe("notYetApproved");
    expect(reasonFor("activate", { state: "APPROVED" })).toBe("notYetAnnounced");
  });

  test("waits for every gate, unless each customer can follow alone", () => {
    expect(reasonFor("activate", { state, gates: some })).toBe("gateClosed");
    expect(reasonFor("activate", { state, gates: some, perCustomer: true })).toBe("allowed");
    expect(
      reasonFor("activate", {
        state,
        gates: { told: 3, open: 0, closed: 3 },
        perCustomer: true,
      }),
    ).toBe("gateClosed");
  });

  test("takes up later whoever has followed since, and ends when nobody is left", () => {
    expect(reasonFor("activate", { state: "ACTIVE", gates: some })).toBe("allowed");
    expect(reasonFor("activate", { state: "ACTIVE", gates: { told: 3, open: 0, closed: 0 } })).toBe(
      "nothingToActivate",
    );
  });

  test("is refused before the day from which it is true", () => {
    expect(
      reasonFor("activate", { state, isDue: false, gates: { told: 3, open: 3, closed: 0 } }),
    ).toBe("notYet");
  });
});

describe("taking back", () => {
  test("makes a draft of what is in review, approved or rejected", () => {
    const can = (state: ChangeState, roles: StepFacts["roles"]) =>
      reasonFor("return", { state, roles });
    expect(can("IN_REVIEW", ["EDITOR"])).toBe("allowed");
    expect(can("IN_REVIEW", ["APPROVER"])).toBe("allowed");
    expect(can("REJECTED", ["EDITOR"])).toBe("allowed");
    expect(can("REJECTED", ["APPROVER"])).toBe("notAllowed");
    expect(can("DRAFT", ["EDITOR"])).toBe("isDraft");
    expect(can("ANNOUNCED", ["EDITOR"])).toBe("isAnnounced");
  });

  test("for good is possible until the change is in effect", () => {
    expect(reasonFor("withdraw", { state: "ANNOUNCED" })).toBe("allowed");
    expect(reasonFor("withdraw", { state: "ACTIVE" })).toBe("isActive");
    expect(reasonFor("withdraw", { state: "DRAFT", roles: ["DPO"] })).toBe("notAllowed");
  });
});
