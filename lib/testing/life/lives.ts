import fc from "fast-check";
import { customers } from "./customers";
import type { Decision } from "./model";
import type { RelayMood } from "./real";
import {
  activate,
  announce,
  approve,
  approveEarly,
  type Command,
  comeBack,
  decide,
  edit,
  evening,
  giveBack,
  kill,
  letter,
  mail,
  object,
  pass,
  reject,
  restart,
  submit,
  withdraw,
} from "./steps";

const who = fc.constantFrom(...customers);
const moods = fc.array(
  fc.constantFrom<RelayMood>("takes", "takes", "takes", "defers", "refuses", "drops"),
  { minLength: 1, maxLength: 6 },
);
const decision = fc.constantFrom<Decision>(
  "ACCOMMODATED_BY_SAFEGUARD",
  "ACCOMMODATED_BY_LEAVING_OUT",
  "WITHDRAWN",
  "OUTSIDE_GROUND",
  "UNTIMELY",
  "REFUSED",
);

/** Steps before a change is announced. */
const proposing = [
  fc
    .tuple(fc.constantFrom("ann", "ben"), fc.constantFrom("other", "more"))
    .map(([a, t]) => edit(a, t)),
  fc.constant(submit),
  fc.constantFrom("ben", "eve").map(approve),
  fc.constant(reject),
  fc.constant(giveBack),
];

/** Steps that mean something once it is announced. */
const following = [
  fc.constant(mail(["takes"])),
  moods.map(mail),
  fc.constantFrom(1, 12, 31, 31, 50).map(pass),
  fc.constant(evening),
  fc.constant(activate),
  fc.constant(activate),
  fc.tuple(who, fc.constantFrom(0, 0, 2, 30)).map(([one, days]) => object(one, days)),
  fc.tuple(who, decision).map(([one, how]) => decide(one, how)),
  who.map(approveEarly),
  who.map(letter),
  fc.tuple(who, fc.nat(1)).map(([one, contact]) => comeBack(one, contact)),
  fc.constant(restart),
];

const rarely = [fc.constant(withdraw), fc.constant(kill)];

/** The straight way to an announcement, which chance alone would seldom find. */
const announced: readonly Command[] = [submit, approve("eve"), announce];

/** The straight way to its end, where everybody hears of it in time and nobody minds. */
const settled: readonly Command[] = [
  mail(["takes"]),
  ...customers.filter(({ isSpecific }) => isSpecific).map(approveEarly),
  pass(70),
  activate,
];

/** A life: some wandering about the draft, mostly an announcement, what becomes of it, and often its end. */
export const life: fc.Arbitrary<Command[]> = fc
  .tuple(
    fc.array(fc.oneof(...proposing), { maxLength: 5 }),
    fc.constantFrom(...Array.from({ length: 8 }, () => announced), []),
    fc.array(
      fc.oneof(
        { weight: 14, arbitrary: fc.oneof(...following) },
        { weight: 1, arbitrary: fc.oneof(...proposing, fc.constant(announce)) },
        { weight: 1, arbitrary: fc.oneof(...rarely) },
      ),
      { minLength: 4, maxLength: 14 },
    ),
    fc.constantFrom(settled, []),
  )
  .map((parts) => parts.flat());

/** Ends a life: every relay takes everything. */
export const lastMail: Command = mail(["takes"]);
