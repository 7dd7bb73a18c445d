import { beforeAll, describe, expect, test } from "vitest";
import { customerActor, machineActor } from "@/lib/auth/actor";
import { addDays, type CalendarDate, calendarDateOf as day } from "@/lib/domain/calendar";
import { outlookHash } from "@/lib/domain/change/frozen-outlook";
import { mailLanguage, sharedFacts } from "@/lib/domain/documents/told-mail";
import type { PackIncident } from "@/lib/domain/evidence/pack-facts";
import { problemsOfActs } from "@/lib/domain/evidence/verify-told";
import { given } from "@/lib/testing/given";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { subprocessorOf } from "@/lib/testing/subprocessor-of";
import { announceChangeSet } from "../announcing/announcing";
import { announcementFacts } from "../announcing/mail-facts";
import { findChangeSet } from "../changes/change-sets";
import { approveChangeSet, submitChangeSet } from "../changes/change-steps";
import { outlookOf } from "../changes/outlook";
import { database } from "../database/current";
import { makeEvidence } from "../evidence/evidence";
import { authorisedFor } from "../gate/authorised";
import { authorisedUseOf } from "../gate/authorised-use";
import { mailSender } from "../mail/mail-sender";
import { incidentLetters, objectionLetters } from "../objections/customer-letters";
import { objectionPage } from "../objections/objection-page";
import { decideObjection, recordObjection } from "../objections/objections";
import { findOverview } from "../portal";
import { presentRegister } from "../register";
import { setAdverseDays } from "./adverse-days";
import { recordAdverseFact } from "./adverse-facts";
import {
  closeIncident,
  openUseIncident,
  recordTold,
  reopenIncident,
  setIncidentDays,
} from "./incident-acts";
import { findIncident, incidentsAbout, listIncidents } from "./incidents";
import { recordSuspension } from "./suspending";

