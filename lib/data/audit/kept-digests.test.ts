import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { of, openStory, type Story } from "@/lib/testing/story";
import { execute } from "../database/scratch";
import { eraseReceived } from "../received/received-acts";
import { recordReceived } from "../received/received-notices";
import { keepAttachment, removeAttachment } from "../records/attachments";
import { verifyInstallation } from "./verification";

const key = { kind: "Customer", ref: of("desk", "one") } as const;

describe("a check of the installation", () => {
  let story: Story & { url: string };
  beforeAll(async () => {
    story = await openStory([{ name: "desk", cast: [{ ref: "one" }] }]);
  });

  async function kept(words: string): Promise<string> {
    const file = { purpose: "EVIDENCE", fileName: "report.txt" } as const;
    const bytes = new TextEncoder().encode(words);
    const result = await keepAttachment(story.editor(), { ...key, ...file, bytes });
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  }

  /** As a superuser who switches every guard off. */
  function force(sql: string): Promise<void> {
    return execute(story.url, `set session_replication_role = replica; ${sql}`);
  }

  async function problems(): Promise<string[]> {
    const verdict = await verifyInstallation(null);
    return verdict.problems
      .filter(({ what }) => what.startsWith("keptFile"))
      .map(({ what, where }) => `${what} ${where}`);
  }

  test("finds nothing at files that are as they were kept, or were taken away", async () => {
    await kept("whole");
    const id = await kept("taken away");
    await removeAttachment(story.editor(), { ...key, id, reason: "not ours" });
    expect(await problems()).toEqual([]);
  });

  test("names a file with other bytes, also where its hash was made to fit", async () => {
    const id = await kept("true");
    const where = `where id = '${id}'`;
    await force(`update "Attachment" set bytes = 'other' ${where}`);
    expect(await problems()).toEqual([`keptFileDiffers file Customer/${key.ref}, ${id}`]);
    await force(`update "Attachment" set sha256 = encode(sha256(bytes), 'hex') ${where}`);
    expect(await problems()).toEqual([`keptFileDiffers file, ${id}`]);
    await force(
      `update "Attachment" set bytes = 'true', sha256 = encode(sha256('true'), 'hex') ${where}`,
    );
    expect(await problems()).toEqual([]);
  });

  test("names a vendor's notice with other words or another mail, also where its hash was made to fit", async () => {
    const notice = async (text: string, file: { name: string; bytes: Uint8Array } | null) => {
      const said = { receivedOn: story.today(), sender: "", subject: "", attached: [], text, file };
      const result = await recordReceived(systemActor("cli", story.at()), said);
      if (!result.ok) throw new Error(result.reason);
      return result.value;
    };
    const bytes = new TextEncoder().encode("From: a@b.example\r\n\r\nTrue.\r\n");
    const mail = await notice("True.", { name: "notice.eml", bytes });
    const pasted = await notice("From March on: Gletscher für Sicherungen.", null);
    const erased = await notice("Nothing.", null);
    const erasure = { id: erased.id, reason: "Not ours.", isConfirmed: false };
    expect(await eraseReceived(story.editor(), erasure)).toMatchObject({ ok: true });
    expect(await problems()).toEqual([]);

    const change = (id: string, set: string) =>
      force(`update "ReceivedNotice" set ${set} where id = '${id}'`);
    await change(mail.id, "bytes = 'other'");
    await change(pasted.id, "text = 'From May on: nobody.'");
    const named = ({ number, id }: typeof mail) => `notice of a vendor ${number}, ${id}`;
    expect((await problems()).toSorted()).toEqual(
      [mail, pasted].map((one) => `keptFileDiffers ${named(one)}`).toSorted(),
    );
    await change(mail.id, "sha256 = encode(sha256(bytes), 'hex')");
    await change(pasted.id, "sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')");
    expect((await problems()).toSorted()).toEqual(
      [mail, pasted].map(({ id }) => `keptFileDiffers notice of a vendor, ${id}`).toSorted(),
    );
    await force(`delete from "ReceivedNotice" where id = '${mail.id}'`);
    expect(await problems()).toContain(`keptFileMissing notice of a vendor, ${mail.id}`);
    await force(
      `delete from "ReceivedNotice"; delete from "AuditEntry" where event = 'received.recorded'`,
    );
  });

  test("names a file that is gone, and nobody took away", async () => {
    const id = await kept("gone");
    await force(`update "Attachment" set bytes = null where id = '${id}'`);
    expect(await problems()).toEqual([`keptFileMissing file Customer/${key.ref}, ${id}`]);
    await force(`delete from "Attachment" where id = '${id}'`);
    expect(await problems()).toEqual([`keptFileMissing file, ${id}`]);
  });
});
