import { beforeAll, describe, expect, test } from "vitest";
import { machineActor } from "@/lib/auth/actor";
import { addDays } from "@/lib/domain/calendar";
import type { PackIncident } from "@/lib/domain/evidence/pack-facts";
import { problemsOfActs } from "@/lib/domain/evidence/verify-told";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, type Story } from "@/lib/testing/story";
import { subprocessorOf } from "@/lib/testing/subprocessor-of";
import { activateDue } from "@/lib/work/activate";
import { announceChangeSet } from "../announcing/announcing";
import { approveChangeSet, submitChangeSet } from "../changes/change-steps";
import { database } from "../database/current";
import { makeEvidence } from "../evidence/evidence";
import { authorisedFor } from "../gate/authorised";
import { homeFor } from "../home/home";
import { incidentLetters } from "../objections/customer-letters";
import { searchRecords } from "../records/search";
import { settleTask } from "../terminations/termination-tasks";
import { adverseChoices, recordAdverseFact } from "./adverse-facts";
import { closeIncident, recordTold, setIncidentDays } from "./incident-acts";
import { findIncident, listIncidents } from "./incidents";
import { recordSuspension } from "./suspending";

let story: Story;

const cast = [{ ref: "early" }, { ref: "late", noticeDays: 60 }];

beforeAll(async () => {
  story = await openStory([
    ...["gone", "mixed", "swap"].map((name) => ({
      ...{ name, perCustomer: true, cast },
      more: subprocessorOf(name, "lupe", true),
    })),
    {
      ...{ name: "held", cast: [{ ref: "left" }, { ref: "stays" }] },
      more: subprocessorOf("held", "lupe", false),
    },
  ]);
});

/** Replaces one sub-processor of a product by another, so far for the first of its customers. */
async function replaced(product: string): Promise<string> {
  const ends = subprocessorOf(product, "lupe", true).toReversed();
  return begun([
    ...subprocessorOf(product, "mark", true),
    ...ends.map((one) => ({ ...one, body: null })),
  ]);
}

async function begun(items: Parameters<Story["announced"]>[0]): Promise<string> {
  const id = await story.announced(items, story.today());
  await story.mail(id);
  story.pass(31);
  expectDone(await story.activate(id));
  return id;
}

const words = {
  title: "Backups could be read",
  what: "Backups of two days\ncould be read by others.",
  reason: "The vendor told us",
};

function record(engagementRefs: string[], more: Partial<typeof words> = {}) {
  const trueSince = addDays(story.today(), -4);
  const knownOn = addDays(story.today(), -1);
  return recordAdverseFact(story.editor(), {
    ...{ ...words, ...more, trueSince, knownOn },
    engagementRefs,
  });
}

async function opened(engagementRef: string): Promise<string> {
  const { draft, incidents } = expectDone(await record([engagementRef]));
  expect(draft).toBeNull();
  expect(incidents).toHaveLength(1);
  return incidents[0]?.id ?? "";
}

const leavingNow = async () => (await adverseChoices(story.editor())).leaving;

async function standing(product: string, customer: string, engagement: string) {
  const machine = machineActor({ id: "switch", scopes: ["authorised:read"] }, story.at());
  const asked = { customer: of(product, customer), engagement };
  const { agreements } = expectDone(await authorisedFor(machine, asked));
  return agreements[0]?.engagements[0]?.state;
}

function suspend(id: string, suspension: "DONE" | "LIFTED") {
  const on = story.today();
  const by = suspension === "LIFTED" ? story.approver() : story.editor();
  return recordSuspension(by, { id, suspension, on, reason: "Until it is mended" });
}

