import { describe, expect, test } from "vitest";
import { given } from "@/lib/testing/given";
import { type GateFacts, gate, isOpenObjection, type ObjectionDecision } from "./gate";

const earliest = given.day("2026-12-22");
const dayBefore = given.day("2026-12-21");

/** A class M1 notice under general authorisation, sent and accepted, without any objection. */
function facts(more: Partial<GateFacts> = {}): GateFacts {
  return {
    changeClass: "M1",
    authorisation: "GENERAL",
    silenceApproves: false,
    effect: "PERIODS",
    isSigned: false,
    isInformed: true,
    untoldContacts: 0,
    awaitsConfirmation: false,
    hasContact: true,
    earliestEffectiveOn: earliest,
    objections: [],
    approvals: [],
    heldBackBefore: [],
    agreementSince: null,
    outOfReachFrom: null,
    plannedOn: null,
    ...more,
  };
}

const open = (ground: string) => ({ state: "open", ground });
const closed = (...blockers: object[]) => ({ state: "closed", blockers });
const objection = (decision: ObjectionDecision | null, timely = true) => ({ timely, decision });

describe("the gate of what amends the contract", () => {
  const amendment = { changeClass: "M2", effect: "SIGNATURE", earliestEffectiveOn: null } as const;

  test("opens by the countersigned file, whatever was told and whenever", () => {
    expect(gate(facts({ ...amendment, isSigned: true, isInformed: false }), dayBefore)).toEqual(
      open("SIGNED"),
    );
  });

  test("stays shut without it: neither time nor an approval stands in its place", () => {
    const missing = closed({ code: "SIGNATURE_MISSING" });
    expect(gate(facts(amendment), earliest)).toEqual(missing);
    expect(gate(facts({ ...amendment, approvals: ["EARLY"] }), earliest)).toEqual(missing);
  });

  test("waits for the planned day, and for the periods of what needs notice beside it", () => {
    const signed = { effect: "SIGNATURE", isSigned: true } as const;
    expect(gate(facts({ ...amendment, ...signed, plannedOn: earliest }), dayBefore)).toEqual(
      closed({ code: "PLANNED_LATER", until: earliest }),
    );
    expect(gate(facts(signed), dayBefore)).toEqual(
      closed({ code: "NOTICE_RUNNING", until: earliest }),
    );
    expect(gate(facts(signed), earliest)).toEqual(open("SIGNED"));
  });
});

describe("the gate of an emergency that the agreement covers", () => {
  const emergency = { effect: "EMERGENCY" } as const;

  test("opens on the day that the clause sets", () => {
    expect(gate(facts(emergency), earliest)).toEqual(open("EMERGENCY"));
    expect(gate(facts(emergency), dayBefore)).toEqual(
      closed({ code: "NOTICE_RUNNING", until: earliest }),
    );
  });

  test("stays shut while nobody was told, and while an objection is open", () => {
    expect(gate(facts({ ...emergency, isInformed: false }), earliest)).toEqual(
      closed({ code: "NOT_INFORMED" }),
    );
    expect(gate(facts({ ...emergency, objections: [objection(null)] }), earliest)).toEqual(
      closed({ code: "OBJECTION_OPEN" }),
    );
  });

  test("names the customer's own approval as its ground where there is one", () => {
    expect(gate(facts({ ...emergency, approvals: ["EARLY"] }), dayBefore)).toEqual(
      open("APPROVAL"),
    );
  });
});

describe("the gate of what must not wait", () => {
  const repair = { changeClass: "M2", effect: "AT_ONCE" } as const;

  test("is none", () => {
    expect(gate(facts({ ...repair, isInformed: false }), dayBefore)).toEqual(open("NO_GATE"));
  });

  test("stays shut behind an earlier change of the same records", () => {
    expect(gate(facts({ ...repair, heldBackBefore: ["CS-1"] }), earliest)).toEqual(
      closed({ code: "EARLIER_CHANGE_HELD_BACK", changeSetId: "CS-1" }),
    );
  });
});

describe("the gate of an agreement that was changed meanwhile", () => {
  test("stays shut, until the customer approves what it is told now", () => {
    const raised = { agreementSince: "HIGHER_CLASS" } as const;
    expect(gate(facts(raised), earliest)).toEqual(
      closed({ code: "AGREEMENT_CHANGED", since: "HIGHER_CLASS" }),
    );
    expect(gate(facts({ ...raised, approvals: ["EARLY"] }), earliest)).toEqual(open("APPROVAL"));
  });
});

