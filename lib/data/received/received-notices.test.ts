import { beforeAll, describe, expect, test } from "vitest";
import { type StaffActor, staffActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/domain/access";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { vendorObjectionLetter } from "@/lib/domain/documents/vendor-objection";
import { documentText } from "@/lib/draw/document-text";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, openStory, type Story } from "@/lib/testing/story";
import { withdrawChangeSet } from "../announcing/withdrawing";
import { stepsTaken } from "../changes/change-history";
import { findChangeSet, itemsOf } from "../changes/change-sets";
import { rejectChangeSet, submitChangeSet } from "../changes/change-steps";
import { outlookOf } from "../changes/outlook";
import { database } from "../database/current";
import { homeFor } from "../home/home";
import { addUser } from "../people/people";
import { presentRegister } from "../register";
import { datesToMeet } from "../reviews/received-reviews";
import {
  confirmReceived,
  draftObjection,
  eraseReceived,
  recordOurObjection,
  settleReceived,
} from "./received-acts";
import { cascadeReceived } from "./received-cascade";
import { objectionLetterOf } from "./received-letter";
import {
  listReceived,
  type ReceivedEntry,
  recordReceived,
  takeReceivedFile,
  vendorDealings,
} from "./received-notices";
import { findReceived } from "./received-page";

const receivedOn = day("2026-03-02");
let count = 0;

/** Each notice has words of its own: the same one is taken down once. */
function mail(more: Partial<ReceivedEntry> = {}): ReceivedEntry {
  count += 1;
  return {
    receivedOn,
    sender: "Legal <legal@acme.example>",
    subject: `Acme: new sub-processor ${count}`,
    text: `From 10 March 2026 Acme engages Gletscher in Switzerland for cold storage ${count}.`,
    attached: [],
    file: null,
    ...more,
  };
}

/** Whoever acts: one of each role, and a second editor. */
type Hand = Role | "SECOND";

function newestEntry() {
  return database().auditEntry.findFirst({ orderBy: { position: "desc" } });
}

const gletscher = {
  vendorName: "Gletscher",
  website: null,
  service: "Cold storage",
  purpose: "Keeping backups",
  country: "CH",
};

