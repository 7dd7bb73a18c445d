import type { CalendarDate } from "@/lib/domain/calendar";
import type { Question } from "@/lib/domain/findings/finding";
import {
  carries,
  countriesReached,
  holds,
  isAdequacyKnown,
  isOpen,
  reaches,
  type StandingTransfer,
  standingTransfers,
  usesUnder,
} from "@/lib/domain/findings/mechanisms";
import { isUnder, recipientOf, standingEngagements } from "@/lib/domain/findings/standing";
import { type Regime, regimes } from "@/lib/domain/reference/enums";
import { pointingTo, type RecordKey, type Register, type Row } from "@/lib/domain/register";

type Use = Row<"TransferMechanismUse">;

/** One way of data under one law that loses what it rests on. */
export type LostWay = {
  /** The transfer; where none is recorded, the engagement whose data go there. */
  readonly record: RecordKey;
  readonly engagement: string;
  readonly regime: Regime;
  /** Codes of the countries that the lost ground covered. */
  readonly countries: readonly string[];
  /** The mechanisms that no longer carry; none where the way rested on the country's adequacy alone. */
  readonly lost: readonly Use[];
  /** What still carries it everywhere, the one that applies first first; none: nothing does. */
  readonly fallbacks: readonly Use[];
};

/**
 * The ways of data that rest on something else, or on nothing, once a supposition holds.
 *
 * Source: GDPR Art. 44 to 46; UK GDPR Art. 44A; FADP Art. 16; CJEU C-311/18 (no grace).
 * Reading: a way rests on the first of its mechanisms that holds and reaches the country; one that rested on another all
 * along loses nothing. What a fallback says is not judged here: the linter does that.
 *
 * @param before the register as it is
 * @param after  the register as supposed
 * @param on     the supposed day, on which both are judged
 */
export function lostWays(before: Register, after: Register, on: CalendarDate): LostWay[] {
  return regimes.flatMap((regime) => {
    const question = { asOf: on, regime };
    if (!isAdequacyKnown(question)) return [];
    return [
      ...standingTransfers(after, on)
        .filter((standing) => carries(after, standing, regime))
        .flatMap((standing) => lostTransfer(before, after, standing, question)),
      ...lostWithoutTransfer(before, after, question),
    ];
  });
}

function lostTransfer(
  before: Register,
  after: Register,
  standing: StandingTransfer,
  question: Question,
): LostWay[] {
  const { transfer, engagement } = standing;
  const { asOf, regime } = question;
  const uses = usesUnder(after, transfer, regime).toSorted(byPriority);
  const carrying = (register: Register, code: string) =>
    uses.filter((use) => carriesTo(register, use, code, question));
  const countries: string[] = [];
  const lost = new Set<Use>();
  for (const code of countriesReached(after, standing, regime)) {
    const was = carrying(before, code);
    const is = carrying(after, code);
    const [first] = was;
    const isLost =
      first === undefined
        ? isOpen(before, regime, code, asOf) && !isOpen(after, regime, code, asOf)
        : !is.includes(first);
    if (!isLost) continue;
    countries.push(code);
    for (const use of was) if (!is.includes(use)) lost.add(use);
  }
  if (countries.length === 0) return [];
  const fallbacks = uses.filter((use) =>
    countries.every((code) => carriesTo(after, use, code, question)),
  );
  return [
    {
      record: { kind: "Transfer", ref: transfer.ref },
      engagement: engagement.ref,
      regime,
      countries,
      lost: [...lost],
      fallbacks,
    },
  ];
}

/** Adequacy as a mechanism carries where the country is adequate for everyone, too. */
function carriesTo(register: Register, use: Use, code: string, question: Question): boolean {
  if (!holds(use, question)) return false;
  const isAdequate =
    use.mechanism === "ADEQUACY" && isOpen(register, question.regime, code, question.asOf);
  return isAdequate || reaches(register, use, code, question);
}

function byPriority(one: Use, other: Use): number {
  return (one.priority ?? 1) - (other.priority ?? 1);
}

/** Data that go to an adequate country need no mechanism, so often no transfer is recorded: that is missing from that day on. */
function lostWithoutTransfer(before: Register, after: Register, question: Question): LostWay[] {
  const { asOf, regime } = question;
  return standingEngagements(after, asOf).flatMap((engagement): LostWay[] => {
    if (pointingTo(after, "Transfer", "engagementId", engagement.ref).length > 0) return [];
    if (!isUnder(after, [engagement.engagerEntityId], regime)) return [];
    const places = pointingTo(after, "ProcessingLocation", "engagementId", engagement.ref);
    const reached = [recipientOf(after, engagement), ...places].flatMap(
      (one) => one?.country ?? [],
    );
    const countries = [...new Set(reached)].filter(
      (code) => isOpen(before, regime, code, asOf) && !isOpen(after, regime, code, asOf),
    );
    if (countries.length === 0) return [];
    return [
      {
        record: { kind: "Engagement", ref: engagement.ref },
        engagement: engagement.ref,
        regime,
        countries,
        lost: [],
        fallbacks: [],
      },
    ];
  });
}
