import { type StampFacts, type StampRefusal, withoutStamp } from "@/lib/domain/evidence/time-stamp";
import type { StampAuthority } from "@/lib/web/ask-time-stamp";

type Noted = {
  /** null where nobody gives stamps here */
  readonly stamp: StampAuthority | null;
  /** What came of asking: known once the pack is written. */
  readonly outcome: () => Outcome | null;
};
type Outcome = { authority: string } & (({ failed: null } & StampFacts) | { failed: StampRefusal });

/** An authority that is asked while a pack is written, and what it answered. */
export function notedStamp(given: StampAuthority | null): Noted {
  if (given === null) return { stamp: null, outcome: () => null };
  const { authority, ask } = given;
  const outcomes: Outcome[] = [];
  return {
    stamp: {
      authority,
      ask: async (content) => {
        const asked = await ask(content);
        outcomes.push(
          asked.ok
            ? { authority, failed: null, ...asked.value.facts }
            : { authority, failed: asked.reason },
        );
        return asked;
      },
    },
    outcome: () => outcomes.at(-1) ?? null,
  };
}

/** A sentence for the person who made the pack; none where nobody was asked. */
export function stampWords(outcome: Outcome | null): string {
  if (outcome === null) return "";
  return outcome.failed === null
    ? ` Stamped by ${outcome.signedBy} at ${outcome.at}.`
    : ` ${withoutStamp(outcome.authority, outcome.failed)}`;
}
