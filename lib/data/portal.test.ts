import { beforeAll, describe, expect, test } from "vitest";
import { type CustomerActor, customerActor, publicActor } from "@/lib/auth/actor";
import { linkToken, readLinkToken } from "@/lib/domain/link-token";
import { env } from "@/lib/env";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { draftCorrection, sendCorrection } from "./announcing/corrections";
import { withdrawChangeSet } from "./announcing/withdrawing";
import { confirmContact } from "./customers/contacts";
import { database } from "./database/current";
import { recordObjection } from "./objections/objections";
import {
  acknowledgeNotice,
  addContact,
  approveNotice,
  changeContact,
  findNoticePage,
  findObjection,
  findOverview,
  findOwnAnnex,
  findPortalHead,
  keepOwnAnnex,
  listOwnContacts,
  objectToNotice,
  recordDownload,
  remindContact,
  removeContact,
} from "./portal";
import { findLinkedNotices, objectThroughLink } from "./published";

let story: Story;
const statement = { name: "Ada Lovelace", text: "We object: the data leave the Union." };
const one = (scene: string) => of(scene, "one");

/** The first contact of a customer, signed in. */
function actorOf(customer: string): CustomerActor {
  return customerActor({ id: `${customer}-1`, customerRef: customer }, "portal", story.at());
}

async function noticeOf(changeSetId: string, customerRef: string): Promise<string> {
  return (await database().notice.findFirstOrThrow({ where: { changeSetId, customerRef } })).id;
}

/** A change of a scene, announced to it and accepted by its mail server. */
async function told(scene: string, text: string): Promise<string> {
  const id = await story.announced([await purpose(scene, text)]);
  await story.mail(id);
  return id;
}

async function deliveryOf(changeSetId: string, customerRef: string): Promise<string> {
  const notice = await noticeOf(changeSetId, customerRef);
  const row = await database().deliveredNotice.findFirstOrThrow({ where: { noticeId: notice } });
  return row.deliveryId;
}

const events = (event: string) => database().auditEntry.count({ where: { event } });

beforeAll(async () => {
  const cast = [{ ref: "one" }, { ref: "two" }];
  story = await openStory([
    { name: "read", cast },
    { name: "object", cast },
    { name: "approve", cast: [{ ref: "one" }, { ref: "two", authorisation: "SPECIFIC" }] },
    { name: "link", cast },
    { name: "late", cast },
    { name: "bounce", cast: [{ ref: "one" }] },
    { name: "people", cast: [{ ref: "one", contacts: 2, unconfirmed: 1 }, { ref: "two" }] },
  ]);
});

describe("the overview", () => {
  test("holds own agreements, what is coming with own dates, and nothing of another", async () => {
    const changeSetId = await told("read", "To read it");
    const overview = await findOverview(actorOf(one("read")));
    expect(overview.agreements.map(({ ref }) => ref)).toEqual([one("read")]);
    expect(overview.agreements[0]?.annex).toMatchObject({ status: "FOR_SIGNATURE" });
    expect(overview.coming).toMatchObject([
      {
        changeSetId,
        agreement: one("read"),
        standing: "RUNNING",
        daysLeft: 30,
        isEmergency: false,
        isAcknowledged: false,
      },
    ]);
    expect(overview.coming[0]?.changes[0]).toMatch(/, purpose: .* → To read it$/);
    const text = JSON.stringify(await findOverview(actorOf(one("late"))));
    expect(text).not.toContain(changeSetId);
    expect(text).not.toContain(of("read", "two"));
  });

  test("says who is signed in, and nobody once the contact is of another customer", async () => {
    expect(await findPortalHead(actorOf(one("read")))).toMatchObject({
      customer: one("read"),
      person: "Person 1",
    });
    const stranger = { id: `${one("read")}-1`, customerRef: one("late") };
    expect(await findPortalHead(customerActor(stranger, "portal", story.at()))).toBeNull();
  });
});

