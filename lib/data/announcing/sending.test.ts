import { beforeAll, describe, expect, test } from "vitest";
import { answerKey } from "@/lib/domain/sending/dns-answer";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { askMailbox, proveMailbox } from "./mailbox-proofs";
import { readinessOf } from "./readiness";
import { keepSenderAnswers, sendingView } from "./sending";

let story: Story;
const objections = "privacy@acme.example";

beforeAll(async () => {
  story = await openStory([
    {
      name: "ready",
      cast: [
        { ref: "fine" },
        { ref: "silent", contacts: 0 },
        { ref: "unsure", contacts: 0, unconfirmed: 1 },
        { ref: "half", contacts: 1, unconfirmed: 1 },
      ],
    },
  ]);
});

async function mailboxes() {
  const view = await sendingView(story.editor());
  return view?.mailboxes ?? [];
}

/** The mail that was ordered last, as it waits. */
async function orderedCode(address: string): Promise<string> {
  const mail = await database().serviceMail.findFirstOrThrow({
    where: { kind: "MAILBOX_PROOF", address },
  });
  return (mail.payload as { code: string }).code;
}

describe("a mailbox of ours", () => {
  test("is proved by the code that was in the mail to it, for ninety days", async () => {
    const [first] = await mailboxes();
    const address = first?.address ?? objections;
    expect(first).toMatchObject({
      uses: expect.arrayContaining(["OBJECTIONS"]),
      stands: { state: "NEVER" },
    });
    expectDone(await askMailbox(story.editor(), address));
    expect((await mailboxes())[0]?.stands).toEqual({ state: "ASKED", on: story.today() });
    const answer = `From: role@acme.example\r\nSubject: Re: Mailbox check ${await orderedCode(address)}\r\n\r\nSeen.`;
    expectDone(await proveMailbox(story.editor(), answer));
    expect((await mailboxes())[0]?.stands).toMatchObject({ state: "PROVED", on: story.today() });
    const audit = await database().auditEntry.findMany({
      where: { event: { startsWith: "mailbox" } },
      orderBy: { position: "asc" },
    });
    expect(audit.map(({ event }) => event)).toEqual(["mailbox.asked", "mailbox.proved"]);
    // Neither the code nor the address stands in the chain.
    expect(JSON.stringify(audit)).not.toContain(address);
    story.pass(91);
    expect((await mailboxes())[0]?.stands).toMatchObject({ state: "EXPIRED" });
  });

  test("is not proved by a code that nobody sent, or that is older than a week", async () => {
    const address = (await mailboxes())[0]?.address ?? "";
    expect(await proveMailbox(story.editor(), "no code")).toMatchObject({ reason: "noCode" });
    expect(await proveMailbox(story.editor(), "RC-AAAAA-BBBBB-CCCCC")).toMatchObject({
      reason: "unknownCode",
    });
    expectDone(await askMailbox(story.editor(), address));
    const code = await orderedCode(address);
    story.pass(8);
    expect(await proveMailbox(story.editor(), code)).toMatchObject({ reason: "codeEnded" });
  });

  test("shows by which key our mail is signed where the mail itself comes back, and no answer does", async () => {
    const address = (await mailboxes())[0]?.address ?? "";
    expectDone(await askMailbox(story.editor(), address));
    const code = await orderedCode(address);
    const signed = "DKIM-Signature: v=1; a=rsa-sha256; d=Acme.org;\r\n s=key7; h=from\r\n";
    const of = (head: string) => `${signed}${head}Subject: Mailbox check ${code}\r\n\r\n${code}`;
    expectDone(await proveMailbox(story.editor(), of("")));
    const keys = () => database().mailboxProof.findMany({ where: { signedWith: { not: null } } });
    expect(await keys()).toEqual([]);
    expectDone(await proveMailbox(story.editor(), of("Auto-Submitted: auto-generated\r\n")));
    expect(await keys()).toMatchObject([{ signedDomain: "acme.org", signedWith: "key7" }]);
  });

  test("is asked for by those who may, and only where it is ours", async () => {
    expect(await askMailbox(story.editor(), "stranger@else.example")).toMatchObject({
      reason: "noSuchMailbox",
    });
    const auditor = story.staff("auditor", "AUDITOR");
    expect(await askMailbox(auditor, objections)).toMatchObject({ reason: "notAllowed" });
    expect(await proveMailbox(auditor, "RC-AAAAA-BBBBB-CCCCC")).toMatchObject({
      reason: "notAllowed",
    });
    expect(await keepSenderAnswers(auditor, {})).toMatchObject({ reason: "notAllowed" });
    expect(await sendingView(story.staff("requester", "REQUESTER"))).toBeNull();
  });
});

test("what the DNS said is kept with its moment, and replaced when it is asked again", async () => {
  const key = answerKey({ type: "TXT", name: "acme.org" });
  expectDone(await keepSenderAnswers(story.editor(), { [key]: { state: "EMPTY" } }));
  expectDone(await keepSenderAnswers(story.editor(), { [key]: { state: "NO_SUCH_NAME" } }));
  const rows = await database().senderCheck.findMany();
  expect(rows).toMatchObject([{ answers: { [key]: { state: "NO_SUCH_NAME" } } }]);
  expect((await sendingView(story.editor()))?.askedAt).toBe(rows[0]?.at.toISOString());
});

test("customers who might not be told are named, those of whom nobody is told first", async () => {
  const row = (ref: string) => ({
    customer: of("ready", ref),
    name: of("ready", ref),
    title: of("ready", ref),
  });
  const affected = ["fine", "half", "silent", "unsure"].map(row);
  const ready = await readinessOf(story.approver(), affected);
  expect(ready).toMatchObject({ customers: 4, allTroubled: 3 });
  expect(ready?.troubled.map(({ customer, trouble }) => `${customer} ${trouble}`)).toEqual([
    "silent-ready NONE",
    "unsure-ready UNCONFIRMED",
    "half-ready SOME_UNCONFIRMED",
  ]);
});
