import type { ExcerptEntry, PackTermination } from "./pack-facts";
import type { PackParts } from "./pack-parts";
import { type PackProblem, packProblem } from "./pack-problem";

type Told = { readonly event: string; readonly at: string; readonly payload: Payload };
type Payload = NonNullable<ExcerptEntry["payload"]>;

/**
 * Holds the end of each agreement against the audit chain: who held data, what each said it did with them, and the certificates, whose
 * files are in the pack. One that was left out shows where its entries tell of it.
 *
 * Source: GDPR Art. 28(3)(g), 5(2).
 */
export function problemsOfTerminations(
  { terminations = [], excerpt }: PackParts,
  { digests }: { readonly digests: ReadonlyMap<string, string> },
): PackProblem[] {
  const told = excerpt.entries.flatMap(({ event, at, payload }): Told[] =>
    event.startsWith("termination.") && payload !== undefined ? [{ event, at, payload }] : [],
  );
  const known = new Set<unknown>(terminations.map(({ agreementRef }) => agreementRef));
  const missing = new Set(
    told.flatMap(({ payload }) => (known.has(payload.agreementRef) ? [] : [payload.agreementRef])),
  );
  return [
    ...[...missing].map((agreement) => packProblem("actMissing", `end of ${agreement}`)),
    ...terminations.flatMap((one) => problemsOf(one, told, digests)),
  ];
}

function problemsOf(
  termination: PackTermination,
  all: readonly Told[],
  digests: ReadonlyMap<string, string>,
): PackProblem[] {
  const { agreementRef, tasks } = termination;
  const told = all.filter(({ payload }) => payload.agreementRef === agreementRef);
  const of = (event: string) => told.filter((one) => one.event === event);
  const ordered = of("termination.ordered").flatMap(({ payload }) =>
    Array.isArray(payload.tasks) ? payload.tasks : [],
  );
  const ids = tasks.map(({ id }) => id);
  const isWhole =
    ordered.length === ids.length && ordered.every((id) => ids.some((own) => own === id));
  const differing = tasks.filter((task) => !isSettledTruly(task, of("termination.settled")));
  return [
    ...(isWhole ? [] : [packProblem("actDiffers", `holders of the data of ${agreementRef}`)]),
    ...differing.map(({ holder }) =>
      packProblem("actDiffers", `end of ${agreementRef}, part of ${holder}`),
    ),
    ...(isCertifiedTruly(termination, of("termination.certified"), digests)
      ? []
      : [packProblem("actDiffers", `certificates of ${agreementRef}`)]),
  ];
}

/** Said again, the last word counts. */
function isSettledTruly(task: PackTermination["tasks"][number], settled: readonly Told[]): boolean {
  const last = settled.findLast(({ payload }) => payload.taskId === task.id);
  if (last === undefined) return task.outcome === null && task.settledAt === null;
  const { outcome, doneOn, evidenceHash, attachment } = last.payload;
  const file = attachment as { sha256?: unknown } | null;
  return (
    task.outcome === outcome &&
    task.doneOn === doneOn &&
    task.settledAt === last.at &&
    task.evidenceHash === evidenceHash &&
    task.fileHash === (file?.sha256 ?? null)
  );
}

/** Each certificate is the one of which the chain has the hash, and none came before all holders were done. */
function isCertifiedTruly(
  { tasks, certificates }: PackTermination,
  certified: readonly Told[],
  digests: ReadonlyMap<string, string>,
): boolean {
  const last = certified.at(-1);
  if (last === undefined) return certificates.length === 0;
  const hashes = Object.entries(last.payload.certificates ?? {});
  return (
    hashes.length === certificates.length &&
    tasks.every(({ settledAt }) => settledAt !== null && settledAt <= last.at) &&
    certificates.every(
      ({ language, path, sha256, issuedAt }) =>
        issuedAt === last.at &&
        digests.get(path) === sha256 &&
        hashes.some(([tag, hash]) => tag === language && hash === sha256),
    )
  );
}
