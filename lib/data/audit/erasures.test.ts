import { beforeAll, describe, expect, test } from "vitest";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { recordSigned, removeSigned } from "../annexes/signed-annexes";
import { database } from "../database/current";
import { setDigest } from "../digest/digest-choices";
import { eraseReply, fileReply } from "../notices/replies";
import { eraseReceived } from "../received/received-acts";
import { recordReceived } from "../received/received-notices";
import { keepAttachment, removeAttachment } from "../records/attachments";
import { findErasures, type Outliving, replayErasures } from "./erasures";

const one = of("desk", "one");
const key = { kind: "Customer", ref: one } as const;
const reason = "private";

describe("what was erased since a backup was made", () => {
  let story: Story;
  let changeSetId: string;
  beforeAll(async () => {
    story = await openStory([{ name: "desk", cast: [{ ref: "one" }] }]);
    changeSetId = await story.announced([await purpose("desk", "Search")]);
  });

  const bytes = (words: string) => new TextEncoder().encode(words);

  /** An answer, a notice of a vendor, a file and a countersigned file, each with words of people in it. */
  async function kept(words: string) {
    const about = { changeSetId, customerRef: one, agreementRef: null };
    const mail = { bytes: bytes(words), sender: "a@b.example", subject: "Re", writtenAt: null };
    const said = { sender: "", subject: "", attached: [], text: words, file: null };
    const file = { purpose: "EVIDENCE", fileName: "report.txt" } as const;
    const signed = { signedOn: story.today(), publication: null, changeSetId: null };
    return {
      reply: expectDone(await fileReply(story.editor(), mail, about)).replyId,
      received: expectDone(
        await recordReceived(story.system(), { ...said, receivedOn: story.today() }),
      ).id,
      attachment: expectDone(
        await keepAttachment(story.editor(), { ...key, ...file, bytes: bytes(words) }),
      ).id,
      signedAnnex: expectDone(
        await recordSigned(story.editor(), {
          ...signed,
          customerRef: one,
          agreementRef: one,
          fileName: "signed.pdf",
          bytes: bytes(`%PDF-1.7\n${words}\n%%EOF\n`),
        }),
      ).id,
    };
  }

  function erasuresOf({
    reply,
    received,
    attachment,
    signedAnnex,
  }: Awaited<ReturnType<typeof kept>>) {
    return [
      { event: "reply.erased", id: reply },
      { event: "received.erased", id: received },
      { event: "attachment.removed", id: attachment },
      { event: "signedAnnex.removed", id: signedAnnex },
    ] satisfies Outliving[];
  }

  test("is told by the audit chain, by id alone", async () => {
    const { upTo } = await findErasures(0);
    const ids = await kept("Ann wrote this");
    const editor = story.editor();
    expectDone(await eraseReply(editor, ids.reply, reason));
    expectDone(await eraseReceived(editor, { id: ids.received, reason, isConfirmed: false }));
    expectDone(await removeAttachment(editor, { ...key, id: ids.attachment, reason }));
    expectDone(await removeSigned(editor, { customerRef: one, id: ids.signedAnnex, reason }));
    expect((await findErasures(upTo)).erasures).toEqual(erasuresOf(ids));
  });

  test("is erased again where it is there, once, and what is not there stands in nobody's way", async () => {
    const ids = await kept("Ben wrote this");
    const gone = { event: "attachment.removed", id: "never" } as const;
    const erasures = [gone, ...erasuresOf(ids)];
    expect(await replayErasures(story.system(), erasures)).toEqual({ erased: 4, chosen: 0 });
    expect(await replayErasures(story.system(), erasures)).toEqual({ erased: 0, chosen: 0 });
    const nothing = { bytes: null };
    const where = (id: string) => ({ where: { id } });
    const { reply, received, attachment, signedAnnex } = ids;
    expect(await database().filedReply.findUnique(where(reply))).toMatchObject(nothing);
    expect(await database().receivedNotice.findUnique(where(received))).toMatchObject({ text: "" });
    expect(await database().attachment.findUnique(where(attachment))).toMatchObject(nothing);
    expect(await database().signedAnnex.findUnique(where(signedAnnex))).toMatchObject(nothing);
  });

  test("leaves the digest stopped for whoever stopped it since, and as it was chosen last", async () => {
    const contactId = `${one}-1`;
    const { upTo } = await findErasures(0);
    const choose = async (wanted: boolean) =>
      expectDone(await setDigest(story.administrator(), { contactId, wanted }));
    await choose(false);
    await choose(true);
    await choose(false);
    const { erasures } = await findErasures(upTo);
    expect(erasures).toMatchObject([false, true, false].map((wanted) => ({ wanted })));
    const stopped = async () => {
      const contact = await database().customerContact.findUnique({ where: { id: contactId } });
      return contact?.digestStoppedAt !== null;
    };
    // The backup knows of none of it: as if it had been restored.
    const before = erasures.map((choice) => ({ ...choice, at: story.at() }));
    await database().customerContact.update({
      where: { id: contactId },
      data: { digestStoppedAt: null },
    });
    expect(await replayErasures(story.system(), before)).toEqual({ erased: 0, chosen: 1 });
    expect(await stopped()).toBe(true);
    expect(await replayErasures(story.system(), before)).toEqual({ erased: 0, chosen: 0 });
    // A choice that the backup has, and that is younger, stands.
    await choose(true);
    expect(await replayErasures(story.system(), before)).toEqual({ erased: 0, chosen: 0 });
    expect(await stopped()).toBe(false);
  });
});