describe("the gate over time", () => {
  test("opens by lapse on the earliest effective day, and not the day before", () => {
    expect(gate(facts(), earliest)).toEqual(open("LAPSE"));
    expect(gate(facts(), dayBefore)).toEqual(closed({ code: "NOTICE_RUNNING", until: earliest }));
  });

  test("stays shut while nobody is informed: neither without a contact, nor before an accepted delivery", () => {
    expect(gate(facts({ isInformed: false, hasContact: false }), earliest)).toEqual(
      closed({ code: "NO_CONTACT" }),
    );
    expect(gate(facts({ isInformed: false }), earliest)).toEqual(closed({ code: "NOT_INFORMED" }));
    expect(gate(facts({ earliestEffectiveOn: null }), earliest)).toEqual(
      closed({ code: "NOT_INFORMED" }),
    );
  });

  test("counts a customer as informed whose contact has left since", () => {
    expect(gate(facts({ hasContact: false }), earliest)).toEqual(open("LAPSE"));
  });

  test("waits for the day that the customer was told, where it is later", () => {
    const planned = given.day("2027-01-15");
    expect(gate(facts({ plannedOn: planned }), earliest)).toEqual(
      closed({ code: "PLANNED_LATER", until: planned }),
    );
    expect(gate(facts({ plannedOn: planned }), planned)).toEqual(open("LAPSE"));
    expect(gate(facts({ plannedOn: dayBefore }), dayBefore)).toEqual(
      closed({ code: "NOTICE_RUNNING", until: earliest }),
    );
  });

  test.each(["A", "DS", "I", "E", "R"] as const)(
    "knows no time for class %s, which it never gates",
    (changeClass) => {
      const nothing = facts({
        changeClass,
        isInformed: false,
        hasContact: false,
        earliestEffectiveOn: null,
        plannedOn: earliest,
        authorisation: "SPECIFIC",
      });
      expect(gate(nothing, dayBefore)).toEqual(open("NO_GATE"));
    },
  );

  test("gates class M2 by time alone", () => {
    expect(gate(facts({ changeClass: "M2", authorisation: "SPECIFIC" }), dayBefore)).toEqual(
      closed({ code: "NOTICE_RUNNING", until: earliest }),
    );
    expect(gate(facts({ changeClass: "M2", authorisation: "SPECIFIC" }), earliest)).toEqual(
      open("LAPSE"),
    );
  });
});

describe("an objection", () => {
  test("shuts the gate while it is open, however long the time has run", () => {
    expect(gate(facts({ objections: [objection(null)] }), given.day("2030-01-01"))).toEqual(
      closed({ code: "OBJECTION_OPEN" }),
    );
  });

  test("that is refused shuts it still: refusing does not open the gate", () => {
    expect(gate(facts({ objections: [objection("REFUSED")] }), earliest)).toEqual(
      closed({ code: "OBJECTION_OPEN" }),
    );
  });

  test("that came too late does not shut it, decided or not", () => {
    for (const decision of [null, "REFUSED"] as const) {
      expect(gate(facts({ objections: [objection(decision, false)] }), earliest)).toEqual(
        open("LAPSE"),
      );
    }
  });

  test.each([
    ["WITHDRAWN", "LAPSE"],
    ["UNTIMELY", "LAPSE"],
    ["AGREEMENT_ENDED", "LAPSE"],
    ["OUTSIDE_GROUND", "OUTSIDE_GROUND"],
    ["REMEDY_RUN", "REMEDY_RUN"],
  ] as const)("that is %s lets time do its work, and no more than that", (decision, ground) => {
    expect(isOpenObjection(objection(decision))).toBe(false);
    expect(gate(facts({ objections: [objection(decision)] }), earliest)).toEqual(open(ground));
    expect(gate(facts({ objections: [objection(decision)] }), dayBefore)).toEqual(
      closed({ code: "NOTICE_RUNNING", until: earliest }),
    );
  });

  test("that is accommodated by a safeguard is the ground on which the gate opens", () => {
    expect(gate(facts({ objections: [objection("ACCOMMODATED_BY_SAFEGUARD")] }), earliest)).toEqual(
      open("ACCOMMODATED"),
    );
    expect(
      gate(facts({ objections: [objection("ACCOMMODATED_BY_SAFEGUARD")] }), dayBefore),
    ).toMatchObject({ state: "closed" });
  });

  test("shuts the gate as long as one of several is open", () => {
    expect(
      gate(facts({ objections: [objection("WITHDRAWN"), objection(null)] }), earliest),
    ).toEqual(closed({ code: "OBJECTION_OPEN" }));
  });
});

