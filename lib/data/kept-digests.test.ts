import { beforeAll, describe, expect, test } from "vitest";
import { of, openStory, type Story } from "@/lib/testing/story";
import { keepAttachment, removeAttachment } from "./attachments";
import { execute } from "./database/scratch";
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

  test("names a file that is gone, and nobody took away", async () => {
    const id = await kept("gone");
    await force(`update "Attachment" set bytes = null where id = '${id}'`);
    expect(await problems()).toEqual([`keptFileMissing file Customer/${key.ref}, ${id}`]);
    await force(`delete from "Attachment" where id = '${id}'`);
    expect(await problems()).toEqual([`keptFileMissing file, ${id}`]);
  });
});
