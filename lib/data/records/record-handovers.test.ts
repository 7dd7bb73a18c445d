import { beforeAll, describe, expect, test } from "vitest";
import { staffActor } from "@/lib/auth/actor";
import { addDays, calendarDateOf } from "@/lib/domain/calendar";
import { recordHash } from "@/lib/domain/documents/record/record-hash";
import { sha256 } from "@/lib/domain/publication/canonical";
import type { RecordAsked } from "@/lib/domain/record/authority-record-view";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { recordEntities, recordFacts } from "./authority-records";
import {
  listHandovers,
  noteRecordDownload,
  type RecordFile,
  recordHandover,
  takeHandover,
} from "./record-handovers";

const asked: RecordAsked = {
  register: "PROCESSOR",
  entity: null,
  asOf: null,
  recordedAt: null,
  language: "en",
};

describe("a record for the authority", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([{ name: "sign", cast: [{ ref: "one" }, { ref: "two" }] }]);
  });

  const facts = async (question: Partial<RecordAsked> = {}) => {
    const found = await recordFacts(story.editor(), { ...asked, ...question });
    if (!found.ok) throw new Error(found.reason);
    return found.value;
  };
  const file = async (): Promise<RecordFile> => {
    const found = await facts();
    return {
      facts: found,
      layout: "own",
      format: "json",
      fileName: "record.json",
      contentType: "application/json",
      bytes: new TextEncoder().encode("{}"),
      factsHash: recordHash(found),
    };
  };
  const auditor = () => staffActor({ id: "auditor", roles: ["AUDITOR"] }, "web", story.at());

  test("is that of the main legal entity where none is named, and of today", async () => {
    const { entities, today } = await recordEntities(story.editor(), asked);
    const found = await facts();
    expect(found.holder.ref).toBe(entities[0]?.ref);
    expect(found.asOf).toBe(today);
    expect(found.controllers.map(({ ref }) => ref)).toEqual(
      expect.arrayContaining([of("sign", "one"), of("sign", "two")]),
    );
  });

  test("is refused for a legal entity that is not there", async () => {
    const refused = await recordFacts(story.editor(), { ...asked, entity: "nobody" });
    expect(refused).toEqual({ ok: false, reason: "noSuchEntity" });
  });

  test("has the same hash until something is recorded, and the old one as it was known", async () => {
    const before = await facts();
    story.pass(1);
    expect(recordHash(await facts({ asOf: before.asOf }))).toBe(recordHash(before));

    const id = await story.announced([await purpose("sign", "Other words")], story.today());
    await story.mail(id);
    story.pass(40);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    expect(recordHash(await facts())).not.toBe(recordHash(before));
    const then = await facts({ asOf: before.asOf, recordedAt: before.recordedAt });
    expect(recordHash(then)).toBe(recordHash(before));
  });

  test("leaves an audit entry with the hash of its file when it is taken", async () => {
    const taken = await file();
    await noteRecordDownload(auditor(), taken);
    const entry = await database().auditEntry.findFirst({ orderBy: { position: "desc" } });
    expect(entry).toMatchObject({
      event: "record.downloaded",
      actor: "user:auditor",
      payload: { sha256: sha256(taken.bytes), factsHash: taken.factsHash, format: "json" },
    });
  });

  test("is handed over by who may, not later than today, and its file is kept as it was", async () => {
    const given = await file();
    const entry = {
      askedBy: "The authority, 17/26",
      receivedBy: "Its registry",
      handedOn: calendarDateOf(story.today()),
      note: null,
    };
    expect(await recordHandover(auditor(), given, entry)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    const later = { ...entry, handedOn: addDays(entry.handedOn, 2) };
    expect(await recordHandover(story.editor(), given, later)).toEqual({
      ok: false,
      reason: "handedOverLater",
    });
    expect(await listHandovers(auditor())).toEqual([]);

    const done = await recordHandover(story.editor(), given, entry);
    if (!done.ok) throw new Error(done.reason);
    expect(await listHandovers(auditor())).toMatchObject([
      { id: done.value.id, askedBy: "The authority, 17/26", sha256: sha256(given.bytes) },
    ]);
    expect(await takeHandover(auditor(), done.value.id)).toMatchObject({ fileName: "record.json" });
    expect(await takeHandover(auditor(), "none")).toBeNull();
    const entries = await database().auditEntry.findMany({
      orderBy: { position: "desc" },
      take: 2,
    });
    expect(entries.map(({ event }) => event)).toEqual([
      "record.handoverDownloaded",
      "record.handedOver",
    ]);
  });

  test("once handed over is never altered", async () => {
    await expect(
      database().recordHandover.updateMany({ data: { receivedBy: "Somebody else" } }),
    ).rejects.toThrow(/permission denied/);
    await expect(database().recordHandover.deleteMany()).rejects.toThrow(/permission denied/);
  });
});
