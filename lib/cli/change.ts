import type { Command } from "commander";
import type { Actor } from "@/lib/auth/actor";
import { orderOf } from "@/lib/data/announcing/order-page";
import { withdrawChangeSet } from "@/lib/data/announcing/withdrawing";
import { thoseRollingOut } from "@/lib/data/changes/change-list";
import {
  createChangeSet,
  findChangeSet,
  listChangeSets,
  type StoredChangeSet,
} from "@/lib/data/changes/change-sets";
import {
  approveChangeSet,
  rejectChangeSet,
  submitChangeSet,
} from "@/lib/data/changes/change-steps";
import { draftsMaking } from "@/lib/data/changes/draft-choices";
import { rebaseChangeSet } from "@/lib/data/changes/rebasing";
import { redraftChangeSet } from "@/lib/data/changes/redrafting";
import { dayOf } from "@/lib/data/days";
import { activateChangeSet } from "@/lib/data/gate/activation";
import { noticeStates } from "@/lib/data/notices/notices";
import { importContacts } from "@/lib/data/people/people";
import { presentRegister } from "@/lib/data/register";
import { todayIn } from "@/lib/domain/organisation-day";
import { emergencyGrounds } from "@/lib/domain/reference/enums";
import { readPatch } from "@/lib/file/patch";
import { type Answer, print, refused, table, take } from "./answer";
import { blockerLines, blockerWords } from "./blockers";
import { afterEndAnswer } from "./change-after-end";
import {
  announceAnswer,
  callBackAnswer,
  incidentWords,
  orderLine,
  withAnnouncement,
} from "./change-announce";
import { besideWords } from "./change-beside";
import { carriedOver } from "./change-carry-over";
import { type CorrectOptions, correctAnswer, withCorrection } from "./change-correct";
import { editDraft } from "./change-edit";
import { readyAnswer } from "./change-ready";
import { readFileWith } from "./files";
import { actorOf, now, withInstallation } from "./installation";
import { dayOption, mailsAheadHelp, oneOf } from "./options";

type Options = {
  as?: string;
  json?: true;
  reason?: string;
  effective?: string;
  at?: string;
  with?: string[];
  title?: string;
  file?: string;
  emergency?: string;
  dryRun?: true;
};

export function addChange(program: Command): void {
  const change = program
    .command("change")
    .description("propose a change and take it to its effect");
  change
    .command("list")
    .option("--json")
    .action((options: Options) => run(options, listAnswer));
  change
    .command("show <id>")
    .option("--json")
    .action((id: string, options: Options) => run(options, () => showAnswer(id)));
  change
    .command("ready <id>")
    .description("what to look at before it is announced: sender, mailboxes, contacts")
    .option("--as <email>")
    .option("--json")
    .action((id: string, options: Options) => run(options, () => readyAnswer(id, options.as)));
  change
    .command("create")
    .description(
      "propose what a register file holds: only what is new or different, and `end: [refs]`",
    )
    .requiredOption("--file <patch>", "the register file")
    .option("--title <title>")
    .option("--reason <text>")
    .option(
      "--emergency <ground>",
      `it cannot wait for the notice periods, because of: ${emergencyGrounds.join(", ")}`,
    )
    .option("--as <email>")
    .option("--json")
    .action((options: Options) => run(options, () => createAnswer(options)));
  change
    .command("edit <id>")
    .description("put what a register file holds into a draft, over what the draft says")
    .requiredOption("--file <patch>", "the register file")
    .option("--as <email>")
    .option("--json")
    .action((id: string, options: Options) => run(options, () => editAnswer(id, options)));
  withCorrection(change.command("correct <id>"))
    .option("--as <email>")
    .option("--json")
    .action((id: string, options: Options & CorrectOptions) =>
      run(options, () => correctAnswer(id, options)),
    );
  change
    .command("call-back <id>")
    .description("call back an announcement that was ordered and has not begun: nothing was sent")
    .option("--as <email>")
    .option("--json")
    .action((id: string, options: Options) =>
      run(options, async () => callBackAnswer(id, await actorOf(options.as))),
    );
  change
    .command("after-end <id>")
    .description(
      "say how a stand-by that is switched on is kept from data of agreements that are over, or why it comes to them; without --reason, name these agreements",
    )
    .option("--reason <text>")
    .option("--as <email>")
    .option("--json")
    .action((id: string, options: Options) =>
      run(options, async () => afterEndAnswer(id, options.reason, await actorOf(options.as))),
    );
  for (const step of Object.keys(steps) as (keyof typeof steps)[]) {
    const command = change.command(`${step} <id>`);
    if (step === "announce") withAnnouncement(command);
    if (step === "withdraw") command.option("--dry-run", mailsAheadHelp);
    command
      .option(
        "--as <email>",
        "whose roles to act with; without it the System, which never approves",
      )
      .option("--effective <date>", "announce: the planned day; activate: the day, not after today")
      .option("--reason <text>")
      .option("--json")
      .action((id: string, options: Options) =>
        run(options, async () => steps[step](id, options, await actorOf(options.as))),
      );
  }
}

