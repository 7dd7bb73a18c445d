import { beforeAll, describe, expect, test } from "vitest";
import { customerActor, machineActor } from "@/lib/auth/actor";
import { addDays, type CalendarDate } from "@/lib/domain/calendar";
import { publicList } from "@/lib/domain/documents/public-list-json";
import { isGap } from "@/lib/domain/documents/record/told";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, type Story } from "@/lib/testing/story";
import { subprocessorOf } from "@/lib/testing/subprocessor-of";
import { activateDue } from "@/lib/work/activate";
import { announceChangeSet } from "../announcing/announcing";
import { approveChangeSet, submitChangeSet } from "../changes/change-steps";
import { crossCheckNow } from "../findings/cross-check";
import { presentFindings } from "../findings/standing-findings";
import { recordAdverseFact } from "../incidents/adverse-facts";
import { recordSuspension } from "../incidents/suspending";
import { decideObjection, recordObjection } from "../objections/objections";
import { findOverview } from "../portal";
import { drawable, listPublications } from "../published";
import { recordFacts } from "../records/authority-records";
import { presentRegister } from "../register";
import { authorisedFor } from "./authorised";
import { publishEndedForAll } from "./ended-for-all";

let story: Story;

beforeAll(async () => {
  story = await openStory(
    ["search", "kept", "lasts", "swap", "drops", "halts", "whole"].map((name) => ({
      name,
      perCustomer: name !== "whole",
      cast: [{ ref: "early" }, { ref: "late", noticeDays: 60 }],
      more: subprocessorOf(name, "lupe", name !== "whole"),
    })),
  );
});

/** Replaces one sub-processor of a product by another, customer by customer. */
async function replaced(product: string): Promise<string> {
  const ends = subprocessorOf(product, "lupe", true).toReversed();
  const id = await story.announced(
    [...subprocessorOf(product, "mark", true), ...ends.map((one) => ({ ...one, body: null }))],
    story.today(),
  );
  await story.mail(id);
  return id;
}

/** How the newest publication lists one of them. */
async function listed(ref: string) {
  const newest = (await listPublications()).reduce((one, other) =>
    one.manifest.number > other.manifest.number ? one : other,
  );
  const { subprocessors } = publicList(drawable(newest), null, "en");
  return subprocessors.find((entry) => entry.ref === ref);
}

/** Whom the record of processing of a day names, or of today. */
async function recorded(asOf: CalendarDate | null = null): Promise<string[]> {
  const asked = { register: "PROCESSOR", entity: null, asOf, recordedAt: null } as const;
  const facts = expectDone(await recordFacts(story.editor(), { ...asked, language: "en" }));
  return facts.activities.flatMap(({ recipients }) =>
    isGap(recipients) ? [] : recipients.map(({ ref }) => ref),
  );
}

async function standing(product: string, customer: string, vendor: string) {
  const machine = machineActor({ id: "switch", scopes: ["authorised:read"] }, story.at());
  const asked = { customer: of(product, customer), engagement: `${vendor}-${product}` };
  const { agreements } = expectDone(await authorisedFor(machine, asked));
  const { authorised, inUse } = agreements[0]?.engagements[0] ?? {};
  return { authorised, inUse };
}

/** The four outputs name the same, and no rule on the published list finds anything. */
async function expectOneTruth(): Promise<void> {
  const check = await crossCheckNow(story.staff("auditor", "AUDITOR"));
  expect(check?.mismatches.filter(({ about }) => about.ref !== "client-agreement")).toEqual([]);
  const { register } = await presentRegister();
  const { all } = await presentFindings(register, story.today());
  expect(all.filter(({ message }) => message.includes("published list"))).toEqual([]);
}

const on = { authorised: true, inUse: true };
const off = { authorised: false, inUse: false };

