import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import type { PackManifest } from "./pack";
import type { ExcerptEntry, PackChange } from "./pack-facts";
import type { PackParts } from "./pack-parts";
import { type PackProblem, packProblem } from "./pack-problem";
import { problemsOfCorrections } from "./verify-corrections";

/** Holds the steps of each change, and what was frozen with its approval, against the audit chain. */
export function problemsOfChanges(
  parts: PackParts,
  { subject }: Pick<PackManifest, "subject">,
): PackProblem[] {
  const { changes, notices, excerpt } = parts;
  const entries = new Map(excerpt.entries.map((entry) => [entry.position, entry]));
  return changes.flatMap((change) => {
    const untold = excerpt.entries.filter((entry) => isUntold(entry, change));
    const wasTold = notices.some(({ changeSetId }) => changeSetId === change.id);
    return [
      ...change.steps
        .filter((step) => !isTrue(step, entries.get(step.position)))
        .map(({ position }) => packProblem("actDiffers", `${change.id}, audit entry ${position}`)),
      ...untold.map(({ position }) =>
        packProblem("actMissing", `${change.id}, audit entry ${position}`),
      ),
      ...(subject.type === "change" && lacksTold(parts, change)
        ? [packProblem("actMissing", `${change.id}, notices or deliveries`)]
        : []),
      ...(haveDays(change, wasTold) ? [] : [packProblem("actDiffers", change.id)]),
      ...problemsOfCorrections(parts, change, subject),
      ...(isFrozenTruly(change, excerpt.entries) ? [] : [packProblem("frozenDiffers", change.id)]),
    ];
  });
}

function isTrue(step: PackChange["steps"][number], entry: ExcerptEntry | undefined): boolean {
  if (entry?.at !== step.at || entry.event !== step.event) return false;
  // A customer's pack has no names of staff, and no reasons.
  const isBy = step.by === entry.actor || step.by.endsWith(`(${entry.actor})`);
  return isBy && (step.reason === null || step.reason === entry.payload?.reason);
}

function isUntold({ event, payload, position }: ExcerptEntry, { id, steps }: PackChange): boolean {
  return (
    event.startsWith("changeSet.") &&
    payload?.changeSetId === id &&
    !steps.some((step) => step.position === position)
  );
}

/** Approval and announcement are steps at their instants, and nobody was told of what was not announced. */
function haveDays({ steps, approvedAt, announcedAt }: PackChange, wasTold: boolean): boolean {
  const isStep = (event: string, instant: string | null) =>
    instant === null || steps.some(({ at, event: told }) => told === event && at === instant);
  return (
    isStep("changeSet.approved", approvedAt) &&
    isStep("changeSet.announced", announcedAt) &&
    (!wasTold || announcedAt !== null)
  );
}

/** Whether fewer notices or deliveries are there than were announced. A customer's pack has its own alone. */
function lacksTold({ notices, deliveries, excerpt }: PackParts, { id }: PackChange): boolean {
  const announced = excerpt.entries.flatMap(({ event, payload }) =>
    event === "changeSet.announced" && payload?.changeSetId === id ? [payload] : [],
  );
  const told = announced.reduce((sum, one) => sum + Number(one.notices), 0);
  return (
    notices.length < told ||
    announced.some(
      (one) =>
        deliveries.filter(({ announcementId }) => announcementId === one.announcementId).length <
        Number(one.deliveries),
    )
  );
}

/** What was frozen with an approval is what its entry has the hash of. */
function isFrozenTruly(
  { id, frozen }: PackChange,
  entries: PackParts["excerpt"]["entries"],
): boolean {
  if (frozen === null) return true;
  const approved = entries.findLast(
    ({ event, payload }) => event === "changeSet.approved" && payload?.changeSetId === id,
  );
  return sha256(canonicalJson(frozen)) === approved?.payload?.frozenHash;
}