describe("an adverse fact about a sub-processor that is replaced, and in use for some still", () => {
  const late = () => of("gone", "late");
  let id = "";
  let change = "";
  beforeAll(async () => {
    expect(await leavingNow()).toEqual([]);
    change = await replaced("gone");
  });

  test("is offered apart from those of the register, with the agreements that have it", async () => {
    const { present, leaving } = await adverseChoices(story.editor());
    expect(leaving).toEqual([
      {
        ...{ ref: "lupe-gone", title: "lupe", name: "lupe GmbH", vendorRef: "lupe-gone" },
        ...{ usedFor: [late()], holdsFor: [] },
      },
    ]);
    expect(present.map(({ ref }) => ref)).not.toContain("lupe-gone");
    expect(await adverseChoices(story.approver())).toEqual({ present: [], leaving: [] });
  });

  test("opens an incident at once, with its words and days, about these agreements alone", async () => {
    id = await opened("lupe-gone");
    expect(await findIncident(story.editor(), id)).toMatchObject({
      ...{ kind: "ADVERSE_FACT", isOpen: true, suspension: "PROPOSED", changeSetId: null },
      title: words.title,
      fact: { what: words.what, howKnown: words.reason, subprocessor: "lupe, lupe GmbH" },
      trueSince: addDays(story.today(), -4),
      knownOn: addDays(story.today(), -1),
      engagement: { ref: "lupe-gone", title: "lupe, lupe GmbH" },
      suspends: [{ ref: "lupe-gone" }],
      steps: ["TELL", "SUSPEND", "CLOSE"],
    });
    const incident = await findIncident(story.editor(), id);
    expect(incident?.customers.map(({ ref }) => ref)).toEqual([late()]);
    expect(await database().auditEntry.findFirst({ orderBy: { position: "desc" } })).toMatchObject({
      event: "incident.opened",
      payload: { incidentId: id, engagementRef: "lupe-gone", factHash: expect.any(String) },
    });
  });

  test("is refused to who may not, with impossible days, twice, or where nobody has it", async () => {
    const refused = async (result: ReturnType<typeof record>) => {
      const before = await database().incident.count();
      const { ok, ...why } = await result;
      expect(ok).toBe(false);
      expect(await database().incident.count()).toBe(before);
      return why;
    };
    const day = story.today();
    const about = { ...words, engagementRefs: ["lupe-gone"], trueSince: day, knownOn: day };
    expect(await refused(recordAdverseFact(story.approver(), about))).toEqual({
      reason: "notAllowed",
    });
    const reversed = { ...about, trueSince: day, knownOn: addDays(day, -1) };
    expect(await refused(recordAdverseFact(story.editor(), reversed))).toEqual({
      reason: "daysReversed",
    });
    expect(await refused(record(["lupe-gone"]))).toEqual({ reason: "recordedAlready" });
    expect(await refused(record([]))).toEqual({ reason: "noSuchEngagement" });
    expect(await refused(record(["lupe-gone", "nobody"], { title: "Else" }))).toEqual({
      reason: "noSuchEngagement",
    });
  });

  test("says in its letter what happened, where, since when, how it is known, and what is asked", async () => {
    const letters = (await incidentLetters(story.editor(), id, late())) ?? [];
    const [english, german, french] = letters.map(({ text }) => text);
    for (const said of [words.what, "lupe, lupe GmbH", words.reason, "We propose to suspend"])
      expect(english).toContain(said);
    expect(letters[0]?.subject).toContain(words.title);
    expect(german).toContain(`Was geschehen ist:\n${words.what}`);
    expect(french).toContain(`Ce qui s’est passé :\n${words.what}`);
    expect(await incidentLetters(story.editor(), id, of("gone", "early"))).toBeNull();
  });

  test("stands among what is open, and is found by its words", async () => {
    const label = `Incident 1: ${words.title}`;
    const found = await searchRecords(story.editor(), "read by others");
    expect(found.map((one) => one.label)).toContain(label);
    expect((await searchRecords(story.editor(), "lupe GmbH")).map((one) => one.label)).toContain(
      label,
    );
    const home = await homeFor(story.editor());
    const open = home?.waiting.find(({ what }) => what === "incident")?.items;
    expect(open).toMatchObject([{ title: words.title, href: `/staff/incidents/${id}` }]);
  });

  test("is suspended for those who have it, until that is lifted", async () => {
    expect(await standing("gone", "late", "lupe-gone")).toBe("AUTHORISED");
    expectDone(await suspend(id, "DONE"));
    expect(await standing("gone", "late", "lupe-gone")).toBe("SUSPENDED");
    expect(await standing("gone", "early", "lupe-gone")).toBe("NOT_LISTED");
    expectDone(await suspend(id, "LIFTED"));
    expect(await standing("gone", "late", "lupe-gone")).toBe("AUTHORISED");
  });

  test("takes down who was told, and lies in the packs of the change and of the customer, checked against the chain", async () => {
    expectDone(
      await recordTold(story.editor(), {
        ...{ id, agreementRef: late(), toldOn: story.today() },
        ...{ channel: "LETTER", text: "All of it" },
      }),
    );
    for (const subject of [
      { type: "change", ref: change },
      { type: "customer", ref: late() },
    ] as const) {
      const { parts } = expectDone(await makeEvidence(story.administrator(), subject));
      const incidents = parts.notices.flatMap((notice) => notice.incidents ?? []);
      expect(incidents).toMatchObject([{ number: 1, fact: { what: words.what } }]);
      expect(problemsOfActs(parts, { subject })).toEqual([]);
      const problemsWith = (change: (incident: PackIncident) => PackIncident[]) =>
        problemsOfActs(
          {
            ...parts,
            notices: parts.notices.map((notice) => ({
              ...notice,
              incidents: (notice.incidents ?? []).flatMap(change),
            })),
          },
          { subject },
        ).map(({ what }) => what);
      const [{ fact = null } = { fact: null }] = incidents;
      const other = fact && { ...fact, what: "Nothing" };
      expect(problemsWith((one) => [{ ...one, fact: other }])).toEqual(["actDiffers"]);
      expect(problemsWith((one) => [{ ...one, fact: null }])).toEqual(["actDiffers"]);
      const knownOn = addDays(story.today(), -90);
      expect(problemsWith((one) => [{ ...one, knownOn }])).toEqual(["actDiffers"]);
      expect(problemsWith(() => [])).toContain("actMissing");
    }
  });

  test("keeps its words as they were, while its days can be corrected, with the reason", async () => {
    await expect(
      database().$executeRaw`update "Incident" set what = 'Nothing' where id = ${id}`,
    ).rejects.toThrow();
    const days = { trueSince: addDays(story.today(), -9), knownOn: addDays(story.today(), -2) };
    expectDone(await setIncidentDays(story.editor(), { id, ...days, reason: "A mail" }));
    expect(await findIncident(story.editor(), id)).toMatchObject(days);
    const subject = { type: "customer", ref: late() } as const;
    const { parts } = expectDone(await makeEvidence(story.administrator(), subject));
    // A customer's pack has no reason that staff wrote for each other: what is not shown is not judged.
    expect(problemsOfActs(parts, { subject })).toEqual([]);
  });

  test("keeps its name once nobody has it any more, and nothing more can be recorded of it", async () => {
    story.pass(30);
    expect((await activateDue(story.system())).activated).toContain(change);
    expect(await leavingNow()).toEqual([]);
    expect(await record(["lupe-gone"], { title: "Else" })).toEqual({
      ok: false,
      reason: "noSuchEngagement",
    });
    expect(await findIncident(story.editor(), id)).toMatchObject({
      engagement: { title: "lupe, lupe GmbH" },
      suspends: [],
    });
    expectDone(await closeIncident(story.approver(), { id, reason: "It is gone" }));
    expect(await findIncident(story.editor(), id)).toMatchObject({ isOpen: false });
  });
});

