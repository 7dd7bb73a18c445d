import type { PackManifest } from "@/lib/domain/evidence/pack";
import { type FoundPack, type PackVerdict, verifyPack } from "@/lib/domain/evidence/verify-pack";
import type { PublicKey } from "@/lib/domain/publication/verify";
import { type Answer, Refused } from "./answer";
import type { Certificates } from "./read-pack";
import { stampVerdict } from "./stamp-verdict";
import { problemOf, publicationProblem } from "./verify-problems";

/** Checks a pack, and says whose word it stands on; ends with a refusal when it is not whole. */
export async function packAnswer(
  found: FoundPack,
  trusted: readonly PublicKey[] | null,
  anchors: Certificates | null,
): Promise<Answer> {
  const { manifest, keyIs, counts, ...verdict } = verifyPack(found, trusted);
  const stamp = await stampVerdict(found, manifest, anchors);
  const problems = [
    ...[...verdict.problems, ...stamp.problems].map(({ what, where }) => problemOf(what, where)),
    ...verdict.chain.map(publicationProblem),
  ];
  const read = { manifest: manifest && withoutFiles(manifest), keyIs, counts };
  const json = { problems, ...read, timeStamp: stamp.facts };
  if (problems.length > 0) {
    const lines = problems.map(({ what, where, message }) => `${what}  ${where}  ${message}`);
    const many = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    throw new Refused({
      ok: false,
      reason: "notVerified",
      message: [...lines, `Not whole: ${many} in this pack of evidence.`].join("\n"),
      blockers: [],
      ...json,
    } as Refused["refusal"]);
  }
  return {
    text: manifest === null ? "" : wordsOf(manifest, keyIs, counts, stamp.words),
    json: { ok: true, ...json },
  };
}

function wordsOf(
  manifest: PackManifest,
  keyIs: "TRUSTED" | "ENCLOSED",
  counts: PackVerdict["counts"],
  stampWords: readonly string[],
): string {
  const { subject, organisation, madeAt, simulated, keyId, auditHead } = manifest;
  return [
    `Whole: evidence about the ${subject.type} ${subject.ref}, made by ${organisation} at ${madeAt}: ${counts.notices} notices, ${counts.mails} mails, ${counts.auditEntries} audit entries up to ${auditHead.position} (${auditHead.hash}).`,
    keyIs === "TRUSTED"
      ? `Signed with the key ${keyId}, which you brought.`
      : `Signed with the key ${keyId}, which came with the pack: compare it with the one that the organisation publishes, or bring that with --key.`,
    ...stampWords,
    ...limitsOf(counts),
    ...(simulated
      ? ["SIMULATED: made of acts under a shifted clock; it proves nothing of what really was."]
      : []),
  ].join("\n");
}

/** What the check could not judge: the reader has to know it. */
function limitsOf({ unsealed, sealedLate, notKept, undisclosed }: PackVerdict["counts"]): string[] {
  const limits: [number, string][] = [
    [
      unsealed,
      "attempts are not sealed in the audit chain yet: they were made while the pack was.",
    ],
    [
      sealedLate,
      "attempts were sealed more than an hour after they are said to have begun: their instants rest on the word of whoever keeps the database.",
    ],
    [notKept, "attempts have the hash of their mail alone: the mail itself was not kept."],
    [
      undisclosed,
      "entries of the audit chain on objections, approvals, receipts, advice or deliveries show their hashes alone: by the pack they concern others, which only the installation can show.",
    ],
  ];
  return limits.flatMap(([count, words]) => (count > 0 ? [`Mind: ${count} ${words}`] : []));
}

function withoutFiles({ files, ...manifest }: PackManifest) {
  return { ...manifest, files: Object.keys(files).length };
}
