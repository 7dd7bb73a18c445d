import assert from "node:assert/strict";
import { staffActor } from "@/lib/auth/actor";
import { announceChangeSet } from "@/lib/data/announcing/announcing";
import { createChangeSet } from "@/lib/data/changes/change-sets";
import { approveChangeSet, submitChangeSet } from "@/lib/data/changes/change-steps";
import { database } from "@/lib/data/database/current";
import { activateChangeSet } from "@/lib/data/gate/activation";
import { heldBackFor } from "@/lib/data/gate/held-back";
import { decideObjection, recordObjection } from "@/lib/data/objections/objections";
import { loadRegister, presentRegister } from "@/lib/data/register";
import {
  addDays,
  type CalendarDate,
  calendarDateOf,
  type Instant,
  instantOf,
} from "@/lib/domain/calendar";
import { agreedRegister } from "@/lib/domain/change/agreed";
import { bodyOf, find } from "@/lib/domain/register";
import { acceptMail } from "./accept-mail";
import { agreedModel, type ModelCustomer } from "./agreed-model";
import { expectDone } from "./outbox-fixture";

export type Command =
  | { type: "change"; value: number }
  | { type: "mail"; which: "all" | "first" }
  | { type: "days"; count: number }
  | { type: "activate"; which: number }
  | { type: "object"; which: number; who: number }
  | { type: "accommodate"; which: number; who: number }
  | { type: "leaveOut"; which: number; who: number };

export const customers: readonly ModelCustomer[] = [
  { ref: "one", noticeDays: 30, receiptDays: 0, contacts: 1, wantsAll: false },
  { ref: "two", noticeDays: 30, receiptDays: 3, contacts: 2, wantsAll: true },
  { ref: "three", noticeDays: 90, receiptDays: 1, contacts: 2, wantsAll: false },
];

const firstDay = calendarDateOf("2026-03-02");

/**
 * Plays a history on the real database and on the model, and compares them after every step: each customer's agreed
 * list, the typed table, and what the register said on every day so far.
 *
 * @param name tells this history's engagement, product and customers from those of others in the same database
 */
export async function playHistory(
  name: string,
  commands: readonly Command[],
  day0: number,
): Promise<void> {
  const engagement = `eng-${name}`;
  const refOf = (customer: string) => `${customer}-${name}`;
  const model = agreedModel(
    customers.map((one) => ({ ...one, ref: refOf(one.ref) })),
    "start",
  );
  const ids: string[] = [];
  const seen: { day: CalendarDate; recordedAt: Instant; purpose: string }[] = [];
  let day = day0;
  let tick = 0;

  /** Instants that grow with each act, on the day of the history. */
  function at(): Instant {
    tick += 1;
    return instantOf(
      new Date(Date.parse(`${addDays(firstDay, day)}T08:00:00.000Z`) + tick).toISOString(),
    );
  }
  const editor = () => staffActor({ id: "editor", roles: ["EDITOR"] }, "cli", at());
  const approver = () => staffActor({ id: "approver", roles: ["APPROVER"] }, "cli", at());

  async function run(command: Command): Promise<void> {
    if (command.type === "days") day += command.count;
    else if (command.type === "mail") await mail(command.which);
    else if (command.type === "change")
      await change(command.value === 0 ? "start" : `value ${command.value}`);
    else await act(command);
  }

  /** The mails to each customer's first contact are accepted, or those to all of them. */
  async function mail(which: "all" | "first"): Promise<void> {
    for (const id of ids) {
      for (const contact of which === "all" ? [1, 2] : [1]) {
        await acceptMail(id, at(), (contactId) => contactId.endsWith(`-${contact}`));
        model.told(id, day, contact);
      }
    }
  }

  /** What is done to one of the changes that were announced so far. */
  async function act(command: Extract<Command, { which: number }>): Promise<void> {
    const id = ids[command.which % Math.max(ids.length, 1)];
    if (id === undefined) return;
    if (command.type === "activate") {
      const result = await activateChangeSet(approver(), id, null);
      assert.equal(result.ok, model.activate(id, day), `${id}: ${JSON.stringify(result)}`);
      return;
    }
    const who = refOf(customers[command.who % customers.length]?.ref ?? "");
    if (command.type === "object") await object(id, who);
    if (command.type === "accommodate") await decide(id, who, "ACCOMMODATED_BY_SAFEGUARD");
    if (command.type === "leaveOut") await decide(id, who, "ACCOMMODATED_BY_LEAVING_OUT");
  }

  async function object(changeSetId: string, customerRef: string): Promise<void> {
    if (model.fateOf(changeSetId, customerRef) !== "waiting") return;
    const said = { agreementRef: null, receivedOn: null, channel: "EMAIL", text: null } as const;
    const result = await recordObjection(editor(), { changeSetId, customerRef, ...said });
    if (result.ok && result.value.timely) model.object(changeSetId, customerRef);
  }

  async function change(value: string): Promise<void> {
    const { register } = await presentRegister();
    const body = { ...bodyOf(register, { kind: "Engagement", ref: engagement }), purpose: value };
    // One at a time on this record: a second open one would have to be rebased first.
    if (ids.some((known) => !model.isActive(known)) || model.present() === value) return;
    const items = [
      { kind: "Engagement" as const, ref: engagement, body, validFrom: null, overrides: [] },
    ];
    const { id } = expectDone(
      await createChangeSet(editor(), { title: value, reason: null, items }),
    );
    expectDone(await submitChangeSet(editor(), id));
    expectDone(await approveChangeSet(approver(), id));
    const announced = await announceChangeSet(approver(), id, addDays(firstDay, day + 31));
    if (!announced.ok) return;
    ids.push(id);
    model.announce(id, value);
  }

  async function decide(
    id: string,
    who: string,
    decision: "ACCOMMODATED_BY_SAFEGUARD" | "ACCOMMODATED_BY_LEAVING_OUT",
  ): Promise<void> {
    const open = await database().objection.findMany({
      where: {
        decision: null,
        timely: true,
        notice: { changeSetId: id, customerRef: who, effectiveOn: null, declinedAt: null },
      },
    });
    for (const objection of open)
      expectDone(
        await decideObjection(approver(), objection.id, decision, "agreed in writing", {
          doneWithout: "by hand",
        }),
      );
    if (open.length === 0) return;
    if (decision === "ACCOMMODATED_BY_SAFEGUARD") model.accommodate(id, who);
    else model.leaveOut(id, who);
  }

  async function compare(): Promise<void> {
    const { register } = await presentRegister();
    const held = await heldBackFor(null);
    for (const { ref } of customers) {
      const agreed = agreedRegister(register, held.get(refOf(ref)) ?? []);
      assert.equal(
        find(agreed, "Engagement", engagement)?.purpose,
        model.effectiveFor(refOf(ref)),
        `agreed list of ${ref}`,
      );
    }
    const typed = await database().engagement.findUniqueOrThrow({ where: { ref: engagement } });
    assert.equal(typed.purpose, model.present());
    seen.push({ day: addDays(firstDay, day), recordedAt: at(), purpose: model.present() });
  }

  for (const command of commands) {
    await run(command);
    await compare();
  }
  for (const { day: validOn, recordedAt, purpose } of seen) {
    const register = await loadRegister(validOn, recordedAt);
    assert.equal(
      find(register, "Engagement", engagement)?.purpose,
      purpose,
      `as of ${validOn}, as believed at ${recordedAt}`,
    );
  }
}
