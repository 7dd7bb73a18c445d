import { beforeAll, describe, expect, test } from "vitest";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { eraseContact } from "../people/people";
import { eraseReply, fileReply, repliesTo, takeReply } from "./replies";

let story: Story;
const customer = of("desk", "one");

beforeAll(async () => {
  story = await openStory([{ name: "desk", cast: [{ ref: "one", contacts: 2 }] }]);
});

const reply = (text: string, sender = `Ann <dpo1@${customer}.example>`) => ({
  bytes: new TextEncoder().encode(text),
  sender,
  subject: "Re: change",
  writtenAt: null,
});
const whose = (changeSetId: string) => ({ changeSetId, customerRef: customer, agreementRef: null });

describe("an answer by mail", () => {
  test("is filed with the notices of the mail that it answers, as it came, once, and tells nothing to the gate", async () => {
    const id = await story.announced([await purpose("desk", "x")]);
    await story.mail(id);
    const delivery = await database().delivery.findFirstOrThrow({
      where: { announcement: { changes: { some: { changeSetId: id } } } },
      include: { notices: true },
    });
    const mail = reply(`In-Reply-To: ${delivery.messageId}\r\n\r\nWe object.`);
    const filed = expectDone(await fileReply(story.editor(), mail, null));
    expect(filed.changeSetIds).toEqual([id]);
    expect(await fileReply(story.editor(), mail, null)).toMatchObject({ reason: "knownReply" });
    const noticeId = delivery.notices[0]?.noticeId ?? "";
    expect((await repliesTo([noticeId])).get(noticeId)).toMatchObject([
      { id: filed.replyId, said: { subject: "Re: change" } },
    ]);
    const taken = await takeReply(story.editor(), { changeSetId: id, replyId: filed.replyId });
    expect(Buffer.from(taken ?? []).equals(Buffer.from(mail.bytes))).toBe(true);
    expect(
      await takeReply(story.editor(), { changeSetId: "CS-0", replyId: filed.replyId }),
    ).toBeNull();
    expect(await database().objection.count()).toBe(0);
    // Its words go with whoever wrote it; that it came stays.
    expectDone(await eraseContact(story.administrator(), delivery.contactId));
    expect((await repliesTo([noticeId])).get(noticeId)).toMatchObject([{ said: null }]);
    expect(await takeReply(story.editor(), { changeSetId: id, replyId: filed.replyId })).toBeNull();
  });

  test("that names no mail of ours is filed where a person says, and by nobody else", async () => {
    const id = await story.announced([await purpose("desk", "y")]);
    const mail = reply("From: a\r\n\r\nNo thanks.", `dpo2@${customer}.example`);
    expect(await fileReply(story.editor(), mail, null)).toMatchObject({ reason: "answersNothing" });
    const auditor = story.staff("auditor", "AUDITOR");
    expect(await fileReply(auditor, mail, whose(id))).toMatchObject({ reason: "notAllowed" });
    const { replyId } = expectDone(await fileReply(story.editor(), mail, whose(id)));
    const row = await database().filedReply.findUniqueOrThrow({ where: { id: replyId } });
    expect(row.contactId).toBe(`${customer}-2`);
    expect(await eraseReply(auditor, replyId, "private")).toMatchObject({ reason: "notAllowed" });
    expectDone(await eraseReply(story.editor(), replyId, "private"));
    expect(await eraseReply(story.editor(), replyId, "again")).toMatchObject({
      reason: "noSuchReply",
    });
  });

  test("is never altered, in the database either", async () => {
    const id = await story.announced([await purpose("desk", "z")]);
    const { replyId } = expectDone(await fileReply(story.editor(), reply("x"), whose(id)));
    const altered = database().filedReply.update({
      where: { id: replyId },
      data: { subject: "Yes" },
    });
    await expect(altered).rejects.toThrow();
  });
});
