import { randomUUID } from "node:crypto";
import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { todayIn } from "@/lib/domain/organisation-day";
import { sha256 } from "@/lib/domain/publication/canonical";
import type { ReceivedRow } from "@/lib/domain/received/received-view";
import { type VendorGapRow, vendorGap } from "@/lib/domain/received/vendor-gap";
import { recordTitle } from "@/lib/domain/record/record-title";
import type { Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { columnOf, dayOf } from "../days";
import { presentRegister } from "../register";
import { write } from "../write";
import { actByOf, type StoredNotice } from "./received-facts";

/** A vendor's notice as it came: a mail that was read, or a text that was pasted. */
export type ReceivedEntry = {
  readonly receivedOn: CalendarDate;
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
  readonly attached: readonly string[];
  /** The mail itself; null where the text was pasted. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
};

export type ReceiveRefusal = "notAllowed" | "notYet" | "knownNotice";

/** Takes a notice down as it came. Which vendor it is from is said afterwards, by a person. */
export async function recordReceived(
  actor: Actor,
  entry: ReceivedEntry,
): Promise<Result<{ id: string; number: number }, ReceiveRefusal>> {
  if (!mayDo(actor, "received:handle")) return refuse("notAllowed");
  const { register } = await presentRegister();
  const { receivedOn, sender, subject, text, attached, file } = entry;
  if (receivedOn > todayIn(register, actor.at)) return refuse("notYet");
  const digest = sha256(file?.bytes ?? text);
  const id = randomUUID();
  return write<{ id: string; number: number }, ReceiveRefusal>(
    actor,
    { type: "received.recorded", receivedId: id, sha256: digest, receivedOn },
    async (tx, { at }) => {
      // A vendor may write the same words twice; the same mail comes once.
      const same = { sha256: digest, ...(file === null && { receivedOn: columnOf(receivedOn) }) };
      const known = await tx.receivedNotice.count({ where: { ...same, erasedAt: null } });
      if (known > 0) return refuse("knownNotice");
      const last = await tx.receivedNotice.findFirst({ orderBy: { number: "desc" } });
      const number = (last?.number ?? 0) + 1;
      await tx.receivedNotice.create({
        data: {
          id,
          number,
          receivedOn: columnOf(receivedOn),
          sender,
          subject,
          text,
          attached: [...attached],
          fileName: file?.name ?? null,
          bytes: file === null ? null : Uint8Array.from(file.bytes),
          sha256: digest,
          enteredById: actor.type === "staff" ? actor.id : null,
          enteredAt: at,
        },
      });
      return done({ id, number });
    },
  );
}

const mostListed = 500;

/** The notices that vendors sent us: those that are open first, then the newest; none for who may not read the register. */
export async function listReceived(actor: Actor, vendorRef?: string): Promise<ReceivedRow[]> {
  if (!mayDo(actor, "register:read")) return [];
  const rows = await database().receivedNotice.findMany({
    where: vendorRef === undefined ? {} : { vendorRef },
    omit: { bytes: true, text: true },
    orderBy: { number: "desc" },
    take: mostListed,
  });
  const { register } = await presentRegister();
  const today = todayIn(register, actor.at);
  const told = rows.map((row) => receivedRow(register, row, today));
  const isOpen = ({ state }: ReceivedRow) => state === "OPEN";
  const open = told.filter(isOpen);
  return [
    ...open.toSorted((one, other) => (one.actBy ?? "9999").localeCompare(other.actBy ?? "9999")),
    ...told.filter((row) => !isOpen(row)),
  ];
}

/** What a vendor tells us ahead, what we owe because of it, and the notices that came from it. */
export async function vendorDealings(
  actor: Actor,
  vendorRef: string,
): Promise<{ rows: VendorGapRow[]; notices: ReceivedRow[] }> {
  const { register } = await presentRegister();
  return {
    rows: vendorGap(register, vendorRef, todayIn(register, actor.at)),
    notices: await listReceived(actor, vendorRef),
  };
}

/** A stored notice as lists show it. */
export function receivedRow(
  register: Register,
  row: StoredNotice,
  today: CalendarDate,
): ReceivedRow {
  const { id, number, subject, sender, vendorRef, state, changeSetId } = row;
  const actBy = actByOf(register, row);
  return {
    id,
    number,
    receivedOn: dayOf(row.receivedOn),
    subject,
    sender,
    vendor: vendorRef === null ? null : { ref: vendorRef, name: vendorName(register, vendorRef) },
    state,
    actBy,
    isOverdue: state === "OPEN" && actBy !== null && actBy < today,
    changeSetId,
  };
}

export function vendorName(register: Register, ref: string): string {
  return recordTitle(register, { kind: "Vendor", ref });
}

/** The mail exactly as it came, and a note of who took it; null when there is none, or the actor may not read it. */
export async function takeReceivedFile(
  actor: Actor,
  id: string,
): Promise<{ fileName: string; bytes: Uint8Array } | null> {
  if (!mayDo(actor, "register:read") || id.includes("\0")) return null;
  const row = await database().receivedNotice.findUnique({
    where: { id },
    select: { fileName: true, bytes: true },
  });
  if (row === null || row.bytes === null) return null;
  await write(actor, { type: "received.downloaded", receivedId: id }, async () => done(null));
  return { fileName: row.fileName ?? "notice.eml", bytes: row.bytes };
}
