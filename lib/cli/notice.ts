import type { Command } from "commander";
import { recordApproval } from "@/lib/data/changes/approvals";
import { lettersOf } from "@/lib/data/notices/letters";
import { tellNextContact } from "@/lib/data/notices/next-contacts";
import { recordLetter, resendDelivery } from "@/lib/data/notices/notice-acts";
import { listDeliveries, noticeStates } from "@/lib/data/notices/notices";
import { letterBatch } from "@/lib/domain/documents/letter-batch";
import { renderDocument } from "@/lib/draw/pdf/render-document";
import { print, table, take } from "./answer";
import { blockerWords } from "./blockers";
import { writeOut } from "./files";
import { actorOf, now, withInstallation } from "./installation";
import { type TrackingOptions, trackingAnswer } from "./notice-tracking";
import { channels } from "./objection";
import { dayOption, oneOf } from "./options";

type Options = {
  change: string;
  customer: string;
  agreement?: string;
  on?: string;
  channel: string;
  text?: string;
  contact?: string;
  as?: string;
  json?: true;
};

type LetterOptions = { as?: string; on?: string; all?: true; output: string; json?: true };

export function addNotice(program: Command): void {
  const notice = program
    .command("notice")
    .description("who was told of a change, when, and what they answered");
  notice
    .command("list")
    .requiredOption("--change <id>")
    .option("--json")
    .action((options: Options) => withInstallation(() => list(options)));
  notice
    .command("approve")
    .description(
      "record a customer's written approval: early, or the specific one its agreement asks for",
    )
    .requiredOption("--change <id>")
    .requiredOption("--customer <ref>")
    .option("--agreement <ref>")
    .option("--on <date>")
    .option("--channel <channel>", channels.join(", "), "EMAIL")
    .option("--text <text>")
    .option("--as <email>")
    .option("--json")
    .action((options: Options) => withInstallation(() => approve(options)));
  notice
    .command("letter")
    .description(
      "record that the notice went by letter or hand: it starts the periods as mail does",
    )
    .requiredOption("--change <id>")
    .requiredOption("--customer <ref>")
    .requiredOption("--contact <ref>")
    .requiredOption("--on <date>", "the day it was handed over for delivery")
    .option("--agreement <ref>")
    .option("--channel <channel>", channels.join(", "), "LETTER")
    .option("--text <text>", "tracking number or other evidence")
    .option("--as <email>")
    .option("--json")
    .action((options: Options) => withInstallation(() => letter(options)));
  notice
    .command("letters <change>")
    .description("the notices of those whom no mail has reached as letters, in one PDF")
    .requiredOption("-o, --output <file>")
    .option("--all", "to every agreement for which it is not in effect")
    .option(
      "--on <date>",
      "the day of handing over, from which the letters count; without it, today",
    )
    .option("--as <email>")
    .option("--json")
    .action((id: string, options: LetterOptions) => withInstallation(() => letters(id, options)));
  notice
    .command("tracking <change> <file>")
    .description("record the letters of a carrier's list: posted, delivered, returned; all or none")
    .option("--dry-run", "say what would be recorded, and record nothing")
    .option("--as <email>")
    .option("--json")
    .action((id: string, file: string, options: TrackingOptions) =>
      withInstallation(async () =>
        print(await trackingAnswer(id, file, options), options.json === true),
      ),
    );
  notice
    .command("fallback")
    .description("send a notice that reached nobody to the customer's next contact")
    .requiredOption("--change <id>")
    .requiredOption("--customer <ref>")
    .option("--agreement <ref>")
    .option("--as <email>")
    .option("--json")
    .action((options: Options) => withInstallation(() => fallback(options)));
  notice
    .command("resend <delivery>")
    .description("send a notice again, to the same or another contact of the customer")
    .option("--contact <ref>")
    .option("--as <email>")
    .option("--json")
    .action((id: string, options: Options) => withInstallation(() => resend(id, options)));
}

