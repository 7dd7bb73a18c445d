import { beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "@/lib/domain/publication/canonical";
import { of, openStory, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import {
  type AttachmentEntry,
  attachmentsOf,
  keepAttachment,
  removeAttachment,
  takeAttachment,
} from "./attachments";

const bytes = (words: string) => new TextEncoder().encode(words);

describe("a file of a record", () => {
  let story: Story;
  const key = { kind: "Customer", ref: of("desk", "one") } as const;
  const entry = (words: string, fields: Partial<AttachmentEntry> = {}): AttachmentEntry => ({
    ...key,
    purpose: "EVIDENCE",
    fileName: "report.txt",
    bytes: bytes(words),
    ...fields,
  });

  beforeAll(async () => {
    story = await openStory([{ name: "desk", cast: [{ ref: "one" }, { ref: "two" }] }]);
  });

  async function kept(given: AttachmentEntry): Promise<string> {
    const result = await keepAttachment(story.editor(), given);
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  }
  const lastEvent = () => database().auditEntry.findFirst({ orderBy: { position: "desc" } });

  test("is refused to who may not keep it, and where it is no such file or record", async () => {
    const refused = async (fields: Partial<AttachmentEntry>) => {
      const result = await keepAttachment(story.editor(), entry("refused", fields));
      return result.ok ? "kept" : result.reason;
    };
    expect(await keepAttachment(story.staff("a", "AUDITOR"), entry("x"))).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    expect(await refused({ bytes: new Uint8Array() })).toBe("noFile");
    expect(await refused({ bytes: Uint8Array.of(0, 1) })).toBe("unknownType");
    expect(await refused({ bytes: new Uint8Array(10_000_001) })).toBe("tooLarge");
    expect(await refused({ ref: "nobody" })).toBe("noSuchRecord");
    expect(await attachmentsOf(story.editor(), key)).toEqual([]);
  });

  test("is listed with its hash, and handed out byte for byte", async () => {
    const id = await kept(entry("Report", { fileName: "../Report 2026.txt" }));
    expect(await lastEvent()).toMatchObject({
      event: "attachment.kept",
      payload: { ...key, attachmentId: id, sha256: sha256(bytes("Report")) },
    });
    expect(await attachmentsOf(story.editor(), key)).toMatchObject([
      {
        id,
        fileName: "Report 2026.txt",
        mediaType: "text/plain",
        size: 6,
        sha256: sha256(bytes("Report")),
        purpose: "EVIDENCE",
      },
    ]);
    const auditor = story.staff("a", "AUDITOR");
    const file = await takeAttachment(auditor, { ...key, id });
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe("Report");
    expect(await lastEvent()).toMatchObject({
      event: "attachment.downloaded",
      actor: "user:a",
      payload: { attachmentId: id },
    });
  });

  test("is kept once with a record, and for each record by itself", async () => {
    const other = of("desk", "two");
    await kept(entry("Twice"));
    expect(await keepAttachment(story.editor(), entry("Twice"))).toMatchObject({
      reason: "knownFile",
    });
    const id = await kept(entry("Twice", { ref: other }));
    expect(await takeAttachment(story.editor(), { ...key, id })).toBeNull();
    expect(await takeAttachment(story.editor(), { ...key, ref: other, id })).not.toBeNull();
  });

  test("is handed to nobody who may not read the register", async () => {
    const id = await kept(entry("Secret"));
    const requester = story.staff("r", "REQUESTER");
    expect(await takeAttachment(requester, { ...key, id })).toBeNull();
    expect(await attachmentsOf(requester, key)).toEqual([]);
    expect(await takeAttachment(story.editor(), { ...key, id: "\0" })).toBeNull();
  });

  test("is taken away whole, with a reason, and is gone from every list", async () => {
    const id = await kept(entry("Wrong file"));
    const remove = (reason: string) => removeAttachment(story.editor(), { ...key, id, reason });
    expect(await remove(" ")).toMatchObject({ reason: "reasonMissing" });
    expect(await remove("Another customer's")).toMatchObject({ ok: true });
    expect(await remove("Again")).toMatchObject({ reason: "noSuchFile" });
    expect(await takeAttachment(story.editor(), { ...key, id })).toBeNull();
    const row = await database().attachment.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ bytes: null, fileName: "", sha256: sha256(bytes("Wrong file")) });
  });

  test("cannot be changed behind our back: the database refuses", async () => {
    const id = await kept(entry("Stays"));
    await expect(
      database().attachment.update({ where: { id }, data: { bytes: bytes("Other") } }),
    ).rejects.toThrow("stays as it was kept");
    await expect(
      database().attachment.update({ where: { id }, data: { sha256: "0" } }),
    ).rejects.toThrow();
    await expect(database().attachment.delete({ where: { id } })).rejects.toThrow();
  });
});