describe("an adverse fact about one that is leaving and one of the register", () => {
  test("makes a draft about the one and opens an incident about the other, in one act or not at all", async () => {
    await replaced("mixed");
    const both = ["mark-mixed", "lupe-mixed"];
    const entries = await database().auditEntry.count();
    const { draft, incidents } = expectDone(await record(both));
    const items = await database().changeItem.findMany({
      where: { changeSetId: draft?.id ?? "" },
    });
    expect(items).toMatchObject([{ ref: "mark-mixed", body: { adverseFact: words.what } }]);
    expect(await findIncident(story.editor(), incidents[0]?.id ?? "")).toMatchObject({
      customers: [{ ref: of("mixed", "late") }],
    });
    expect(await database().auditEntry.count()).toBe(entries + 2);
    const drafts = await database().changeSet.count();
    expect(await record(both)).toEqual({ ok: false, reason: "recordedAlready" });
    expect(await database().changeSet.count()).toBe(drafts);
  });

  test("says in the letter of one of the register, too, what happened and where", async () => {
    const { draft } = expectDone(await record(["mixed"], { what: "A lost key." }));
    const id = draft?.id ?? "";
    expectDone(await submitChangeSet(story.editor(), id));
    expectDone(await approveChangeSet(story.approver(), id));
    const { incident } = expectDone(await announceChangeSet(story.approver(), id, null));
    const [english, german] =
      (await incidentLetters(story.editor(), incident?.id ?? "", of("mixed", "early"))) ?? [];
    expect(english?.text).toContain("What happened:\nA lost key.");
    expect(english?.text).toContain("It concerns this sub-processor: ");
    expect(english?.text).toContain("How we know of it:\nThe vendor told us");
    expect(german?.text).toContain("Was geschehen ist:\nA lost key.");
  });
});