async function list({ change, json }: Options): Promise<void> {
  const [notices, deliveries] = [await noticeStates(change, now()), await listDeliveries(change)];
  const rows = notices.map((one) => [
    one.customer,
    one.class,
    one.startsOn ?? "-",
    one.objectionLastDay ?? "-",
    one.earliestEffectiveOn ?? "-",
    one.effectiveOn ?? "-",
    one.blockers.map(blockerWords).join("; "),
  ]);
  const sent = deliveries.map(({ id, announcement, contact, contactId, state, attempts }) => [
    id,
    announcement.kind,
    contact.customerRef,
    contactId,
    state,
    String(attempts.length),
  ]);
  const text = [
    table(
      ["customer", "class", "starts", "objection until", "earliest", "effective", "in the way"],
      rows,
    ),
    "",
    table(["delivery", "kind", "customer", "contact", "state", "attempts"], sent),
  ].join("\n");
  print({ text, json: { notices, deliveries } }, json === true);
}

function draftOf(options: Options) {
  return {
    changeSetId: options.change,
    customerRef: options.customer,
    agreementRef: options.agreement ?? null,
    receivedOn: dayOption(options.on),
    channel: oneOf(options.channel, channels, "--channel"),
    text: options.text ?? null,
  };
}

async function approve(options: Options): Promise<void> {
  const recorded = take(await recordApproval(await actorOf(options.as), draftOf(options)));
  print(
    {
      text: `Approval (${recorded.kind.toLowerCase()}) of ${recorded.agreement} is recorded.`,
      json: { ok: true, ...recorded },
    },
    options.json === true,
  );
}

async function letter(options: Options): Promise<void> {
  const { receivedOn, ...draft } = draftOf(options);
  const recorded = take(
    await recordLetter(await actorOf(options.as), {
      ...draft,
      sentOn: receivedOn,
      contactId: options.contact ?? "",
    }),
  );
  print(
    {
      text: `The letter is recorded; the objection period ends on ${recorded.objectionLastDay ?? "no day"}.`,
      json: { ok: true, ...recorded },
    },
    options.json === true,
  );
}

/** They begin nothing until each is recorded with `notice letter`: the list says by which names. */
async function letters(id: string, { as, on, all, output, json }: LetterOptions): Promise<void> {
  const whom = all === true ? "OPEN" : "UNTOLD";
  const batch = take(await lettersOf(await actorOf(as), id, whom, dayOption(on)));
  const { title, facts, entries } = batch;
  await writeOut(
    output,
    await renderDocument(letterBatch(batch.letters, facts, { title, on: batch.on })),
  );
  const rows = entries.map(({ number, customer, agreement, contactId }) => [
    number,
    customer,
    agreement,
    contactId ?? "no confirmed contact",
  ]);
  print(
    {
      text: [
        `${entries.length} letters of ${batch.on} are in ${output}. Record each once it went: \`notice letter\`, with its tracking number as --text.`,
        table(["letter", "customer", "agreement", "contact"], rows),
      ].join("\n"),
      json: { ok: true, file: output, on: batch.on, letters: entries },
    },
    json === true,
  );
}

async function fallback({ change, customer, agreement, as, json }: Options): Promise<void> {
  const told = take(
    await tellNextContact(await actorOf(as), {
      changeSetId: change,
      customerRef: customer,
      agreementRef: agreement ?? null,
      contactId: null,
    }),
  );
  const others = told.along.map((one) => `${one.changeSetId} (${one.agreement})`).join(", ");
  const along = others === "" ? "" : ` It tells of ${others}, too, as the mail did that came back.`;
  print(
    {
      text: `Mail ${told.deliveryId} to contact ${told.contactId} is ordered; the periods are counted from it.${along}`,
      json: { ok: true, ...told },
    },
    json === true,
  );
}

async function resend(id: string, options: Options): Promise<void> {
  const again = take(await resendDelivery(await actorOf(options.as), id, options.contact ?? null));
  print(
    { text: `Mail ${again.deliveryId} is ordered.`, json: { ok: true, ...again } },
    options.json === true,
  );
}