describe("a notice", () => {
  test("is told whole, with its days, to its own customer alone", async () => {
    const id = await noticeOf(await told("read", "To be told whole"), one("read"));
    const page = await findNoticePage(actorOf(one("read")), id);
    expect(page?.asks).toEqual({ mayObject: true, isLate: false, mayApprove: "EARLY" });
    expect(page?.tellings).toMatchObject([{ to: "Person 1", state: "ACCEPTED" }]);
    const text = JSON.stringify(page?.told);
    expect(text).toContain("To be told whole");
    expect(text).toContain("You can object until");
    expect(text).not.toContain("About this mail");
    expect(await findNoticePage(actorOf(of("read", "two")), id)).toBeNull();
    expect(await findNoticePage(actorOf(one("read")), "no-such-notice")).toBeNull();
  });

  test("settles the objection to it when it is withdrawn", async () => {
    const changeSetId = await told("read", "To be withdrawn");
    const id = await noticeOf(changeSetId, one("read"));
    await objectToNotice(actorOf(one("read")), id, statement);
    const before = await findNoticePage(actorOf(one("read")), id);
    expect(before?.objections).toMatchObject([{ isMoot: false, holdsBack: true }]);
    await withdrawChangeSet(story.approver(), changeSetId, "not needed");
    const after = await findNoticePage(actorOf(one("read")), id);
    expect(after).toMatchObject({
      notice: { standing: "WITHDRAWN" },
      objections: [{ isMoot: true, holdsBack: false, decision: null }],
    });
  });

  test("names no planned day before the agreement's own first", async () => {
    const changeSetId = await told("read", "To be planned");
    const planned = async (plannedOn: string) => {
      await database().changeSet.update({
        where: { id: changeSetId },
        data: { plannedOn: new Date(plannedOn) },
      });
      const notice = await noticeOf(changeSetId, one("read"));
      return (await findNoticePage(actorOf(one("read")), notice))?.notice.plannedOn;
    };
    expect(await planned("2020-01-01")).toBeNull();
    expect(await planned("2099-01-01")).toBe("2099-01-01");
  });

  test("says when it was corrected, and which mail was the correction", async () => {
    const changeSetId = await told("read", "To be corrected");
    const id = await noticeOf(changeSetId, one("read"));
    expect((await findNoticePage(actorOf(one("read")), id))?.notice.correctedOn).toBeNull();
    await draftCorrection(story.editor(), {
      ...{ changeSetId, items: [], entries: [{ matter: "OTHER", said: "a", right: "b" }] },
    });
    await sendCorrection(story.approver(), changeSetId);
    expect(await findNoticePage(actorOf(one("read")), id)).toMatchObject({
      notice: { correctedOn: story.today() },
      tellings: [
        { kind: "NOTICE", state: "ACCEPTED" },
        { kind: "CORRECTION", state: "ON_ITS_WAY" },
      ],
    });
  });

  test("is acknowledged once, which approves nothing", async () => {
    const id = await noticeOf(await told("read", "To be acknowledged"), one("read"));
    const before = await events("notice.acknowledged");
    for (const _time of [1, 2])
      expect(await acknowledgeNotice(actorOf(one("read")), id)).toEqual({
        ok: true,
        value: { id },
      });
    expect(await events("notice.acknowledged")).toBe(before + 1);
    expect((await findNoticePage(actorOf(one("read")), id))?.asks.mayApprove).toBe("EARLY");
    expect(await acknowledgeNotice(actorOf(of("read", "two")), id)).toEqual({
      ok: false,
      reason: "noSuchNotice",
    });
  });
});

describe("an approval", () => {
  test("is early under general authorisation, and the specific one where the agreement asks for it", async () => {
    const changeSetId = await told("approve", "To be approved");
    const [general, specific] = [one("approve"), of("approve", "two")];
    for (const [customer, kind] of [
      [general, "EARLY"],
      [specific, "SPECIFIC"],
    ] as const) {
      const id = await noticeOf(changeSetId, customer);
      expect((await findNoticePage(actorOf(customer), id))?.asks.mayApprove).toBe(kind);
      const said = { name: "Ada Lovelace", text: null };
      expect(await approveNotice(actorOf(customer), id, said)).toMatchObject({ ok: true });
      expect(await approveNotice(actorOf(customer), id, said)).toEqual({
        ok: false,
        reason: "saidAlready",
      });
      const page = await findNoticePage(actorOf(customer), id);
      expect(page?.approvals).toMatchObject([{ kind, text: "Signed: Ada Lovelace" }]);
      expect(page?.notice.standing).toBe("APPROVED");
    }
  });

  test("is not given for another customer", async () => {
    const id = await noticeOf(await told("approve", "Not yours"), one("approve"));
    expect(await approveNotice(actorOf(of("approve", "two")), id, statement)).toEqual({
      ok: false,
      reason: "noSuchNotice",
    });
    expect(await database().approval.count({ where: { noticeId: id } })).toBe(0);
  });
});

