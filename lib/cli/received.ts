import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Command } from "commander";
import { presentToday } from "@/lib/data/moments";
import { confirmReceived } from "@/lib/data/received/received-acts";
import {
  listReceived,
  type ReceivedEntry,
  recordReceived,
} from "@/lib/data/received/received-notices";
import { presentRegister } from "@/lib/data/register";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import { plainFileName } from "@/lib/domain/documents/kept-file";
import { receivedStateWords } from "@/lib/domain/received/received-view";
import { mailLimits, tooLargeMail } from "@/lib/file/mail/mail";
import { readMailApart, stopReadingMail } from "@/lib/file/mail/read-mail-apart";
import { print, refused, table, take } from "./answer";
import { unreadable } from "./files";
import { actorOf, withInstallation } from "./installation";
import { dayOption } from "./options";

type Options = {
  vendor?: string;
  received?: string;
  effective?: string;
  changes?: string;
  as?: string;
  json?: true;
};

export function addReceived(program: Command): void {
  const received = program
    .command("received")
    .description("what vendors tell us of changes on their side");
  received
    .command("add <file>")
    .description("takes down a mail (.eml); with --vendor it is confirmed at once")
    .option("--vendor <ref>", "which vendor it is from")
    .option("--received <date>", "the day it came; without it what the mail says")
    .option("--effective <date>", "the day from which the change holds, as they say")
    .option("--changes <text>", "what changes, in a sentence or two")
    .option("--as <email>")
    .option("--json")
    .action((file: string, options: Options) => withInstallation(() => add(file, options)));
  received
    .command("list")
    .option("--as <email>")
    .option("--json")
    .action((options: Options) => withInstallation(() => list(options)));
}

async function add(path: string, options: Options): Promise<void> {
  const actor = await actorOf(options.as);
  const { today, zone } = await presentToday(actor);
  const entry = await readEntry(path, { today, zone, on: dayOption(options.received) });
  const effective = dayOption(options.effective);
  // Asked before anything is kept: a notice with a wrong vendor is not taken down by half.
  if (
    options.vendor !== undefined &&
    !(await presentRegister()).register.Vendor.has(options.vendor)
  )
    throw refused("noSuchVendor");
  const { id, number } = take(await recordReceived(actor, entry));
  if (options.vendor !== undefined)
    take(
      await confirmReceived(actor, {
        id,
        vendorRef: options.vendor,
        engagementRefs: null,
        receivedOn: entry.receivedOn,
        statedEffectiveOn: effective,
        changes: options.changes ?? null,
      }),
    );
  const row = (await listReceived(actor)).find((one) => one.id === id);
  const deadline = row?.actBy === undefined || row.actBy === null ? "" : ` Answer by ${row.actBy}.`;
  const next = options.vendor === undefined ? " Say on its page which vendor it is from." : "";
  print(
    {
      text: `Notice ${number} is taken down, received on ${entry.receivedOn}.${deadline}${next}`,
      json: { ok: true, ...(row ?? { id, number }) },
    },
    options.json === true,
  );
}

async function readEntry(
  path: string,
  { today, zone, on }: { today: CalendarDate; zone: string; on: CalendarDate | null },
): Promise<ReceivedEntry> {
  const bytes = await readBytes(path);
  const read = await readMailApart(bytes);
  await stopReadingMail();
  if (!read.ok) throw fileRefused(path, read.message);
  const { at, ...mail } = read.mail;
  const said = at === null ? today : dateIn(at, zone);
  return {
    ...mail,
    receivedOn: on ?? (said > today ? today : said),
    file: { name: plainFileName(basename(path)), bytes },
  };
}

/** A file that is too large is not even read. */
async function readBytes(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size <= mailLimits.bytes) return await readFile(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  throw fileRefused(path, tooLargeMail);
}

function fileRefused(path: string, message: string) {
  return refused("fileRefused", [], `${path}: ${message}\n${path} is refused; nothing was kept.`);
}

async function list({ as, json }: Options): Promise<void> {
  const notices = await listReceived(await actorOf(as));
  const rows = notices.map(({ number, receivedOn, vendor, subject, actBy, state, changeSetId }) => [
    String(number),
    receivedOn,
    vendor?.ref ?? "not said",
    actBy ?? "–",
    receivedStateWords[state],
    changeSetId ?? "–",
    subject,
  ]);
  const headings = ["no.", "received", "vendor", "answer by", "state", "change", "subject"];
  print(
    { text: rows.length === 0 ? "No notices from vendors." : table(headings, rows), json: notices },
    json === true,
  );
}