async function run(options: Options, answer: () => Promise<Answer>): Promise<void> {
  await withInstallation(async () => print(await answer(), options.json === true));
}

type Step = (id: string, options: Options, actor: Actor) => Promise<Answer>;

const steps = {
  submit: async (id, _options, actor) => {
    take(await submitChangeSet(actor, id));
    return stateAnswer(id, `${id} is in review.${await besideWords(id, actor)}`);
  },
  approve: async (id, _options, actor) => {
    const { state } = take(await approveChangeSet(actor, id));
    return stateAnswer(
      id,
      state === "ACTIVE"
        ? `${id} is approved and, as nobody has to be told before, active.`
        : `${id} is approved.${await besideWords(id, actor)}`,
    );
  },
  reject: async (id, { reason }, actor) => {
    take(await rejectChangeSet(actor, id, reason ?? null));
    return stateAnswer(id, `${id} is rejected.`);
  },
  withdraw: async (id, { reason, dryRun }, actor) => {
    if (dryRun === true) return (await import("./mails-ahead")).withdrawalAhead(actor, id);
    take(await withdrawChangeSet(actor, id, reason ?? null));
    return stateAnswer(id, `${id} is withdrawn.`);
  },
  rebase: async (id, _options, actor) => {
    if ((await findChangeSet(id))?.state === "ANNOUNCED") {
      const text = await carriedOver(id, actor);
      return stateAnswer(id, text);
    }
    const { conflicts } = take(await rebaseChangeSet(actor, id));
    if (conflicts.length > 0) {
      const lines = conflicts.map(({ kind, ref, field }) => `  ${kind}/${ref}: ${field}`);
      throw refused(
        "baseMoved",
        conflicts,
        [`${id} is a draft again. Both sides changed:`, ...lines].join("\n"),
      );
    }
    return stateAnswer(id, `${id} stands on the register as it is now; it is a draft again.`);
  },
  redraft: async (id, _options, actor) => {
    const { id: fresh, conflicts } = take(await redraftChangeSet(actor, id));
    const both =
      conflicts === 0
        ? ""
        : ` Both sides changed ${conflicts === 1 ? "a record" : `${conflicts} records`} of it: see \`change rebase ${fresh}\`.`;
    return stateAnswer(fresh, `${fresh} is a fresh draft of ${id}.${both}`);
  },
  announce: async (id, options, actor) => {
    const answer = await announceAnswer(id, options, actor);
    return { ...answer, text: `${answer.text}${await besideWords(id, actor)}` };
  },
  activate: async (id, { effective }, actor) => {
    const result = await activateChangeSet(actor, id, dayOption(effective));
    if (!result.ok) {
      const blocked = result.blocked ?? [];
      throw refused(
        result.reason,
        blocked,
        blocked.length === 0
          ? undefined
          : ["The change may not become effective yet.", ...blockerLines(blocked)].join("\n"),
      );
    }
    const { effective: agreements, heldBack, publication, incident } = result.value;
    const held =
      heldBack.length === 0
        ? ""
        : `\nHeld back for ${heldBack.length}:\n${blockerLines(heldBack).join("\n")}`;
    const published =
      publication === null ? "nothing new to publish" : `publication ${publication}`;
    return {
      text: `${id} is effective for ${agreements.length} agreements; ${published}.${incidentWords(incident)}${held}`,
      json: { ok: true, ...result.value },
    };
  },
} satisfies Record<string, Step>;