describe("an adverse fact about a vendor in whose place another stands in the same engagement", () => {
  test("suspends the former one for who has it, and not the one that follows", async () => {
    const company = subprocessorOf("swap", "mark", true).slice(0, 3);
    const change = await begun([
      ...company,
      await changed("Engagement", "lupe-swap", { vendorServiceId: "mark-swap" }),
    ]);
    const former = `lupe-swap@${change}`;
    const leaving = (await leavingNow()).filter(({ ref }) => ref === former);
    expect(leaving).toMatchObject([{ title: "lupe", usedFor: [of("swap", "late")] }]);
    const id = await opened(former);
    expectDone(await suspend(id, "DONE"));
    expect(await standing("swap", "late", "lupe-swap")).toBe("SUSPENDED");
    expect(await standing("swap", "early", "lupe-swap")).toBe("AUTHORISED");
    story.pass(30);
    expect((await activateDue(story.system())).activated).toContain(change);
    expect(await standing("swap", "late", "lupe-swap")).toBe("AUTHORISED");
  });
});

describe("an adverse fact about one that nobody uses any more, and that holds data of an agreement that ended", () => {
  test("is told to that customer, until its part is deleted", async () => {
    const ref = of("held", "left");
    await story.ends(ref, addDays(story.today(), 90));
    const ends = subprocessorOf("held", "lupe", false).toReversed();
    await story.approved(...ends.map((one) => ({ ...one, body: null })));
    story.pass(1);
    const about = (await leavingNow()).filter((one) => one.ref === "lupe-held");
    expect(about).toMatchObject([{ title: "lupe GmbH", usedFor: [], holdsFor: [ref] }]);
    const id = await opened("lupe-held");
    const incident = await findIncident(story.editor(), id);
    expect(incident).toMatchObject({ customers: [{ ref }], suspends: [] });
    const letters = await incidentLetters(story.editor(), id, ref);
    expect(letters?.[0]?.text).toContain("lupe GmbH");
    // No notice ever went to it: the incident lies with the end of its agreement.
    const subject = { type: "customer", ref } as const;
    const { parts } = expectDone(await makeEvidence(story.administrator(), subject));
    expect(parts.notices).toEqual([]);
    expect(parts.terminations).toMatchObject([{ incidents: [{ fact: { what: words.what } }] }]);
    expect(problemsOfActs(parts, { subject })).toEqual([]);
    const terminations = (parts.terminations ?? []).map((one) => ({ ...one, incidents: [] }));
    expect(problemsOfActs({ ...parts, terminations }, { subject })).toMatchObject([
      { what: "actMissing" },
    ]);
    const task = await database().terminationTask.findFirstOrThrow({
      where: { agreementRef: ref, engagementRef: "lupe-held" },
    });
    expectDone(
      await settleTask(story.editor(), {
        ...{ taskId: task.id, outcome: "DELETED", doneOn: story.today() },
        ...{ evidence: "Ticket 12", file: null, law: null, until: null },
      }),
    );
    expect((await leavingNow()).map((one) => one.ref)).not.toContain("lupe-held");
    expect((await listIncidents(story.editor()))[0]).toMatchObject({ title: words.title });
  });
});
