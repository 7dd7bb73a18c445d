import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import type { ObjectionDecision } from "@/lib/domain/change/gate";
import { deLetters } from "@/lib/domain/language/de-letters";
import { enLetters } from "@/lib/domain/language/en-letters";
import { type AnsweredObjection, incidentLetter, objectionAnswer } from "./customer-letter";

const facts: AnsweredObjection = {
  on: day("2026-05-04"),
  organisation: "Helpdesk GmbH",
  customer: "Globex",
  agreement: "Globex DPA 2026",
  change: { id: "C-7", title: "Cold storage" },
  decision: null,
  receivedOn: day("2026-04-20"),
  timely: true,
  objectionLastDay: day("2026-04-30"),
  effectiveOn: null,
  wasEnteredLate: false,
  isClosed: false,
  needsApproval: false,
  earliestEffectiveOn: day("2026-05-01"),
  reason: "Keys stay with you.",
  clause: "Clause 7.3: only on reasonable grounds of data protection.",
  remedyClause: "Clause 7.5: the customer may terminate.",
  remedyLastDay: day("2026-06-03"),
};
const english = (more: Partial<AnsweredObjection>) =>
  objectionAnswer({ ...facts, ...more }, enLetters).text;
const german = (more: Partial<AnsweredObjection>) =>
  objectionAnswer({ ...facts, ...more }, deLetters).text;

describe("the draft of an answer", () => {
  test("names whom, what and when, in both languages", () => {
    const text = english({ decision: "WITHDRAWN" });
    for (const words of [
      "4 May 2026",
      "Globex",
      "Globex DPA 2026",
      "20 April 2026",
      "Cold storage",
    ])
      expect(text).toContain(words);
    expect(german({ decision: "WITHDRAWN" })).toContain("am 20. April 2026");
    expect(objectionAnswer(facts, deLetters).subject).toContain("„Cold storage“");
  });

  test("to one that is not decided says that it came, and whether it holds the change back", () => {
    expect(english({})).toContain("does not take effect for your agreement while");
    expect(english({ timely: false })).toContain("does not hold the change back");
    const late = { effectiveOn: day("2026-05-02"), wasEnteredLate: true };
    expect(english(late)).toContain("recorded that as an incident");
  });

  test("to one that came after the effect, as the agreement allows, speaks of no incident", () => {
    const inOrder = { effectiveOn: day("2026-04-10") };
    expect(english(inOrder)).toContain("lets the change take effect before the time to object");
    expect(english(inOrder)).not.toContain("incident");
    expect(german(inOrder)).not.toContain("Vorfall");
  });

  test("promises no effect where the change is closed for the customer, or waits for its approval", () => {
    for (const decision of ["WITHDRAWN", "REFUSED", "OUTSIDE_GROUND", null] as const) {
      const closed = { decision, isClosed: true };
      expect(english(closed)).toContain("does not take effect for your agreement: it was");
      expect(german(closed)).toContain("wird für Ihren Vertrag nicht wirksam: Sie wurde");
      expect(english(closed)).not.toContain("may take effect");
    }
    const asked = english({ decision: "WITHDRAWN", needsApproval: true });
    expect(asked).toContain("only with your approval");
    expect(asked).not.toContain("1 May 2026");
  });

  test("quotes the safeguard, and from when the change may follow", () => {
    const text = english({ decision: "ACCOMMODATED_BY_SAFEGUARD" });
    expect(text).toContain("The safeguard:\nKeys stay with you.");
    expect(text).toContain("from 1 May 2026 at the earliest");
  });

  test("that overrules names clause and reasons", () => {
    const text = english({ decision: "OUTSIDE_GROUND" });
    expect(text).toContain("The clause of your agreement:\nClause 7.3");
    expect(text).toContain("Our reasons:\nKeys stay with you.");
  });

  test("that refuses says that the change stays held back, and what the agreement gives against it until when", () => {
    const text = english({ decision: "REFUSED" });
    expect(text).toContain("stays held back for your agreement");
    expect(text).toContain("Clause 7.5");
    expect(text).toContain("The last day for that is 3 June 2026");
  });

  test("to one that came too late names both days, or that there was no right", () => {
    const late = { decision: "UNTIMELY", receivedOn: day("2026-05-02"), timely: false } as const;
    expect(english(late)).toContain("last day to object was 30 April 2026");
    expect(english(late)).toContain("reached us on 2 May 2026");
    expect(english({ ...late, objectionLastDay: null })).toContain("gives no right to object");
  });

  test("by leaving out says that the list stays as it was, and never that the change may follow", () => {
    const text = english({ decision: "ACCOMMODATED_BY_LEAVING_OUT" });
    expect(text).toContain("the list of sub-processors stays as it was");
    expect(text).not.toContain("may take effect");
  });

  test("makes up nothing: what is not recorded is not there", () => {
    const bare = { reason: null, clause: null, remedyClause: null, remedyLastDay: null };
    const text = english({ decision: "REFUSED", ...bare });
    for (const words of [
      "Our reasons",
      "The clause",
      "What your agreement gives",
      "last day for that",
    ])
      expect(text).not.toContain(words);
    expect(text).not.toContain("null");
  });

  const outcomes: readonly ObjectionDecision[] = [
    "ACCOMMODATED_BY_SAFEGUARD",
    "ACCOMMODATED_BY_LEAVING_OUT",
    "WITHDRAWN",
    "UNTIMELY",
    "OUTSIDE_GROUND",
    "AGREEMENT_ENDED",
    "REMEDY_RUN",
    "REFUSED",
  ];
  test("differs with each outcome, in both languages", () => {
    for (const write of [english, german])
      expect(new Set(outcomes.map((decision) => write({ decision }))).size).toBe(outcomes.length);
  });
});