async function createAnswer(options: Options): Promise<Answer> {
  const { file: path = "", title, reason, emergency, as } = options;
  const emergencyGround =
    emergency === undefined ? null : oneOf(emergency, emergencyGrounds, "The ground");
  const actor = await actorOf(as);
  const { register } = await presentRegister();
  const drafts = await draftsMaking();
  const patch = await readFileWith(path, (text, about) =>
    readPatch(
      text,
      about,
      register,
      todayIn(register, now()),
      (record) => drafts.get(record) ?? null,
    ),
  );
  const proposal = {
    title: title ?? patch.title ?? path,
    reason: reason ?? patch.reason,
    emergencyGround,
    items: patch.items,
  };
  const { id, internal } = take(await createChangeSet(actor, proposal));
  if (patch.contacts.length > 0) take(await importContacts(actor, patch.contacts));
  const text = internal
    ? `${id}: saved. It alters no output, so it is active at once.`
    : `${id} is a draft of ${patch.items.length} ${patch.items.length === 1 ? "record" : "records"}.`;
  return stateAnswer(id, text);
}

async function editAnswer(id: string, { file = "", as }: Options): Promise<Answer> {
  const records = await editDraft(id, file, as);
  return stateAnswer(
    id,
    `${id}: ${records === 1 ? "1 record" : `${records} records`} put into it.`,
  );
}

async function stateAnswer(id: string, text: string): Promise<Answer> {
  const changeSet = await findChangeSet(id);
  return { text, json: changeSet === null ? null : jsonOf(changeSet) };
}

function jsonOf(changeSet: StoredChangeSet) {
  const {
    id,
    number,
    title,
    reason,
    state,
    internal,
    gating,
    emergencyGround,
    authors,
    approvedById,
    announcedAt,
    activatedAt,
  } = changeSet;
  return {
    id,
    number,
    title,
    reason,
    state,
    internal,
    gating,
    emergencyGround,
    authors,
    approvedBy: approvedById,
    plannedOn: dayOf(changeSet.plannedOn),
    announcedAt,
    activatedAt,
    items: changeSet.items.map(({ kind, ref, body }) => ({
      kind,
      ref,
      change: body === null ? "ENDED" : "PROPOSED",
    })),
  };
}

async function listAnswer(): Promise<Answer> {
  const changeSets = await listChangeSets();
  const rollingOut = await thoseRollingOut(changeSets);
  const rows = changeSets.map(({ id, state, title, items }) => [
    id,
    rollingOut.has(id) ? "ROLLING OUT" : state,
    String(items.length),
    title,
  ]);
  return { text: table(["id", "state", "records", "title"], rows), json: changeSets.map(jsonOf) };
}

async function showAnswer(id: string): Promise<Answer> {
  const changeSet = await findChangeSet(id);
  if (changeSet === null) throw refused("noSuchChangeSet");
  const [notices, order] = [await noticeStates(id, now()), await orderOf(id)];
  const rollingOut = await thoseRollingOut([changeSet]);
  const rows = notices.map((notice) => [
    notice.customer,
    notice.class,
    notice.startsOn ?? "-",
    notice.objectionLastDay ?? "-",
    notice.earliestEffectiveOn ?? "-",
    notice.effectiveOn ?? (notice.declined ? "left out" : "held back"),
    notice.blockers.map(blockerWords).join("; "),
  ]);
  const text = [
    `${id}  ${rollingOut.has(id) ? "ROLLING OUT" : changeSet.state}  ${changeSet.title}`,
    ...(order === null ? [] : [orderLine(order)]),
    ...changeSet.items.map(
      ({ kind, ref, body }) => `  ${kind}/${ref}${body === null ? " (ends)" : ""}`,
    ),
    ...(rows.length === 0
      ? []
      : [
          "",
          table(
            [
              "customer",
              "class",
              "starts",
              "objection until",
              "earliest",
              "effective",
              "in the way",
            ],
            rows,
          ),
        ]),
  ].join("\n");
  return { text, json: { ...jsonOf(changeSet), order, notices } };
}
