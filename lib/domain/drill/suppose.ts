import { engagementsOfVendor } from "@/lib/domain/change/classes/subprocessor";
import { hasEnded } from "@/lib/domain/findings/standing";
import type { AdequacyLoss } from "@/lib/domain/reference/adequacy";
import {
  apply,
  bodyOf,
  find,
  pointingTo,
  type RecordChange,
  type Register,
} from "@/lib/domain/register";
import { endedWith } from "./ended-with";
import type { Supposition } from "./supposition";

/** The register as it would be, and the records that the supposition itself changes. */
export type Supposed = { readonly register: Register; readonly facts: readonly RecordChange[] };

/**
 * The register with a supposition in it: the same kind of value as any other, on which every rule can be asked.
 *
 * Source: none, product decision 0041.
 * Reading: a decision that falls is law, and no record says it; a vendor that disappears takes the chain below it along
 * (GDPR Art. 28(4)); a certificate that lapses stays, as one that no longer counts.
 */
export function suppose(register: Register, supposition: Supposition): Supposed {
  const facts = factsOf(register, supposition);
  const supposed = lossesOf(supposition);
  return {
    register: { ...apply(register, facts), ...(supposed.length > 0 && { supposed }) },
    facts,
  };
}

function lossesOf(supposition: Supposition): AdequacyLoss[] {
  const { on } = supposition;
  switch (supposition.what) {
    case "DECISION":
      return supposition.decisions.map((decision) => ({ on, decision }));
    case "COUNTRY":
      return supposition.regimes.map((regime) => ({
        on,
        regime,
        destination: supposition.country,
      }));
    default:
      return [];
  }
}

function factsOf(register: Register, supposition: Supposition): RecordChange[] {
  const { on } = supposition;
  if (supposition.what === "VENDOR") {
    const keys = engagementsLost(register, supposition).map((ref) => ({
      kind: "Engagement" as const,
      ref,
    }));
    return endedWith(register, keys, on);
  }
  if (supposition.what !== "CERTIFICATION") return [];
  const { kind, ref } = supposition.certificate;
  const status = kind === "Certification" ? "WITHDRAWN" : "INACTIVE";
  const body = bodyOf(register, { kind, ref });
  return body === null ? [] : [{ kind, ref, validFrom: on, body: { ...body, status } }];
}

/** The engagements of a vendor that stand on the day, each followed by the chain below it. */
export function engagementsLost(
  register: Register,
  { vendor, on }: { readonly vendor: string; readonly on: Supposition["on"] },
): string[] {
  const lost = new Set<string>();
  const queue = engagementsOfVendor(register, vendor);
  for (let ref = queue.shift(); ref !== undefined; ref = queue.shift()) {
    const engagement = find(register, "Engagement", ref);
    if (lost.has(ref) || engagement === undefined || hasEnded(engagement, on)) continue;
    lost.add(ref);
    queue.unshift(
      ...pointingTo(register, "Engagement", "parentEngagementId", ref).map((below) => below.ref),
    );
  }
  return [...lost];
}