describe("a notice that a vendor sends us", () => {
  let story: Story;
  const ids = new Map<string, string>();
  const roleOf = (hand: Hand): Role => (hand === "SECOND" ? "EDITOR" : hand);
  const as = (hand: Hand): StaffActor =>
    staffActor({ id: ids.get(hand) ?? "", roles: [roleOf(hand)] }, "web", story.at());

  beforeAll(async () => {
    story = await openStory([
      {
        name: "desk-b",
        cast: [
          { ref: "one", noticeDays: 30 },
          { ref: "two", noticeDays: 90 },
        ],
      },
    ]);
    for (const hand of ["EDITOR", "SECOND", "APPROVER", "DPO", "AUDITOR"] as const) {
      const end = hand === "AUDITOR" ? { accessUntil: day("2027-01-01") } : {};
      const person = { email: `${hand}@example.com`, name: hand, roles: [roleOf(hand)], ...end };
      ids.set(hand, expectDone(await addUser(story.administrator(), person)).id);
    }
    const terms = { vendorNoticePeriod: "P30D", vendorObjectionPeriod: "P14D" };
    const id = await story.drafted(await changed("Engagement", "desk-b", terms));
    expect((await findChangeSet(id))?.state).toBe("ACTIVE");
  });

  const about = (id: string, more: object = {}) => ({
    id,
    vendorRef: "acme",
    engagementRefs: ["desk-b"],
    receivedOn,
    statedEffectiveOn: day("2026-03-10"),
    changes: "Acme stores backups with Gletscher.",
    ...more,
  });
  const taken = async (more: Partial<ReceivedEntry> = {}) =>
    expectDone(await recordReceived(as("EDITOR"), mail(more))).id;
  const confirmed = async () => {
    const id = await taken();
    expectDone(await confirmReceived(as("EDITOR"), about(id)));
    return id;
  };

  test("proposes the vendor, and counts no deadline before a person has confirmed it", async () => {
    const id = await taken();
    expect(await findReceived(as("AUDITOR"), id)).toMatchObject({
      vendor: null,
      guess: { ref: "acme" },
      namedDays: ["2026-03-10"],
      actBy: null,
      outlook: null,
    });
    expectDone(await confirmReceived(as("DPO"), about(id)));
    expect(await findReceived(as("EDITOR"), id)).toMatchObject({
      vendor: { ref: "acme" },
      guess: null,
      lastDay: "2026-03-16",
      actBy: "2026-03-09",
      // A change made today: two customers, the later of them after ninety days.
      outlook: { customers: 2, earliestOn: "2026-06-01", daysShort: 83, isDraft: false },
    });
  });

  test("is taken down once, by who may, and not from the future", async () => {
    const one = mail();
    expect(await recordReceived(as("AUDITOR"), one)).toMatchObject({ reason: "notAllowed" });
    expectDone(await recordReceived(as("EDITOR"), one));
    expect(await recordReceived(as("EDITOR"), one)).toMatchObject({ reason: "knownNotice" });
    const tomorrow = mail({ receivedOn: day("2026-03-03") });
    expect(await recordReceived(as("EDITOR"), tomorrow)).toMatchObject({ reason: "notYet" });
    const id = await taken();
    const wrong = (more: object) => confirmReceived(as("EDITOR"), about(id, more));
    expect(await wrong({ vendorRef: "nobody" })).toMatchObject({ reason: "noSuchVendor" });
    expect(await wrong({ engagementRefs: ["nothing"] })).toMatchObject({ reason: "notTheirs" });
    expect(await wrong({ receivedOn: day("2026-03-03") })).toMatchObject({ reason: "notYet" });
    expect(await findReceived(as("EDITOR"), "none")).toBeNull();
  });

  test("becomes a change at depth two that names our own customers, and a second company joins it", async () => {
    const id = await confirmed();
    expect(await cascadeReceived(as("APPROVER"), { id, ...gletscher })).toMatchObject({
      reason: "notAllowed",
    });
    const { changeSetId } = expectDone(await cascadeReceived(as("DPO"), { id, ...gletscher }));
    const changeSet = await findChangeSet(changeSetId);
    if (changeSet === null) throw new Error("No change was made");
    // Whoever took the notice down wrote its words, too.
    expect(changeSet.authors.toSorted()).toEqual(
      [`user:${ids.get("DPO")}`, `user:${ids.get("EDITOR")}`].toSorted(),
    );
    const engagement = itemsOf(changeSet).find(({ kind }) => kind === "Engagement");
    expect(engagement?.body).toMatchObject({
      parentEngagementId: "desk-b",
      productIds: ["desk-b"],
    });
    const { consequence } = await outlookOf(changeSet, story.at());
    expect(consequence.class).toBe("M1");
    expect(consequence.customers.map(({ ref }) => ref).toSorted()).toEqual([
      "one-desk-b",
      "two-desk-b",
    ]);
    const second = { id, ...gletscher, service: "Key storage" };
    expect(expectDone(await cascadeReceived(as("EDITOR"), second)).changeSetId).toBe(changeSetId);
    const both = await findChangeSet(changeSetId);
    const kindsOf = both === null ? [] : itemsOf(both).map(({ kind }) => kind);
    expect(kindsOf.filter((kind) => kind === "Vendor")).toHaveLength(1);
    expect(kindsOf.filter((kind) => kind === "Engagement")).toHaveLength(2);
    expect(await findReceived(as("EDITOR"), id)).toMatchObject({
      changeSetId,
      changeState: "DRAFT",
      outlook: { isDraft: true, earliestOn: "2026-06-01" },
    });
    const unsaid = await taken();
    expect(await cascadeReceived(as("EDITOR"), { id: unsaid, ...gletscher })).toMatchObject({
      reason: "vendorMissing",
    });
  });

  test("is objected to by a letter that names contract, days and reasons; the day then stands", async () => {
    const id = await confirmed();
    const sent = { id, sentOn: receivedOn, sentBy: "EMAIL" as const };
    expect(await recordOurObjection(as("EDITOR"), sent)).toMatchObject({
      reason: "groundsMissing",
    });
    const text = "The backups would leave the Union.";
    expectDone(await draftObjection(as("DPO"), { id, text }));
    expect(await recordOurObjection(as("DPO"), sent)).toMatchObject({ reason: "notAllowed" });
    const early = { ...sent, sentOn: day("2026-03-01") };
    expect(await recordOurObjection(as("EDITOR"), early)).toMatchObject({
      reason: "beforeReceipt",
    });
    const letter = await objectionLetterOf(as("EDITOR"), id);
    if (letter === null) throw new Error("No letter");
    const written = documentText(vendorObjectionLetter(letter));
    for (const part of [
      "Acme Hosting, Inc.",
      "On 2 March 2026 we received your notice",
      text,
      "Our last day to object: 16 March 2026",
      "2 April 2026 (your day is 23 days too early)",
      "the earliest day for all of them is 1 June 2026",
    ])
      expect(written).toContain(part);
    expectDone(await recordOurObjection(as("APPROVER"), sent));
    const settled = await findReceived(as("EDITOR"), id);
    expect(settled).toMatchObject({ state: "OBJECTED", actBy: "2026-03-16", answer: text });
    expect(await draftObjection(as("EDITOR"), { id, text })).toMatchObject({
      reason: "answeredAlready",
    });
  });

  test("waits on the first page and among the reviews of whoever has it in hand, until it is answered", async () => {
    const id = await confirmed();
    const waiting = async () =>
      (await homeFor(as("APPROVER")))?.waiting
        .find(({ what }) => what === "received")
        ?.items.map(({ key }) => key) ?? [];
    const due = async () => {
      const dates = await datesToMeet((await presentRegister()).register, receivedOn);
      return dates.find(({ field }) => field === id);
    };
    expect(await waiting()).toContain(id);
    expect(await due()).toMatchObject({
      topic: "VENDOR_NOTICE",
      ref: "acme",
      dueOn: "2026-03-09",
      ownerId: ids.get("EDITOR"),
    });
    const accepted = { id, state: "ACCEPTED" as const, reason: "Gletscher is certified." };
    expect(await settleReceived(as("DPO"), accepted)).toMatchObject({ reason: "notAllowed" });
    expectDone(await settleReceived(as("EDITOR"), accepted));
    expect(await waiting()).not.toContain(id);
    expect(await due()).toBeUndefined();
    const states = (await listReceived(as("AUDITOR"))).map(({ state }) => state);
    expect(states.lastIndexOf("OPEN")).toBeLessThan(states.indexOf("ACCEPTED"));
  });

  test("shows on the vendor's page what it tells us and what we owe, for each engagement", async () => {
    const { rows, notices } = await vendorDealings(as("AUDITOR"), "acme");
    expect(rows.find(({ engagementRef }) => engagementRef === "desk-b")).toMatchObject({
      theirNotice: "P30D",
      ourObjection: "P14D",
      owed: { period: "P90D", agreementTitle: "two-desk-b" },
      gap: "SHORT",
      chairs: ["PROCESSOR"],
    });
    expect(notices.length).toBeGreaterThan(0);
  });

  test("is handed out as it came with a note of who took it; erased, its words go and its hash stays", async () => {
    const bytes = new TextEncoder().encode("From: a@b.example\r\n\r\nWe change.\r\n");
    const id = await taken({ file: { name: "notice.eml", bytes } });
    expect((await takeReceivedFile(as("AUDITOR"), id))?.bytes).toEqual(bytes);
    expect((await newestEntry())?.event).toBe("received.downloaded");
    expectDone(await confirmReceived(as("EDITOR"), about(id)));
    const erasure = { id, reason: "It names people.", isConfirmed: false };
    expect(await eraseReceived(as("DPO"), erasure)).toMatchObject({ reason: "notAllowed" });
    expectDone(await eraseReceived(as("EDITOR"), erasure));
    expect(await newestEntry()).toMatchObject({
      event: "received.erased",
      payload: { receivedId: id, reason: "It names people." },
    });
    expect(await takeReceivedFile(as("AUDITOR"), id)).toBeNull();
    const stored = await database().receivedNotice.findUnique({ where: { id } });
    expect(stored).toMatchObject({
      text: "",
      sender: "",
      subject: "",
      fileName: null,
      bytes: null,
      changes: null,
      vendorRef: "acme",
    });
    expect(stored?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await eraseReceived(as("EDITOR"), erasure)).toMatchObject({ reason: "noSuchNotice" });
  });

  test("on which an objection rests loses its words only to who says that they may go", async () => {
    const id = await confirmed();
    expectDone(await draftObjection(as("EDITOR"), { id, text: "It would leave the Union." }));
    expectDone(await recordOurObjection(as("EDITOR"), { id, sentOn: receivedOn, sentBy: "EMAIL" }));
    const erasure = { id, reason: "Its time is over.", isConfirmed: false };
    expect(await eraseReceived(as("EDITOR"), erasure)).toMatchObject({ reason: "objectionRests" });
    expect((await findReceived(as("EDITOR"), id))?.text).toContain("Gletscher");
    expectDone(await eraseReceived(as("EDITOR"), { ...erasure, isConfirmed: true }));
    expect(await findReceived(as("EDITOR"), id)).toMatchObject({
      isErased: true,
      answer: "It would leave the Union.",
    });
  });

  test("leaves a trace in the chain of each day that is said of it", async () => {
    const id = await taken();
    expect(await newestEntry()).toMatchObject({
      event: "received.recorded",
      payload: { receivedId: id, receivedOn },
    });
    expectDone(await confirmReceived(as("EDITOR"), about(id)));
    const moved = { receivedOn: day("2026-02-20"), statedEffectiveOn: null };
    expectDone(await confirmReceived(as("DPO"), about(id, moved)));
    const entries = await database().auditEntry.findMany({
      where: { event: "received.confirmed", payload: { path: ["receivedId"], equals: id } },
      orderBy: { position: "asc" },
    });
    expect(entries.map(({ payload }) => payload)).toMatchObject([
      { receivedOn, statedEffectiveOn: "2026-03-10" },
      moved,
    ]);
  });

  test("makes authors of all who said what it is about, whoever had it in hand last", async () => {
    const id = await taken();
    expectDone(await confirmReceived(as("SECOND"), about(id)));
    expectDone(await draftObjection(as("EDITOR"), { id, text: "Not yet." }));
    const { changeSetId } = expectDone(await cascadeReceived(as("EDITOR"), { id, ...gletscher }));
    const authors = async () => (await findChangeSet(changeSetId))?.authors.toSorted();
    const users = (...roles: Hand[]) => roles.map((role) => `user:${ids.get(role)}`).toSorted();
    expect(await authors()).toEqual(users("EDITOR", "SECOND"));
    expectDone(await confirmReceived(as("DPO"), about(id)));
    const second = { id, ...gletscher, service: "Key storage" };
    expectDone(await cascadeReceived(as("EDITOR"), second));
    expect(await authors()).toEqual(users("EDITOR", "SECOND", "DPO"));
  });

  test("adds to its draft while it is open, and says so in the chain and in the story of the change", async () => {
    const id = await confirmed();
    const { changeSetId } = expectDone(await cascadeReceived(as("EDITOR"), { id, ...gletscher }));
    expectDone(await cascadeReceived(as("DPO"), { id, ...gletscher, service: "Key storage" }));
    expect(await newestEntry()).toMatchObject({
      event: "received.cascaded",
      payload: { receivedId: id, changeSetId },
    });
    expect((await stepsTaken(changeSetId)).map(({ words }) => words)).toEqual([
      "took a vendor’s notice into the draft",
      "took a vendor’s notice into the draft",
    ]);
    const closed = { id, state: "CLOSED" as const, reason: "It does not concern us." };
    expectDone(await settleReceived(as("EDITOR"), closed));
    const third = { id, ...gletscher, service: "Log storage" };
    const before = await findChangeSet(changeSetId);
    expect(await cascadeReceived(as("EDITOR"), third)).toMatchObject({ reason: "answeredAlready" });
    expect(await findChangeSet(changeSetId)).toEqual(before);
  });

  test("becomes another change where the first was rejected or withdrawn", async () => {
    const id = await confirmed();
    const made = async () =>
      expectDone(await cascadeReceived(as("EDITOR"), { id, ...gletscher })).changeSetId;
    const first = await made();
    expectDone(await withdrawChangeSet(as("EDITOR"), first, "Too early."));
    expect(await findReceived(as("EDITOR"), id)).toMatchObject({
      changeSetId: first,
      changeState: "WITHDRAWN",
      outlook: { customers: 2, isDraft: false },
    });
    const second = await made();
    expect(second).not.toBe(first);
    expectDone(await submitChangeSet(as("EDITOR"), second));
    expectDone(await rejectChangeSet(as("APPROVER"), second, "Not like this."));
    const third = await made();
    expect([first, second]).not.toContain(third);
    expect(await findReceived(as("EDITOR"), id)).toMatchObject({
      changeSetId: third,
      changeState: "DRAFT",
      outlook: { isDraft: true },
    });
  });

  test("gets a letter without a last day where our contract names no period to object", async () => {
    await story.drafted(
      await changed("Engagement", "desk-b", { vendorObjectionPeriod: undefined }),
    );
    const id = await confirmed();
    expectDone(await draftObjection(as("DPO"), { id, text: "The backups would leave the Union." }));
    const letter = await objectionLetterOf(as("EDITOR"), id);
    if (letter === null) throw new Error("No letter");
    const written = documentText(vendorObjectionLetter(letter));
    expect(written).toContain("2 April 2026 (your day is 23 days too early)");
    expect(written).not.toContain("Our last day to object");
  });
});
