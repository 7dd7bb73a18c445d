import type { InstallationVerdict } from "@/lib/data/audit/verification";
import type { PackWhat } from "@/lib/domain/evidence/pack-problem";
import type { OutsideProblem } from "@/lib/web/outside-chain";

type What =
  | InstallationVerdict["problems"][number]["what"]
  | InstallationVerdict["chain"][number]["what"]
  | OutsideProblem["what"]
  | PackWhat;

/** One thing that is not as it was published or written. */
export type Problem = { what: What; where: string; message: string };

const sentences: Record<What, string> = {
  auditEntryMissing: "It was taken out of the audit chain.",
  auditEntryAltered: "It is not as it was written.",
  auditPayloadAltered: "What it says of the act is not as it was written.",
  auditDoesNotFollow:
    "It does not follow the entry before it: one of the two was altered or put in.",
  auditHeadUnknown:
    "The audit entry that it names is not in the chain: the chain was cut off or written anew.",
  auditCutOff:
    "It was the last entry when it was written, and is not in the chain: the end was cut off.",
  revisionsDiffer: "What it wrote of the register is not what stands there now.",
  attemptDiffers: "The evidence of this attempt is not as it was sealed.",
  attemptUnsealed:
    "It has no seal, though younger attempts have: it was put in, or its seal was taken out.",
  attemptsDiffer: "The attempts that it sealed are not those that stand there now.",
  recordDiffers: "The table of its kind does not say what its newest revision says.",
  recordMissing: "It has a revision, but is not in the table of its kind.",
  recordTooMany: "It is in the table of its kind without a revision.",
  referencesDiffer: "What it points to is not as its newest revision says.",
  keptFileDiffers: "It is not the file that was kept: its hash is another one.",
  keptFileMissing: "It was kept, and is not there; nobody took it away.",
  customersPartDiffers: "The customers' part is not the one that was hashed.",
  fileListUnreadable: "The list of its files is not in the form that was signed.",
  fileListNotAsDrawn: "The list of its files is not the one that the audit chain tells of.",
  publicationMissing:
    "The audit chain or the folder of published files tells of it, but it is not there.",
  numberMissing: "It is missing: the numbers have a gap.",
  numberTwice: "There are two of this number.",
  manifestHashDiffers: "Its manifest is not the one that was hashed.",
  previousHashDiffers: "It does not follow the publication before it.",
  publicPartDiffers: "Its public part is not the one that was hashed.",
  keyUnknown: "It is signed with a key that is not listed.",
  signatureWrong: "Its signature is wrong.",
  fileListOfOtherPublication: "The list of its files belongs to another publication.",
  fileListKeyUnknown: "The list of its files is signed with a key that is not listed.",
  fileListSignatureWrong: "The signature of the list of its files is wrong.",
  fileDiffers: "The file is not as it was published.",
  fileMissing: "The file is missing.",
  fileNotListed: "The file is not among those that were signed.",
  removed: "The mail names it, but it is not there: the chain was cut off.",
  rewritten: "The mail names another publication of this number: the chain was written anew.",
  listUnreadable: "This cannot be read as a list of publications.",
  keysUnreadable: "This cannot be read as a list of keys.",
  listedOtherwise: "The list of publications says otherwise of it than its manifest.",
  notInList: "It is there, but the list of publications leaves it out.",
  currentMissing: "The newest publication has this file, but it does not answer today.",
  currentDiffers: "What answers today is not what the newest publication has.",
  currentNotListed: "This answers today, but is not in the newest publication.",
  packUnreadable:
    "The list of the pack's files cannot be read: this is no pack of evidence, or it was altered.",
  packKeyUnknown: "The pack is signed with a key that is not among those trusted.",
  packSignatureWrong:
    "The signature of the pack is wrong: its list of files is not the one that was signed.",
  packFileMissing: "The file is missing from the pack.",
  packFileDiffers: "The file is not as it was signed.",
  packFileNotListed: "The file was added to the pack.",
  packPartUnreadable: "This part of the pack is not in the form that it must have.",
  stampMissing: "The pack must have a time stamp, and has none.",
  stampDiffers:
    "The time stamp is not the one that the pack was made with: our signature over it is wrong.",
  stampUnreadable: "This cannot be read as a time stamp.",
  stampOfOtherContent: "The time stamp is over something else than this list of files.",
  stampSignatureWrong:
    "The signature of the time stamp is wrong, or made in a way that proves nothing.",
  stampNotForStamping:
    "The certificate that signed the time stamp is none for time stamps, or was not valid at that time.",
  stampNotAnchored:
    "The certificate that signed the time stamp does not lead to one that you brought with --tsa-ca.",
  stampBeforePack: "The time stamp is older than the pack says that it is.",
  mailDiffers: "The mail is not the one that its attempt has the hash of.",
  mailMissing: "The mail is missing, though its attempt says that it was kept.",
  mailUnclaimed: "No attempt tells of this mail.",
  mailNamesOtherPublication: "The mail names a publication that is not among those of the pack.",
  attemptNotSealed: "This attempt is not as it was sealed in the audit chain, or was never sealed.",
  attemptMissing: "Its attempts have a gap: one was left out.",
  sealDiffers: "The attempts under this seal are not those that the audit chain tells of.",
  datesDiffer: "Counted anew from the attempts and the terms, its days are others.",
  effectiveTooEarly:
    "The change took effect before its terms allow, against an open objection, or on a ground that is not there.",
  excerptBroken: "This audit entry is not as it was written, or does not follow the one before it.",
  excerptHeadDiffers: "The audit chain of the pack does not end with the entry that was signed.",
  packNotAsked: "The audit chain of the pack does not tell that this pack was made.",
  publicationLeftOut: "The audit chain of the pack tells of this publication, but it was left out.",
  publicationNotAnchored:
    "The audit entry that it was signed with is not in the chain of the pack.",
  actMissing: "The audit chain tells of it, but it was left out.",
  actDiffers: "It is not as the audit chain tells it.",
  actNotTold: "The audit chain does not tell of it.",
  frozenDiffers: "What was frozen with the approval is not what the audit chain has the hash of.",
};

export function problemOf(what: What, where: string): Problem {
  return { what, where, message: sentences[what] };
}

/** A problem of a publication, or of a file of it. */
export function publicationProblem({
  what,
  number,
  path,
}: {
  what: What;
  number: number | null;
  path: string | null;
}): Problem {
  const parts = [number === null ? null : `publication ${number}`, path].filter(
    (part) => part !== null,
  );
  return problemOf(what, parts.join(", "));
}