describe("a notice whose mail", () => {
  const stands = async () => (await findOverview(actorOf(one("bounce")))).coming[0];

  test("waits for its turn is on its way, and has no days", async () => {
    await story.announced([await purpose("bounce", "To come back")]);
    expect(await stands()).toMatchObject({ standing: "SENDING", startsOn: null });
  });

  test("came back is on its way no more, and the days that it began count no more", async () => {
    const [row] = await database().changeSet.findMany({
      where: { state: "ANNOUNCED" },
      orderBy: { number: "desc" },
      take: 1,
    });
    if (row === undefined) throw new Error("It was announced");
    await story.mail(row.id);
    expect(await stands()).toMatchObject({ standing: "RUNNING", startsOn: story.today() });
    await database().delivery.update({
      where: { id: await deliveryOf(row.id, one("bounce")) },
      data: { state: "BOUNCED" },
    });
    expect(await stands()).toMatchObject({
      standing: "NOT_TOLD",
      startsOn: null,
      objectionLastDay: null,
      daysLeft: null,
      earliestEffectiveOn: null,
    });
  });
});

describe("an objection in the portal", () => {
  test("is recorded once, holds the change back, and can be followed by its own customer alone", async () => {
    const id = await noticeOf(await told("object", "To be objected to"), one("object"));
    const result = await objectToNotice(actorOf(one("object")), id, statement);
    expect(result).toMatchObject({ ok: true, value: { timely: true } });
    expect(await objectToNotice(actorOf(one("object")), id, statement)).toEqual({
      ok: false,
      reason: "saidAlready",
    });
    const objectionId = result.ok ? result.value.id : "";
    expect(await findObjection(actorOf(one("object")), objectionId)).toMatchObject({
      channel: "PORTAL",
      holdsBack: true,
      text: `${statement.text}\n\nSigned: Ada Lovelace`,
    });
    expect(await findObjection(actorOf(of("object", "two")), objectionId)).toBeNull();
    expect(await findObjection(actorOf(one("object")), "no-such-objection")).toBeNull();
    expect((await findNoticePage(actorOf(one("object")), id))?.notice.standing).toBe("OBJECTED");
  });

  test("sent many times at once is one objection", async () => {
    const id = await noticeOf(await told("object", "Sent at once"), one("object"));
    const results = await Promise.all(
      Array.from({ length: 8 }, () => objectToNotice(actorOf(one("object")), id, statement)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database().objection.count({ where: { noticeId: id } })).toBe(1);
  });

  test("is not made for another customer, neither here nor a layer below", async () => {
    const changeSetId = await told("object", "Of another");
    const id = await noticeOf(changeSetId, one("object"));
    const other = actorOf(of("object", "two"));
    expect(await objectToNotice(other, id, statement)).toEqual({
      ok: false,
      reason: "noSuchNotice",
    });
    const draft = {
      changeSetId,
      customerRef: one("object"),
      agreementRef: null,
      receivedOn: null,
      channel: "PORTAL" as const,
      text: null,
    };
    expect(await recordObjection(other, draft)).toEqual({ ok: false, reason: "notAllowed" });
    const dated = { ...draft, receivedOn: story.today() };
    expect(await recordObjection(actorOf(one("object")), dated)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
  });
});

describe("the link of a mail", () => {
  const anyone = () => publicActor(story.at());

  async function linkOf(changeSetId: string, customer: string) {
    return linkToken(env().authSecret, "objection", await deliveryOf(changeSetId, customer));
  }

  test("objects without signing in, once, and goes on telling what became of it", async () => {
    const changeSetId = await told("link", "By link");
    const token = await linkOf(changeSetId, one("link"));
    const noticeIds = [await noticeOf(changeSetId, one("link"))];
    const linked = await findLinkedNotices(anyone(), token);
    expect(linked?.head.customer).toBe(one("link"));
    expect(linked?.notices).toMatchObject([
      { notice: { changeSetId, daysLeft: 30 }, asks: { mayObject: true }, objections: [] },
    ]);
    const said = { ...statement, noticeIds };
    expect(await objectThroughLink(anyone(), token, said)).toEqual({
      ok: true,
      value: { recorded: 1 },
    });
    expect(await objectThroughLink(anyone(), token, said)).toEqual({
      ok: false,
      reason: "saidAlready",
    });
    expect((await findLinkedNotices(anyone(), token))?.notices).toMatchObject([
      { asks: { mayObject: false }, objections: [{ channel: "LINK", timely: true }] },
    ]);
    expect(await database().auditEntry.findFirst({ orderBy: { position: "desc" } })).toMatchObject({
      event: "objection.recorded",
      actor: `contact:${one("link")}-1`,
      via: "link",
    });
  });

  test("opens nothing of another mail, and nothing when it was not made here", async () => {
    const changeSetId = await told("link", "Of one alone");
    const token = await linkOf(changeSetId, one("link"));
    const noticeIds = [await noticeOf(changeSetId, of("link", "two"))];
    expect(await objectThroughLink(anyone(), token, { ...statement, noticeIds })).toEqual({
      ok: false,
      reason: "noSuchNotice",
    });
    const id = await deliveryOf(changeSetId, one("link"));
    const wrong = [
      "",
      "nonsense",
      `${token}x`,
      linkToken("another secret of some length", "objection", id),
      linkToken(env().authSecret, "unsubscribe", id),
      linkToken(env().authSecret, "objection", "no-such-delivery"),
    ];
    for (const one of wrong) {
      expect(await findLinkedNotices(anyone(), one)).toBeNull();
      expect(await objectThroughLink(anyone(), one, { ...statement, noticeIds })).toMatchObject({
        ok: false,
      });
    }
  });

  test("after the last day records the objection as late, and says so", async () => {
    const changeSetId = await told("late", "Too late");
    const token = await linkOf(changeSetId, one("late"));
    const noticeIds = [await noticeOf(changeSetId, one("late"))];
    story.pass(31);
    expect((await findLinkedNotices(anyone(), token))?.notices).toMatchObject([
      { asks: { mayObject: true, isLate: true }, notice: { daysLeft: null } },
    ]);
    expect(await objectThroughLink(anyone(), token, { ...statement, noticeIds })).toMatchObject({
      ok: true,
    });
    expect((await findLinkedNotices(anyone(), token))?.notices[0]?.objections).toMatchObject([
      { timely: false, holdsBack: false },
    ]);
  });

  test("opens nothing once its reader was erased", async () => {
    const changeSetId = await told("people", "Before the erasure");
    const row = await database().delivery.findFirstOrThrow({
      where: {
        contactId: `${one("people")}-2`,
        notices: { some: { notice: { changeSetId } } },
      },
    });
    const token = linkToken(env().authSecret, "objection", row.id);
    expect(await findLinkedNotices(anyone(), token)).not.toBeNull();
    const removed = await removeContact(actorOf(one("people")), `${one("people")}-2`);
    expect(removed).toMatchObject({ ok: true });
    expect(await findLinkedNotices(anyone(), token)).toBeNull();
  });
});

describe("an annex", () => {
  test("is handed out to its own customer alone, kept once, and each download stands in the audit chain", async () => {
    const actor = actorOf(one("read"));
    const annex = await findOwnAnnex(actor, one("read"), null);
    expect(annex?.bytes).toBeNull();
    if (annex === null) throw new Error("The annex is not there");
    await keepOwnAnnex(actor, annex, new TextEncoder().encode("%PDF-"));
    const again = await findOwnAnnex(actor, one("read"), null);
    expect(new TextDecoder().decode(again?.bytes ?? new Uint8Array())).toBe("%PDF-");
    await recordDownload(actor, annex);
    expect(await database().auditEntry.findFirst({ orderBy: { position: "desc" } })).toMatchObject({
      event: "annex.downloaded",
      actor: `contact:${one("read")}-1`,
      via: "portal",
    });
    for (const publication of [null, 1]) {
      expect(await findOwnAnnex(actorOf(of("read", "two")), one("read"), publication)).toBeNull();
    }
    expect(await findOwnAnnex(actor, "no-such-agreement", null)).toBeNull();
    expect(await findOwnAnnex(actor, one("read"), 99_999)).toBeNull();
    expect((await findOwnAnnex(actor, one("read"), 1))?.key.publication.number).toBe(1);
  });
});

describe("own contacts", () => {
  const me = () => actorOf(of("people", "two"));
  const other = () => actorOf(one("people"));
  const stored = (id: string) => database().customerContact.findUniqueOrThrow({ where: { id } });

  async function added(email: string): Promise<string> {
    const result = await addContact(me(), { email, name: null });
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  }

  /** Confirms a contact by the link in the mail that was ordered for it. */
  async function confirmed(id: string): Promise<void> {
    const mail = await database().serviceMail.findUniqueOrThrow({
      where: { onceKey: `contact ${id}` },
    });
    const { url } = mail.payload as { url: string };
    const token = new URL(url).pathname.split("/").at(-1) ?? "";
    const named = readLinkToken(env().authSecret, "contact", token) ?? "";
    expect(await confirmContact(publicActor(story.at()), named)).toMatchObject({ ok: true });
  }

  test("a new one is asked by mail to confirm, and counts from then on", async () => {
    const id = await added("legal@two.example");
    expect((await listOwnContacts(me())).find((contact) => contact.id === id)).toMatchObject({
      standing: "UNCONFIRMED",
      isOwn: false,
    });
    await confirmed(id);
    expect((await listOwnContacts(me())).find((contact) => contact.id === id)?.standing).toBe(
      "CONFIRMED",
    );
    expect(await remindContact(me(), id)).toEqual({ ok: false, reason: "alreadyConfirmed" });
    expect(await removeContact(me(), id)).toMatchObject({ ok: true });
  });

  test("the last one that can be told stays, and keeps its address", async () => {
    const last = `${of("people", "two")}-1`;
    expect(await removeContact(me(), last)).toEqual({ ok: false, reason: "lastConfirmed" });
    expect(await changeContact(me(), last, { email: "new@two.example", name: null })).toEqual({
      ok: false,
      reason: "lastConfirmed",
    });
    const email = (await stored(last)).email ?? "";
    expect(await changeContact(me(), last, { email, name: "The privacy team" })).toMatchObject({
      ok: true,
      value: { isConfirmed: true },
    });
    const waiting = await added("second@two.example");
    expect(await removeContact(me(), last)).toEqual({ ok: false, reason: "lastConfirmed" });
    await confirmed(waiting);
    expect(await removeContact(me(), waiting)).toMatchObject({ ok: true });
  });

  test("another address is confirmed anew, and ends what the old one opened", async () => {
    const id = await added("old@two.example");
    await confirmed(id);
    const at = new Date(story.at());
    await database().session.create({
      data: { id: "of-the-old-address", contactId: id, createdAt: at, lastSeenAt: at },
    });
    expect(await changeContact(me(), id, { email: "newer@two.example", name: null })).toMatchObject(
      { ok: true, value: { isConfirmed: false } },
    );
    expect((await stored(id)).confirmedAt).toBeNull();
    expect(await database().session.count({ where: { contactId: id } })).toBe(0);
  });

  test("are those of no other customer, and no other customer's to change", async () => {
    const id = await added("mine@two.example");
    expect((await listOwnContacts(other())).map((contact) => contact.id)).not.toContain(id);
    const form = { email: "theirs@one.example", name: null };
    const refusal = { ok: false, reason: "noSuchContact" };
    expect(await changeContact(other(), id, form)).toEqual(refusal);
    expect(await remindContact(other(), id)).toEqual(refusal);
    expect(await removeContact(other(), id)).toEqual(refusal);
    expect((await stored(id)).email).toBe("mine@two.example");
  });

  test("send no flood of mail to an address that a customer names", async () => {
    const flooder = () => actorOf(of("read", "two"));
    const result = await addContact(flooder(), { email: "victim@else.example", name: null });
    const id = result.ok ? result.value.id : "";
    for (let mails = 1; mails < 30; mails += 1)
      expect(await remindContact(flooder(), id)).toMatchObject({ ok: true });
    const tooMany = { ok: false, reason: "tooManyMails" };
    expect(await remindContact(flooder(), id)).toEqual(tooMany);
    const other = { email: "other@else.example", name: null };
    expect(await changeContact(flooder(), id, other)).toEqual(tooMany);
    expect(await addContact(flooder(), other)).toEqual(tooMany);
    const named = { email: "victim@else.example", name: "Vic" };
    expect(await changeContact(flooder(), id, named)).toMatchObject({ ok: true });
    expect(await removeContact(flooder(), id)).toMatchObject({ ok: true });
  });

  test("are single addresses, each once", async () => {
    const bad = { email: "a@two.example, b@two.example", name: null };
    expect(await addContact(me(), bad)).toEqual({ ok: false, reason: "noAddress" });
    await added("once@two.example");
    expect(await addContact(me(), { email: "ONCE@two.example", name: null })).toEqual({
      ok: false,
      reason: "addressTaken",
    });
  });
});