describe("an incident", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", perCustomer: true, cast: [{ ref: "one" }, { ref: "two" }] },
      { name: "desk-b", cast: [{ ref: "one" }, { ref: "two" }] },
      { name: "desk-c", cast: [{ ref: "one" }] },
      { name: "desk-d", cast: [{ ref: "one" }, { ref: "two" }] },
      { name: "desk-e", cast: [{ ref: "one" }] },
      { name: "desk-s", cast: [{ ref: "one" }, { ref: "two" }] },
      { name: "desk-l", cast: [{ ref: "one" }], more: subprocessorOf("desk-l", "lupe", false) },
    ]);
  });

  async function objectedLate(receivedDaysAgo: number) {
    const sentOn = story.today();
    const id = await story.announced([await purpose("desk-a", `more ${sentOn}`)], sentOn);
    await story.mail(id);
    story.pass(31);
    expectDone(await story.activate(id));
    const result = await recordObjection(story.editor(), {
      changeSetId: id,
      customerRef: of("desk-a", "two"),
      agreementRef: null,
      receivedOn: addDays(story.today(), -receivedDaysAgo),
      channel: "LETTER",
      text: "No",
    });
    const { id: objectionId, ...recorded } = expectDone(result);
    return { ...recorded, id, objectionId };
  }

  describe("of an objection that came in time and is entered after the effect", () => {
    let entered: Awaited<ReturnType<typeof objectedLate>>;
    beforeAll(async () => {
      entered = await objectedLate(5);
    });

    test("is opened with the entry, and takes nothing back by itself", async () => {
      expect(entered).toMatchObject({ timely: true, inEffect: true, incident: { number: 1 } });
      const found = await findIncident(story.editor(), "1");
      expect(found).toMatchObject({
        kind: "OBJECTION_ENTERED_LATE",
        isOpen: true,
        suspension: "PROPOSED",
        changeSetId: entered.id,
        trueSince: story.today(),
        knownOn: story.today(),
        objection: { id: entered.objectionId, isDecided: false },
        steps: ["TELL", "SUSPEND", "DECIDE_OBJECTION", "CLOSE"],
      });
      const notice = await database().notice.findFirstOrThrow({
        where: { changeSetId: entered.id, customerRef: of("desk-a", "two") },
      });
      expect(notice.effectiveOn).not.toBeNull();
      expect(notice.declinedAt).toBeNull();
    });

    test("stands in the entry of the objection, on its page and in its letter", async () => {
      const [entry] = await database().auditEntry.findMany({
        where: { event: "objection.recorded" },
      });
      const [about] = await incidentsAbout({ changeSetId: entered.id });
      expect(entry?.payload).toMatchObject({ incidentId: about?.id });
      const { objectionId } = entered;
      expect((await objectionPage(story.editor(), objectionId))?.incidents).toHaveLength(1);
      const [english, german] = (await objectionLetters(story.editor(), objectionId)) ?? [];
      expect(english?.text).toContain("recorded that as an incident");
      expect(german?.text).toContain("als Vorfall festgehalten");
    });

    test("suspends the sub-processor for the agreement until the suspension is lifted, and for no other", async () => {
      const id = (await incidentsAbout({ changeSetId: entered.id }))[0]?.id ?? "";
      const machine = machineActor({ id: "switch", scopes: ["authorised:read"] }, story.at());
      const ask = async (customer: string) =>
        expectDone(await authorisedFor(machine, { customer, engagement: "desk-a" }));
      const [one, two] = [of("desk-a", "one"), of("desk-a", "two")];
      const on = story.today();
      const record = (suspension: "DONE" | "LIFTED") =>
        recordSuspension(suspension === "LIFTED" ? story.approver() : story.editor(), {
          ...{ id, suspension, on, reason: "As they asked" },
        });
      expect((await ask(two)).authorised).toBe(true);
      expect(await record("LIFTED")).toEqual({ ok: false, reason: "notSuspended" });
      expectDone(await record("DONE"));
      const suspended = { since: on, incident: 1 };
      expect(await ask(two)).toMatchObject({
        authorised: false,
        agreements: [
          { engagements: [{ authorised: false, state: "SUSPENDED", inUse: false, suspended }] },
        ],
      });
      expect((await ask(one)).authorised).toBe(true);
      expect(await authorisedUseOf(story.editor(), "desk-a")).toMatchObject({
        rows: [{ suspended: null }, { agreementRef: two, suspended }],
      });
      const portal = await findOverview(
        customerActor({ id: `${two}-1`, customerRef: two }, "portal", story.at()),
      );
      expect(portal?.agreements).toMatchObject([{ suspended: [{ since: on }] }]);
      expect((await findIncident(story.editor(), id))?.suspends).toMatchObject([{ ref: "desk-a" }]);
      expectDone(await record("LIFTED"));
      expect((await ask(two)).authorised).toBe(true);
      expectDone(await record("DONE"));
      expectDone(await record("LIFTED"));
    });

    test("lets the agreement end over it, but nobody be left out by a decision", async () => {
      const decide = (decision: "ACCOMMODATED_BY_LEAVING_OUT" | "AGREEMENT_ENDED") =>
        decideObjection(story.approver(), entered.objectionId, decision, "as agreed");
      expect(await decide("ACCOMMODATED_BY_LEAVING_OUT")).toEqual({
        ok: false,
        reason: "inEffect",
      });
      expect(await decide("AGREEMENT_ENDED")).toEqual({ ok: false, reason: "endNotRecorded" });
      const endsOn = addDays(story.today(), 90);
      await story.approved(await changed("CustomerAgreement", of("desk-a", "two"), { endsOn }));
      expect(await decide("AGREEMENT_ENDED")).toMatchObject({ ok: true });
      expect((await findIncident(story.editor(), "1"))?.steps).not.toContain("DECIDE_OBJECTION");
    });
  });

  test("is none where the objection came too late", async () => {
    const { id, incident } = await objectedLate(0);
    expect(incident).toBeNull();
    expect(await incidentsAbout({ changeSetId: id })).toEqual([]);
  });

  describe("of an adverse fact", () => {
    let id = "";
    beforeAll(async () => {
      id = await story.drafted(
        await changed("Engagement", "desk-b", { contractSignedOn: undefined }),
      );
    });

    test("is opened when it is announced, known since it was drafted, with each agreement told by the mail", async () => {
      const drafted = story.today();
      expectDone(await submitChangeSet(story.editor(), id));
      expectDone(await approveChangeSet(story.approver(), id));
      story.pass(2);
      const announced = expectDone(await announceChangeSet(story.approver(), id, null));
      expect(announced.incident).not.toBeNull();
      const before = await findIncident(story.editor(), announced.incident?.id ?? "");
      expect(before).toMatchObject({
        kind: "ADVERSE_FACT",
        knownOn: drafted,
        trueSince: drafted,
        suspension: "PROPOSED",
        openedBy: "Someone",
      });
      expect(before?.customers.length).toBeGreaterThan(0);
      expect(before?.steps).toContain("TELL");
      await story.mail(id);
      const after = await findIncident(story.editor(), announced.incident?.id ?? "");
      expect(after?.steps).not.toContain("TELL");
      expect(after?.customers[0]).toMatchObject({ daysUntilTold: 2 });
    });

    test("writes to one customer what is recorded, in each language", async () => {
      const [about] = await incidentsAbout({ changeSetId: id });
      const agreement = of("desk-b", "one");
      const letters = (await incidentLetters(story.editor(), about?.id ?? "", agreement)) ?? [];
      expect(letters.map(({ language }) => language)).toEqual(["en", "de", "fr"]);
      expect(letters[0]?.text).toContain(agreement);
      expect(await incidentLetters(story.editor(), about?.id ?? "", "nobody")).toBeNull();
    });
  });

  describe("of use before authorisation", () => {
    test("is proposed where the day of use lies before the notice's effect, and opened once", async () => {
      expect(await authorisedUseOf(story.system(), "nothing")).toBeNull();
      expect(await authorisedUseOf(story.editor(), "desk-c")).toMatchObject({
        rows: [{ authorisation: { state: "AGREED" }, isBefore: false }],
        incident: null,
      });
      expect(await openUseIncident(story.editor(), { engagementRef: "desk-c" })).toEqual({
        ok: false,
        reason: "nothingBefore",
      });
      const usedFrom = story.today();
      const id = await story.announced(newcomer("desk-c"));
      await story.mail(id);
      story.pass(31);
      expectDone(await story.activate(id));
      const inUse = await changed("Engagement", "newcomer", { actualUseFrom: usedFrom });
      await story.approved(inUse);
      expect(await authorisedUseOf(story.editor(), "newcomer")).toMatchObject({
        rows: [
          {
            agreementRef: of("desk-c", "one"),
            authorisation: { state: "AUTHORISED", from: story.today(), changeSetId: id },
            isBefore: true,
            days: 31,
          },
        ],
      });
      const about = { engagementRef: "newcomer" };
      expect(await openUseIncident(story.administrator(), about)).toEqual({
        ok: false,
        reason: "notAllowed",
      });
      expect(await openUseIncident(story.editor(), about)).toMatchObject({ ok: true });
      expect(await openUseIncident(story.editor(), about)).toEqual({
        ok: false,
        reason: "openAlready",
      });
    });
  });

  describe("once it is open", () => {
    let id = "";
    const agreementRef = of("desk-c", "one");
    beforeAll(async () => {
      const found = (await listIncidents(story.editor())).find(
        ({ kind }) => kind === "USE_BEFORE_AUTHORISATION",
      );
      id = found?.id ?? "";
    });

    test("keeps who was told, when and what, of the agreements that it concerns", async () => {
      const told = {
        id,
        agreementRef,
        toldOn: story.today(),
        channel: "PHONE" as const,
        text: "All",
      };
      const tomorrow = { ...told, toldOn: addDays(story.today(), 1) };
      expect(await recordTold(story.editor(), tomorrow)).toEqual({ ok: false, reason: "notYet" });
      const other = { ...told, agreementRef: of("desk-a", "one") };
      expect(await recordTold(story.editor(), other)).toEqual({
        ok: false,
        reason: "notConcerned",
      });
      expect(await recordTold(story.administrator(), told)).toEqual({
        ok: false,
        reason: "notAllowed",
      });
      expect(await recordTold(story.editor(), told)).toMatchObject({ ok: true });
      expect((await findIncident(story.editor(), id))?.customers[0]?.told).toEqual([
        { on: story.today(), channel: "PHONE", words: "All" },
      ]);
    });

    test("keeps what became of suspension, and its days with the reason for correcting them", async () => {
      const on = story.today();
      const said = { id, suspension: "NOT_POSSIBLE" as const, on, reason: "No other host" };
      expect(await recordSuspension(story.editor(), said)).toMatchObject({ ok: true });
      const days = { id, trueSince: addDays(on, -40), knownOn: addDays(on, -3), reason: "A mail" };
      expect(await setIncidentDays(story.editor(), { ...days, knownOn: addDays(on, -41) })).toEqual(
        { ok: false, reason: "daysReversed" },
      );
      expect(await setIncidentDays(story.editor(), days)).toMatchObject({ ok: true });
      expect(await findIncident(story.editor(), id)).toMatchObject({
        suspension: "NOT_POSSIBLE",
        suspensionReason: "No other host",
        knownOn: addDays(on, -3),
        steps: ["CLOSE"],
      });
    });

    test("is closed by an approver, with a reason, and stays as it is then", async () => {
      const closing = { id, reason: "Customer agreed in writing" };
      expect(await closeIncident(story.editor(), closing)).toEqual({
        ok: false,
        reason: "notAllowed",
      });
      expect(await closeIncident(story.approver(), { id, reason: " " })).toEqual({
        ok: false,
        reason: "reasonMissing",
      });
      expect(await closeIncident(story.approver(), closing)).toMatchObject({ ok: true });
      expect(await closeIncident(story.approver(), closing)).toEqual({
        ok: false,
        reason: "incidentClosed",
      });
      await expect(
        database().$executeRaw`update "Incident" set "closedReason" = 'x' where id = ${id}`,
      ).rejects.toThrow();
      await expect(database().$executeRaw`delete from "IncidentTelling"`).rejects.toThrow();
    });

    test("is not closed while a step that is due is undone, unless each has its reason, and can be opened again", async () => {
      const reopening = { id, reason: "Closed in error" };
      expect(await reopenIncident(story.editor(), reopening)).toEqual({
        ok: false,
        reason: "notAllowed",
      });
      expectDone(await reopenIncident(story.approver(), reopening));
      expect(await reopenIncident(story.approver(), reopening)).toEqual({
        ok: false,
        reason: "incidentOpen",
      });
      const on = story.today();
      const proposed = { id, suspension: "PROPOSED" as const, on, reason: "They are asked" };
      expectDone(await recordSuspension(story.editor(), proposed));
      const close = (undone?: { SUSPEND: string }) =>
        closeIncident(story.approver(), {
          id,
          reason: "Over",
          ...(undone === undefined ? {} : { undone }),
        });
      const undone = { ok: false, reason: "stepsUndone" };
      expect(await close()).toEqual(undone);
      expect(await close({ SUSPEND: " " })).toEqual(undone);
      expectDone(await close({ SUSPEND: "The customer wants to think" }));
      expect(await findIncident(story.editor(), id)).toMatchObject({
        isOpen: false,
        suspension: "PROPOSED",
        turns: [
          { isClosed: true, reason: "Customer agreed in writing", undone: [] },
          { isClosed: false, reason: "Closed in error" },
          {
            isClosed: true,
            undone: [{ step: "SUSPEND", reason: "The customer wants to think" }],
          },
        ],
      });
    });

    test("leaves an entry for each step", async () => {
      const entries = await database().auditEntry.findMany({
        where: { payload: { path: ["incidentId"], equals: id } },
        orderBy: { position: "asc" },
      });
      expect(entries.map(({ event }) => event)).toEqual([
        "incident.opened",
        "incident.told",
        "incident.suspension",
        "incident.daysSet",
        "incident.closed",
        "incident.reopened",
        "incident.suspension",
        "incident.closed",
      ]);
    });
  });

  describe("of what happened at a vendor", () => {
    const fact = {
      engagementRefs: ["desk-e"],
      title: "Backups could be read",
      what: "Backups of 18 to 20 November could be read by others.",
      reason: "The vendor told us",
    };

    test("has the days that were said with it, in mail and incident, not those of announcing", async () => {
      const trueSince = addDays(story.today(), -4);
      const knownOn = addDays(story.today(), -2);
      const draft = (days: { trueSince: CalendarDate; knownOn: CalendarDate }) =>
        recordAdverseFact(story.editor(), { ...fact, ...days });
      expect(await draft({ trueSince: knownOn, knownOn: trueSince })).toEqual({
        ok: false,
        reason: "daysReversed",
      });
      expect(await draft({ trueSince: day("0001-01-01"), knownOn })).toEqual({
        ok: false,
        reason: "dayTooEarly",
      });
      expect(await recordAdverseFact(story.approver(), { ...fact, trueSince, knownOn })).toEqual({
        ok: false,
        reason: "notAllowed",
      });
      const made = expectDone(await draft({ trueSince, knownOn: trueSince }));
      expect(made.incidents).toEqual([]);
      const id = made.draft?.id ?? "";
      expectDone(await submitChangeSet(story.editor(), id));
      expectDone(await approveChangeSet(story.approver(), id));
      story.pass(1);
      const { position } = await database().changeSet.findUniqueOrThrow({ where: { id } });
      expectDone(await setAdverseDays(story.editor(), { id, trueSince, knownOn }));
      // The consequence is the same: what was seen differs in the two days alone.
      const changeSet = await findChangeSet(id);
      if (changeSet === null) throw new Error("There is no such change set");
      const { consequence } = await outlookOf(changeSet, story.at());
      const seen = { position, outlook: outlookHash(consequence) };
      expect(await announceChangeSet(story.approver(), id, null, seen)).toEqual({
        ok: false,
        reason: "changedMeanwhile",
      });
      const { incident, announcementId } = expectDone(
        await announceChangeSet(story.approver(), id, null),
      );
      await story.mail(id);
      const found = await findIncident(story.editor(), incident?.id ?? "");
      expect(found).toMatchObject({ kind: "ADVERSE_FACT", trueSince, knownOn });
      expect(found?.customers).toMatchObject([{ ref: of("desk-e", "one"), daysUntilTold: 3 }]);
      expect(found?.suspends).toMatchObject([{ ref: "desk-e" }]);
      const told = await announcementFacts(announcementId);
      const { changes, kind } = told;
      expect(kind).toBe("ADVERSE");
      // The public log says nothing of it, so that its mail leads to no page of it.
      const { register } = await presentRegister();
      const shared = sharedFacts(told, mailSender(register), false, mailLanguage);
      expect(shared.publicChanges).toEqual([]);
      const customer = { customerRef: of("desk-e", "one"), id: `${of("desk-e", "one")}-1` };
      const overview = await findOverview(customerActor(customer, "portal", story.at()));
      expect(overview.past).toMatchObject([{ adverse: { trueSince, knownOn } }]);
      expect(changes.get(id)).toMatchObject({ trueSince, knownOn });
      expect(changes.get(id)?.items).toMatchObject([
        { field: "adverseFact", rule: "ENGAGEMENT_ADVERSE_FACT", class: "A", after: fact.what },
      ]);
      expect(await setAdverseDays(story.editor(), { id, trueSince, knownOn })).toEqual({
        ok: false,
        reason: "wrongState",
      });
    });
  });

  test("is opened, too, where a fact is adverse for one agreement alone", async () => {
    const two = of("desk-d", "two");
    const id = await story.announced(newcomer("desk-d", "latest"));
    await story.mail(id);
    const { id: objection } = expectDone(
      await recordObjection(story.editor(), {
        changeSetId: id,
        customerRef: two,
        agreementRef: null,
        receivedOn: null,
        channel: "EMAIL",
        text: "No",
      }),
    );
    const leftOut = "ACCOMMODATED_BY_LEAVING_OUT";
    const without = { doneWithout: "It writes by hand" };
    expectDone(await decideObjection(story.approver(), objection, leftOut, "as agreed", without));
    story.pass(31);
    expectDone(await story.activate(id));
    const use = await story.approved(
      await changed("Engagement", "latest", { actualUseFrom: story.today() }),
    );
    const { incident } = expectDone(await announceChangeSet(story.approver(), use, null));
    expect(await findIncident(story.editor(), incident?.id ?? "")).toMatchObject({
      kind: "ADVERSE_FACT",
      trueSince: story.today(),
      customers: [{ ref: two, told: [] }],
    });
    await story.mail(use);
    const told = await findIncident(story.editor(), incident?.id ?? "");
    expect(told?.customers).toMatchObject([{ ref: two, told: [{ on: story.today() }] }]);
  });

  test("lies in the evidence of its change, where a check misses one that was taken out", async () => {
    const [first] = (await listIncidents(story.editor())).filter(
      ({ kind }) => kind === "OBJECTION_ENTERED_LATE",
    );
    const ref = first?.changeSetId ?? "";
    const about = { subject: { type: "change" as const, ref } };
    const { parts } = expectDone(await makeEvidence(story.administrator(), about.subject));
    expect(parts.notices.flatMap(({ incidents = [] }) => incidents)).toMatchObject([
      { number: 1, kind: "OBJECTION_ENTERED_LATE", suspension: "LIFTED" },
    ]);
    expect(problemsOfActs(parts, about)).toEqual([]);
    const without = parts.notices.map((notice) => ({ ...notice, incidents: [] }));
    expect(problemsOfActs({ ...parts, notices: without }, about)).toMatchObject([
      { what: "actMissing" },
    ]);
    const differing = (more: Partial<PackIncident>) => {
      const notices = parts.notices.map((notice) => ({
        ...notice,
        incidents: (notice.incidents ?? []).map((one) => ({ ...one, ...more })),
      }));
      return problemsOfActs({ ...parts, notices }, about).map(({ what }) => what);
    };
    expect(differing({ suspension: "DONE" })).toEqual(["actDiffers"]);
    expect(differing({ suspensionOn: addDays(story.today(), -90) })).toEqual(["actDiffers"]);
    const told = [{ toldOn: addDays(story.today(), -90), channel: "PHONE", text: "All of it" }];
    expect(differing({ told })).toEqual(["actNotTold"]);
  });

  test("calls a sub-processor that has ended since in its letter as the customer was told of it", async () => {
    const id = await story.drafted(
      await changed("Engagement", "lupe-desk-l", { adverseFact: "Their backups were read" }),
    );
    expectDone(await submitChangeSet(story.editor(), id));
    expectDone(await approveChangeSet(story.approver(), id));
    const { incident } = expectDone(await announceChangeSet(story.approver(), id, null));
    const ends = subprocessorOf("desk-l", "lupe", false).map((one) => ({ ...one, body: null }));
    await story.approved(...ends.toReversed());
    const letters = await incidentLetters(story.editor(), incident?.id ?? "", of("desk-l", "one"));
    expect(letters?.[0]?.text).toContain("It concerns this sub-processor: lupe.");
  });

  test("suspends it for some of its customers alone, each since its own day, and tells the others nothing of it", async () => {
    const id = await story.drafted(
      await changed("Engagement", "desk-s", { adverseFact: "They were broken into" }),
    );
    expectDone(await submitChangeSet(story.editor(), id));
    expectDone(await approveChangeSet(story.approver(), id));
    const { incident } = expectDone(await announceChangeSet(story.approver(), id, null));
    const [one, two] = [of("desk-s", "one"), of("desk-s", "two")];
    const machine = machineActor({ id: "switch", scopes: ["authorised:read"] }, story.at());
    const ask = async (customer: string) =>
      expectDone(await authorisedFor(machine, { customer, engagement: "desk-s" })).authorised;
    let by = "approver";
    const record = (suspension: "DONE" | "LIFTED", ...agreementRefs: string[]) =>
      recordSuspension(story.staff(by, "APPROVER"), {
        ...{ id: incident?.id ?? "", suspension, on: story.today(), reason: "As it asked" },
        agreementRefs,
      });
    const since = async () =>
      (await findIncident(story.editor(), incident?.id ?? ""))?.customers.map(
        ({ suspendedSince }) => suspendedSince,
      );
    const first = story.today();
    expect(await record("DONE", of("desk-a", "one"))).toMatchObject({ reason: "notConcerned" });
    expectDone(await record("DONE", two));
    expect([await ask(one), await ask(two)]).toEqual([true, false]);
    expect(await since()).toEqual([null, first]);
    const letter = async (ref: string) =>
      (await incidentLetters(story.editor(), incident?.id ?? "", ref))?.[0]?.text;
    expect(await letter(one)).toContain("We propose to suspend");
    expect(await letter(two)).toContain("We have suspended");
    const next = story.pass(1);
    expectDone(await record("DONE", one, two));
    expect(await since()).toEqual([next, first]);
    expect(await record("DONE", one)).toMatchObject({ reason: "suspendedByYou" });
    by = "another";
    expectDone(await record("DONE", one));
    expect([await ask(one), await ask(two)]).toEqual([false, true]);
    expectDone(await record("DONE"));
    expect(await since()).toEqual([next, next]);
    by = "third";
    expectDone(await record("LIFTED"));
    expect([await ask(one), await ask(two)]).toEqual([true, true]);
    const subject = { type: "customer" as const, ref: one };
    const { parts } = expectDone(await makeEvidence(story.administrator(), subject));
    const shown = parts.excerpt.entries.filter(({ event }) => event === "incident.suspension");
    expect(JSON.stringify(shown)).not.toContain(two);
    expect(shown.filter(({ payload }) => payload !== undefined)).not.toEqual([]);
    expect(problemsOfActs(parts, { subject })).toEqual([]);
    const over = await story.approved(
      await changed("Engagement", "desk-s", { adverseFact: undefined }),
    );
    expect(expectDone(await announceChangeSet(story.approver(), over, null))).toMatchObject({
      notices: 2,
      deliveries: 2,
      incident: null,
    });
  });
});

/** A sub-processor of one scene in Poland, so that nothing but itself is new. */
function newcomer(scene: string, ref = "newcomer") {
  const entity = given.legalEntity({
    ref,
    legalName: "New S.A.",
    ownGroup: undefined,
    country: "PL",
    regimesApplicable: undefined,
    leadAuthority: undefined,
  });
  const engagement = given.engagement({
    ref,
    vendorServiceId: ref,
    productIds: [scene],
    actualUseFrom: undefined,
  });
  const place = { ref, engagementId: ref, country: "PL" } as const;
  const records = [
    ["LegalEntity", entity],
    ["Vendor", given.vendor({ ref, legalEntityId: ref })],
    ["VendorService", given.vendorService({ ref, vendorId: ref })],
    ["Engagement", engagement],
    ["ProcessingLocation", given.processingLocation(place)],
  ] as const;
  return records.map(([kind, { ref, validFrom: _validFrom, ...body }]) => ({ kind, ref, body }));
}