describe("the draft of a letter about an incident", () => {
  const incident = {
    ...facts,
    kind: "ADVERSE_FACT",
    subject: "Cold storage",
    trueSince: day("2026-03-01"),
    knownOn: day("2026-03-04"),
    suspension: "DONE",
    suspensionOn: day("2026-03-05"),
    suspensionReason: "The mechanism is lost.",
    fact: {
      subprocessors: ["Acme (Hosting)", "Beta"],
      what: "Backups could be read.",
      howKnown: "Acme told us.",
    },
  } as const;

  test("says since when it is so, since when it is known, and what became of suspension", () => {
    const { text } = incidentLetter(incident, enLetters);
    expect(text).toContain("since 1 March 2026");
    expect(text).toContain("known of it since 4 March 2026");
    expect(text).toContain("on 5 March 2026");
    expect(text).toContain("The mechanism is lost.");
  });

  test("says what happened, at whom, and how it is known; what nobody said is left out", () => {
    const { text } = incidentLetter(incident, enLetters);
    expect(text).toContain("these sub-processors: Acme (Hosting); Beta.");
    expect(text).toContain("What happened:\nBackups could be read.");
    expect(text).toContain("How we know of it:\nAcme told us.");
    const alone = { subprocessors: ["Beta"], what: "It was lost.", howKnown: null };
    const other = incidentLetter({ ...incident, fact: alone }, enLetters).text;
    expect(other).toContain("this sub-processor: Beta.");
    expect(other).not.toContain("How we know");
    const none = incidentLetter({ ...incident, fact: null }, enLetters).text;
    expect(none).not.toContain("What happened");
  });

  test("says that it is no notification of a data breach", () => {
    expect(incidentLetter(incident, enLetters).text).toContain("Article 33");
    expect(incidentLetter(incident, deLetters).text).toContain("Artikel 33");
  });

  test("offers suspension where nobody has decided", () => {
    const open = { ...incident, suspension: null, suspensionOn: null, suspensionReason: null };
    expect(incidentLetter(open, enLetters).text).toContain("We propose to suspend");
  });
});
