import fc from "fast-check";
import { systemActor } from "@/lib/auth/actor";
import { importDirect } from "@/lib/data/changes/importing";
import { calendarDateOf, instantOf } from "@/lib/domain/calendar";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { bodyOf, list, type RecordChange } from "@/lib/domain/register";
import { type Command, customers, playHistory } from "./agreed-history";
import { given } from "./given";
import { expectDone } from "./outbox-fixture";

/** Days that a history can take at most: nine leaps of 91. */
const longest = 9 * 91;

const which = fc.nat(4);
const who = fc.nat(2);
const some = (arbitrary: fc.Arbitrary<Command>, weight: number) =>
  fc.oneof(
    { weight, arbitrary: arbitrary.map((one): Command[] => [one]) },
    { weight: 10 - weight, arbitrary: fc.constant<Command[]>([]) },
  );

const change = fc.record({ type: fc.constant("change" as const), value: fc.nat(2) });
const mail = fc.record({
  type: fc.constant("mail" as const),
  which: fc.constantFrom("all" as const, "all" as const, "first" as const),
});
const days = fc.record({
  type: fc.constant("days" as const),
  count: fc.constantFrom(1, 31, 45, 91),
});
const activate = fc.record({ type: fc.constant("activate" as const), which });
const object = fc.record({ type: fc.constant("object" as const), which, who });
const accommodate = fc.record({ type: fc.constant("accommodate" as const), which, who });
const leaveOut = fc.record({ type: fc.constant("leaveOut" as const), which, who });

/** One change from its proposal to what became of it, with any of its steps left out. */
const round = fc
  .tuple(
    some(change, 9),
    some(mail, 9),
    some(object, 5),
    some(days, 3),
    some(mail, 4),
    some(days, 9),
    some(activate, 9),
    some(object, 3),
    some(activate, 5),
    some(leaveOut, 3),
    some(accommodate, 4),
    some(days, 6),
    some(activate, 7),
  )
  .map((steps) => steps.flat());
const history = fc.tuple(round, round, round).map((rounds) => rounds.flat());

/** Undone while held back for "two": the change in between, which nobody undid, then takes effect for it. */
const undoneMeanwhile: Command[] = [
  { type: "change", value: 2 },
  { type: "mail", which: "all" },
  { type: "object", which: 0, who: 1 },
  { type: "days", count: 45 },
  { type: "activate", which: 0 },
  { type: "change", value: 1 },
  { type: "mail", which: "all" },
  { type: "days", count: 45 },
  { type: "activate", which: 1 },
  { type: "change", value: 0 },
  { type: "mail", which: "all" },
  { type: "days", count: 45 },
  { type: "activate", which: 2 },
  { type: "activate", which: 1 },
  { type: "activate", which: 2 },
];

const since = calendarDateOf("2026-01-05");

/** The complete register, and for each history an engagement, a product and three customers of its own. */
function world(histories: number): RecordChange[] {
  const base = given.completeRegister();
  const kinds = Object.keys(base) as KindName[];
  const common = kinds.flatMap((kind) =>
    list(base, kind).map(({ ref }) => ({
      kind,
      ref,
      validFrom: since,
      body: bodyOf(base, { kind, ref }),
    })),
  );
  return [
    ...common,
    ...Array.from({ length: histories }, (_, index) => own(String(index), base)).flat(),
  ];
}

function own(name: string, base: ReturnType<typeof given.completeRegister>): RecordChange[] {
  const bodyLike = (kind: KindName) => ({
    ...bodyOf(base, { kind, ref: list(base, kind)[0]?.ref ?? "" }),
  });
  const product = `product-${name}`;
  const engagement = {
    ...bodyLike("Engagement"),
    productIds: [product],
    purpose: "start",
    perTenantSwitch: true,
  };
  return [
    { kind: "Product", ref: product, validFrom: since, body: { name: product } },
    { kind: "Engagement", ref: `eng-${name}`, validFrom: since, body: engagement },
    ...customers.flatMap(({ ref, noticeDays, receiptDays, wantsAll }): RecordChange[] => {
      const customerId = `${ref}-${name}`;
      const terms = {
        noticePeriod: `P${noticeDays}D`,
        objectionPeriod: `P${noticeDays}D`,
        ...(receiptDays === 0
          ? { deemedReceipt: "DISPATCH" }
          : { deemedReceipt: "AFTER_DAYS", receiptDays }),
        contactsToInform: wantsAll ? "ALL_CONTACTS" : "ANY_CONTACT",
        rollForward: false,
        zone: "UTC",
        authorisation: "GENERAL",
      };
      return [
        { kind: "Customer", ref: customerId, validFrom: since, body: { name: customerId } },
        {
          kind: "CustomerAgreement",
          ref: customerId,
          validFrom: since,
          body: { title: customerId, customerId, productIds: [product], ...terms },
        },
      ];
    }),
  ];
}

/**
 * Plays histories, one that went wrong once and others drawn from a seed, in this process's empty database, each compared with the model at every step.
 *
 * @throws with the history, made as short as the last failure allows, where the two differ
 */
export async function playHistories(histories: number, seed: number): Promise<void> {
  const contacts = Array.from({ length: histories }, (_, index) =>
    customers.flatMap(({ ref, contacts: count }) =>
      Array.from({ length: count }, (_contact, number) => ({
        ref: `${ref}-${index}-${number + 1}`,
        customer: `${ref}-${index}`,
        email: `dpo${number + 1}@${ref}-${index}.example`,
        name: null,
        language: "en",
        purpose: "DPA_NOTICE",
        confirmed: true,
      })),
    ),
  ).flat();
  const actor = systemActor("cli", instantOf("2026-02-01T08:00:00Z"));
  expectDone(
    await importDirect(actor, { changes: world(histories), contacts, fileHash: "0".repeat(64) }),
  );

  let index = 0;
  let day = 0;
  await fc.assert(
    fc.asyncProperty(history, async (commands) => {
      await playHistory(String(index), commands, day);
      index += 1;
      // Recorded instants never go back: the next history begins after the longest that this one can have taken.
      day += longest + 1;
    }),
    { seed, numRuns: histories, endOnFailure: true, examples: [[undoneMeanwhile]] },
  );
}