describe("an approval", () => {
  test.each(["EARLY", "SPECIFIC"] as const)(
    "(%s) stands in the place of notice, time and the planned day",
    (approval) => {
      const early = facts({
        approvals: [approval],
        isInformed: false,
        hasContact: false,
        earliestEffectiveOn: null,
        plannedOn: earliest,
      });
      expect(gate(early, given.today)).toEqual(open("APPROVAL"));
    },
  );

  test("never stands in the place of an answer to an objection", () => {
    expect(gate(facts({ approvals: ["EARLY"], objections: [objection(null)] }), earliest)).toEqual(
      closed({ code: "OBJECTION_OPEN" }),
    );
    expect(
      gate(facts({ approvals: ["EARLY"], objections: [objection("REFUSED")] }), earliest),
    ).toEqual(closed({ code: "OBJECTION_OPEN" }));
  });

  test("is what specific authorisation asks for: silence opens nothing", () => {
    expect(gate(facts({ authorisation: "SPECIFIC" }), given.day("2030-01-01"))).toEqual(
      closed({ code: "SPECIFIC_APPROVAL_MISSING" }),
    );
    expect(
      gate(facts({ authorisation: "SPECIFIC", approvals: ["SPECIFIC"] }), given.today),
    ).toEqual(open("APPROVAL"));
  });
});

describe("an earlier change that is held back", () => {
  const behind = { code: "EARLIER_CHANGE_HELD_BACK", changeSetId: "CS-1" };

  test("goes first, whatever the class and whoever approved", () => {
    for (const more of [
      {},
      { changeClass: "I" as const },
      { changeClass: "A" as const },
      { approvals: ["EARLY" as const] },
    ]) {
      expect(gate(facts({ heldBackBefore: ["CS-1"], ...more }), earliest)).toEqual(closed(behind));
    }
  });
});

test("a gate that is shut names every reason, in the order in which they are met", () => {
  const everything = facts({
    heldBackBefore: ["CS-1", "CS-2"],
    objections: [objection(null)],
    authorisation: "SPECIFIC",
    plannedOn: given.day("2027-01-15"),
  });
  expect(gate(everything, dayBefore)).toEqual(
    closed(
      { code: "EARLIER_CHANGE_HELD_BACK", changeSetId: "CS-1" },
      { code: "EARLIER_CHANGE_HELD_BACK", changeSetId: "CS-2" },
      { code: "OBJECTION_OPEN" },
      { code: "SPECIFIC_APPROVAL_MISSING" },
      { code: "NOTICE_RUNNING", until: earliest },
      { code: "PLANNED_LATER", until: "2027-01-15" },
    ),
  );
});

describe("a gate of an agreement that is over", () => {
  const over = { outOfReachFrom: earliest };

  test("is shut from the day after its last, whatever was approved or answered", () => {
    const shut = closed({ code: "AGREEMENT_OVER" });
    expect(gate(facts(over), earliest)).toEqual(shut);
    expect(gate(facts({ ...over, approvals: ["EARLY"] }), earliest)).toEqual(shut);
    expect(gate(facts({ ...over, effect: "SIGNATURE", isSigned: true }), earliest)).toEqual(shut);
  });

  test("is open on its last day as any other, and ever for what has no gate", () => {
    expect(gate(facts({ ...over, approvals: ["EARLY"] }), dayBefore)).toEqual(open("APPROVAL"));
    expect(gate(facts({ ...over, changeClass: "A" }), earliest)).toEqual(open("NO_GATE"));
  });
});

describe("a gate by the terms of the agreement", () => {
  test("takes silence for approval by a quoted clause, once the periods have run", () => {
    const quoted = facts({ authorisation: "SPECIFIC", silenceApproves: true });
    expect(gate(quoted, earliest)).toEqual(open("LAPSE"));
    expect(gate(quoted, dayBefore)).toEqual(closed({ code: "NOTICE_RUNNING", until: earliest }));
  });

  test("waits for the last of the contacts where all have to be told", () => {
    expect(gate(facts({ untoldContacts: 2 }), earliest)).toEqual(
      closed({ code: "CONTACTS_NOT_TOLD", contacts: 2 }),
    );
  });

  test("waits for the confirmation that begins the periods", () => {
    const unconfirmed = facts({ awaitsConfirmation: true, earliestEffectiveOn: null });
    expect(gate(unconfirmed, earliest)).toEqual(closed({ code: "RECEIPT_NOT_CONFIRMED" }));
    expect(gate(facts({ awaitsConfirmation: true }), earliest)).toEqual(open("LAPSE"));
  });
});
