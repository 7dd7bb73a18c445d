import { staffActor } from "@/lib/auth/actor";
import { announceChangeSet } from "@/lib/data/announcing/announcing";
import { findChangeSet } from "@/lib/data/changes/change-sets";
import { approveChangeSet } from "@/lib/data/changes/change-steps";
import { giveAdvice, itemsHash } from "@/lib/data/changes/reviews";
import { makeEvidence } from "@/lib/data/evidence/evidence";
import { keptMails } from "@/lib/data/evidence/evidence-mails";
import { signPack } from "@/lib/data/evidence/evidence-signing";
import { sealAttempts } from "@/lib/data/mail/attempt-seals";
import { decideObjection, recordObjection } from "@/lib/data/objections/objections";
import {
  type PackManifest,
  type PackSubject,
  packHash,
  packPaths,
} from "@/lib/domain/evidence/pack";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { type PackStamping, packFiles } from "@/lib/draw/evidence/pack-files";
import { deliverDue } from "@/lib/work/deliver";
import { faultySmtp } from "./mailbox";
import { expectDone } from "./outbox-fixture";
import { openStory, purpose, type Story } from "./story";

export type Told = Story & { url: string; changeSetId: string };

/** A change that two customers were told of by real mails; one of them objected, the data protection officer advised. */
export async function toldChange(): Promise<Told> {
  const story = await openStory([
    {
      name: "desk-tool",
      cast: [
        { ref: "acme", contacts: 2 },
        { ref: "globex", noticeDays: 60 },
      ],
    },
  ]);
  const submitted = await story.submitted(await purpose("desk-tool", "Search in all tickets"));
  const changeSet = await findChangeSet(submitted);
  if (changeSet === null) throw new Error("There is no such change set");
  expectDone(
    await giveAdvice(staffActor({ id: "dpo", roles: ["DPO"] }, "cli", story.at()), {
      changeSetId: submitted,
      text: "Globex asked about this: tell them first",
      inFavour: true,
      seen: itemsHash(changeSet),
    }),
  );
  expectDone(await approveChangeSet(story.approver(), submitted));
  expectDone(await announceChangeSet(story.approver(), submitted, null));
  const relay = await faultySmtp({});
  await deliverDue({ databaseUrl: story.url, smtpUrl: relay.url, once: true });
  await relay.close();
  await objected(story, submitted);
  await sealAttempts(story.system(), "all");
  return { ...story, changeSetId: submitted };
}

async function objected(story: Story, changeSetId: string): Promise<void> {
  const { id } = expectDone(
    await recordObjection(story.editor(), {
      changeSetId,
      customerRef: "globex-desk-tool",
      agreementRef: null,
      receivedOn: null,
      channel: "EMAIL",
      text: "We do not want our tickets to be searched",
    }),
  );
  expectDone(
    await decideObjection(story.approver(), id, "WITHDRAWN", "They took it back by telephone"),
  );
}

/** The files of a pack by their paths, its page left undrawn. */
export async function packFilesOf(
  story: Story,
  subject: PackSubject,
  stamp: PackStamping | null = null,
): Promise<Map<string, Uint8Array>> {
  const made = expectDone(await makeEvidence(story.system(), subject));
  const files = new Map<string, Uint8Array>();
  for await (const { path, bytes } of packFiles({
    ...made,
    mails: keptMails(made.parts.deliveries),
    drawPdf: async () => new TextEncoder().encode("%PDF-"),
    sign: signPack,
    stamp,
  }))
    files.set(path, bytes);
  return files;
}

/** Lists and signs the files of a pack as they are now, as whoever holds the key could. */
export function signedAnew(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const text = new TextDecoder().decode(files.get(packPaths.manifest));
  const own: readonly string[] = [packPaths.manifest, packPaths.signature, packPaths.stamp];
  const others = [...files].filter(([path]) => !own.includes(path));
  const manifest: PackManifest = {
    ...(JSON.parse(text) as PackManifest),
    files: Object.fromEntries(others.map(([path, bytes]) => [path, sha256(bytes)])),
  };
  const encoder = new TextEncoder();
  return new Map([
    ...others,
    [packPaths.manifest, encoder.encode(canonicalJson(manifest))],
    [packPaths.signature, encoder.encode(signPack(packHash(manifest)))],
  ]);
}
