import { beforeAll, describe, expect, test } from "vitest";
import { type StaffActor, staffActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/domain/access";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { vendorObjectionLetter } from "@/lib/domain/documents/vendor-objection";
import { documentText } from "@/lib/draw/document-text";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, openStory, type Story } from "@/lib/testing/story";
import { findChangeSet, itemsOf } from "./change-sets";
import { database } from "./database/current";
import { homeFor } from "./home";
import { outlookOf } from "./outlook";
import { addUser } from "./people";
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
import { datesToMeet } from "./received-reviews";
import { presentRegister } from "./register";

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
  const as = (role: Role): StaffActor =>
    staffActor({ id: ids.get(role) ?? "", roles: [role] }, "web", story.at());

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
    for (const role of ["EDITOR", "APPROVER", "DPO", "AUDITOR"] as const) {
      const end = role === "AUDITOR" ? { accessUntil: day("2027-01-01") } : {};
      const person = { email: `${role}@example.com`, name: role, roles: [role], ...end };
      ids.set(role, expectDone(await addUser(story.administrator(), person)).id);
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
    const entry = await database().auditEntry.findFirst({ orderBy: { position: "desc" } });
    expect(entry?.event).toBe("received.downloaded");
    expect(await eraseReceived(as("DPO"), { id })).toMatchObject({ reason: "notAllowed" });
    expectDone(await eraseReceived(as("EDITOR"), { id }));
    expect(await takeReceivedFile(as("AUDITOR"), id)).toBeNull();
    const stored = await database().receivedNotice.findUnique({ where: { id } });
    expect(stored).toMatchObject({
      text: "",
      sender: "",
      subject: "",
      fileName: null,
      bytes: null,
    });
    expect(stored?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await eraseReceived(as("EDITOR"), { id })).toMatchObject({ reason: "noSuchNotice" });
  });
});