describe("a sub-processor that is replaced customer by customer", () => {
  test("stays in use until the last has followed, and has ended on that day", async () => {
    const id = await replaced("search");
    const first = story.pass(31);
    expect(await story.activate(id)).toMatchObject({
      value: { effective: [of("search", "early")] },
    });

    expect(await listed("lupe-search")).toMatchObject({
      ...{ status: "active", endedOn: null, name: "lupe", locations: [{ country: "DE" }] },
      leaving: { change: id, since: first, replacedBy: ["mark"] },
    });
    expect(await listed("mark-search")).toMatchObject({ status: "rolling-out", since: first });
    expect(await recorded()).toEqual(expect.arrayContaining(["lupe-search", "mark-search"]));
    expect(await standing("search", "early", "lupe")).toEqual(off);
    expect(await standing("search", "early", "mark")).toEqual(on);
    expect(await standing("search", "late", "lupe")).toEqual(on);
    expect(await standing("search", "late", "mark")).toEqual(off);
    await expectOneTruth();

    const last = story.pass(30);
    expect((await activateDue(story.system())).activated).toContain(id);
    const ended = await listed("lupe-search");
    expect(ended).toMatchObject({ status: "ended", endedOn: last });
    expect(ended).not.toHaveProperty("leaving");
    expect(await listed("mark-search")).toMatchObject({ status: "active" });
    expect(await recorded()).not.toContain("lupe-search");
    expect(await standing("search", "late", "mark")).toEqual(on);
    await expectOneTruth();
  });

  test("stays in use for one that it was left to for good, until that agreement is over", async () => {
    const id = await replaced("kept");
    const { id: objection } = expectDone(
      await recordObjection(story.editor(), {
        changeSetId: id,
        customerRef: of("kept", "late"),
        ...{ agreementRef: null, receivedOn: null, channel: "EMAIL", text: "No." },
      }),
    );
    const first = story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    await decideObjection(story.approver(), objection, "ACCOMMODATED_BY_LEAVING_OUT", null);
    expect(await listed("lupe-kept")).toMatchObject({
      ...{ status: "active", leaving: { since: first } },
    });
    expect(await listed("mark-kept")).toMatchObject({ status: "active" });
    expect(await standing("kept", "late", "lupe")).toEqual(on);
    expect(await standing("kept", "late", "mark")).toEqual(off);
    await expectOneTruth();

    await story.approved({ kind: "CustomerAgreement", ref: of("kept", "late"), body: null });
    expect(await listed("lupe-kept")).toMatchObject({ status: "ended", endedOn: story.today() });
    expect(await recorded()).not.toContain("lupe-kept");
    await expectOneTruth();
  });

  test("has ended on the day after the last agreement that had it, without an act of anybody", async () => {
    const id = await replaced("lasts");
    const { id: objection } = expectDone(
      await recordObjection(story.editor(), {
        changeSetId: id,
        customerRef: of("lasts", "late"),
        ...{ agreementRef: null, receivedOn: null, channel: "EMAIL", text: "No." },
      }),
    );
    await decideObjection(story.approver(), objection, "ACCOMMODATED_BY_LEAVING_OUT", null);
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    const endsOn = addDays(story.today(), 10);
    await story.approved(await changed("CustomerAgreement", of("lasts", "late"), { endsOn }));
    story.pass(10);
    expect(await publishEndedForAll(story.system())).toBeNull();
    expect(await listed("lupe-lasts")).toMatchObject({ status: "active" });
    const day = story.pass(1);
    expect(await publishEndedForAll(story.editor())).toBeNull();
    expect(await publishEndedForAll(story.system())).toEqual(expect.any(Number));
    expect(await listed("lupe-lasts")).toMatchObject({ status: "ended", endedOn: day });
    expect(await publishEndedForAll(story.system())).toBeNull();
    await expectOneTruth();
  });

  test("stands beside the one that took its place in the same engagement", async () => {
    const company = subprocessorOf("swap", "mark", true).slice(0, 3);
    const id = await story.announced(
      [...company, await changed("Engagement", "lupe-swap", { vendorServiceId: "mark-swap" })],
      story.today(),
    );
    await story.mail(id);
    const first = story.pass(31);
    expect(await story.activate(id)).toMatchObject({ value: { effective: [of("swap", "early")] } });
    expect(await listed("lupe-swap")).toMatchObject({
      ...{ name: "mark", status: "rolling-out", since: first },
    });
    expect(await listed(`lupe-swap@${id}`)).toMatchObject({
      ...{ name: "lupe", status: "active", locations: [{ country: "DE" }] },
      leaving: { change: id, since: first, replacedBy: ["mark"] },
    });
    expect(await recorded()).toEqual(expect.arrayContaining(["lupe-swap", `lupe-swap@${id}`]));
    await expectOneTruth();

    const last = story.pass(30);
    expect((await activateDue(story.system())).activated).toContain(id);
    expect(await listed(`lupe-swap@${id}`)).toMatchObject({
      ...{ name: "lupe", status: "ended", endedOn: last },
    });
    expect(await listed("lupe-swap")).toMatchObject({ name: "mark", status: "active" });
    await expectOneTruth();
  });

  test("is in the record of a day on which somebody had it who has dropped the product since", async () => {
    const id = await replaced("drops");
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    const between = story.today();
    expect(await recorded()).toContain("lupe-drops");
    story.pass(3);
    await story.approved(
      await changed("CustomerAgreement", of("drops", "late"), { productIds: ["desk"] }),
    );
    story.pass(1);
    await activateDue(story.system());
    expect(await recorded()).not.toContain("lupe-drops");
    expect(await recorded(between)).toContain("lupe-drops");
  });

  test("is said to be suspended, by its name, to those alone who still have it", async () => {
    const day = story.today();
    const draft = await recordAdverseFact(story.editor(), {
      engagementRefs: ["lupe-halts"],
      title: "Backups could be read",
      what: "Backups could be read by others.",
      ...{ reason: null, trueSince: day, knownOn: day },
    });
    const fact = expectDone(draft).draft?.id ?? "";
    expectDone(await submitChangeSet(story.editor(), fact));
    expectDone(await approveChangeSet(story.approver(), fact));
    const { incident } = expectDone(await announceChangeSet(story.approver(), fact, null));
    const act = { id: incident?.id ?? "", on: day, reason: "Until it is mended" };
    expectDone(await recordSuspension(story.editor(), { ...act, suspension: "DONE" }));
    const said = async (customer: string) => {
      const customerRef = of("halts", customer);
      const reader = customerActor({ id: `${customerRef}-1`, customerRef }, "portal", story.at());
      return (await findOverview(reader))?.agreements[0]?.suspended;
    };
    expect(await said("early")).toEqual([{ name: "lupe GmbH", since: day }]);

    const id = await replaced("halts");
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    expect(await said("early")).toEqual([]);
    expect(await said("late")).toEqual([{ name: "lupe GmbH", since: day }]);

    expectDone(await recordSuspension(story.approver(), { ...act, suspension: "LIFTED" }));
    expect(await standing("halts", "late", "lupe")).toEqual(on);
    expectDone(await recordSuspension(story.editor(), { ...act, suspension: "DONE" }));
    expect(await standing("halts", "late", "lupe")).toEqual(off);
  });

  test("is announced by its name where it takes the place of another for all at once, and ends that one", async () => {
    const company = subprocessorOf("whole", "mark", false).slice(0, 3);
    const id = await story.announced([
      ...company,
      await changed("Engagement", "lupe-whole", { vendorServiceId: "mark-whole" }),
    ]);
    const announcedOn = story.today();
    await story.mail(id);
    expect(await listed("lupe-whole")).toMatchObject({ name: "lupe", status: "active" });
    expect(await listed(`lupe-whole+${id}`)).toMatchObject({
      ...{ name: "mark", status: "announced", announcedOn, since: null },
    });
    await expectOneTruth();
    const day = story.pass(61);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    expect(await listed("lupe-whole")).toMatchObject({
      ...{ name: "mark", status: "active", announcedOn, since: day },
    });
    expect(await listed(`lupe-whole@${id}`)).toMatchObject({
      ...{ name: "lupe", status: "ended", endedOn: day },
    });
    expect(await listed(`lupe-whole+${id}`)).toBeUndefined();
    await expectOneTruth();
  });
});
