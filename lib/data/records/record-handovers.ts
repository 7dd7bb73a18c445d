import { randomUUID } from "node:crypto";
import { type Actor, actorName, mayDo, type StaffActor } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { RecordFacts } from "@/lib/domain/documents/record/record-facts";
import { todayIn } from "@/lib/domain/organisation-day";
import { sha256 } from "@/lib/domain/publication/canonical";
import type { HandoverView } from "@/lib/domain/record/authority-record-view";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { columnOf, dayOf, instantOfColumn } from "../days";
import { namesOfActors } from "../people/actor-names";
import { presentRegister } from "../register";
import { write } from "../write";

/** A record as it was drawn, with what it was drawn from. */
export type RecordFile = {
  readonly facts: RecordFacts;
  readonly layout: string;
  readonly format: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly factsHash: string;
};

export type HandoverEntry = {
  readonly askedBy: string;
  readonly receivedBy: string;
  readonly handedOn: CalendarDate;
  readonly note: string | null;
};

/** Notes that somebody took a record out of the house, with the hash of the file. */
export async function noteRecordDownload(actor: Actor, file: RecordFile): Promise<void> {
  await write(actor, { type: "record.downloaded", ...auditFacts(file) }, async () => done(null));
}

function auditFacts({ facts, layout, format, bytes, factsHash }: RecordFile) {
  return {
    register: facts.register,
    entityRef: facts.holder.ref ?? "",
    asOf: facts.asOf,
    recordedUpTo: facts.recordedAt,
    language: facts.language,
    layout,
    format,
    sha256: sha256(bytes),
    factsHash,
  };
}

/**
 * Records that a record was handed over, and keeps the file exactly as it was.
 *
 * Source: GDPR Art. 30(4), 5(2), 31.
 */
export async function recordHandover(
  actor: Actor,
  file: RecordFile,
  entry: HandoverEntry,
): Promise<Result<{ id: string; sha256: string }, "notAllowed" | "handedOverLater">> {
  if (!mayDo(actor, "record:handOver")) return refuse("notAllowed");
  const { register } = await presentRegister();
  if (entry.handedOn > todayIn(register, actor.at)) return refuse("handedOverLater");
  const id = randomUUID();
  const about = auditFacts(file);
  const { handedOn } = entry;
  return write(
    actor,
    { type: "record.handedOver", handoverId: id, handedOn, ...about },
    async (tx, { at }) => {
      const { register: _register, asOf: _asOf, recordedUpTo, ...told } = about;
      await tx.recordHandover.create({
        data: {
          ...told,
          id,
          register: file.facts.register,
          asOf: columnOf(file.facts.asOf),
          recordedUpTo,
          askedBy: entry.askedBy,
          receivedBy: entry.receivedBy,
          handedOn: columnOf(handedOn),
          note: entry.note,
          fileName: file.fileName,
          contentType: file.contentType,
          bytes: Uint8Array.from(file.bytes),
          recordedAt: at,
          enteredBy: actorName(actor),
        },
      });
      return done({ id, sha256: about.sha256 });
    },
  );
}

/** Every record that was handed over, the newest first. */
export async function listHandovers(actor: StaffActor): Promise<HandoverView[]> {
  if (!mayDo(actor, "register:read")) return [];
  const rows = await database().recordHandover.findMany({
    omit: { bytes: true },
    orderBy: [{ handedOn: "desc" }, { recordedAt: "desc" }],
  });
  const names = await namesOfActors(rows.map(({ enteredBy }) => enteredBy));
  return rows.map((row) => ({
    id: row.id,
    register: row.register,
    entity: row.entityRef,
    asOf: dayOf(row.asOf),
    language: row.language,
    layout: row.layout,
    format: row.format,
    askedBy: row.askedBy,
    receivedBy: row.receivedBy,
    handedOn: dayOf(row.handedOn),
    note: row.note,
    fileName: row.fileName,
    sha256: row.sha256,
    factsHash: row.factsHash,
    recordedAt: instantOfColumn(row.recordedAt),
    enteredBy: names.get(row.enteredBy) ?? row.enteredBy,
  }));
}

/** The file of a hand-over exactly as it was; that it was taken again stands in the audit. */
export async function takeHandover(
  actor: StaffActor,
  id: string,
): Promise<{ fileName: string; contentType: string; bytes: Uint8Array } | null> {
  if (!mayDo(actor, "register:read")) return null;
  const found = await database().recordHandover.findUnique({
    where: { id },
    select: { fileName: true, contentType: true, bytes: true, sha256: true },
  });
  if (found === null) return null;
  await write(
    actor,
    { type: "record.handoverDownloaded", handoverId: id, sha256: found.sha256 },
    async () => done(null),
  );
  return found;
}
