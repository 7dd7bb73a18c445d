import type { StampFault } from "./time-stamp";

/** What can be wrong with a pack of evidence, by itself and between its parts. */
export type PackWhat =
  | StampFault
  | "stampMissing"
  | "stampDiffers"
  | "stampBeforePack"
  | "packUnreadable"
  | "packKeyUnknown"
  | "packSignatureWrong"
  | "packFileMissing"
  | "packFileDiffers"
  | "packFileNotListed"
  | "packPartUnreadable"
  | "mailDiffers"
  | "mailMissing"
  | "mailUnclaimed"
  | "mailNamesOtherPublication"
  | "attemptNotSealed"
  | "attemptMissing"
  | "sealDiffers"
  | "datesDiffer"
  | "effectiveTooEarly"
  | "excerptBroken"
  | "excerptHeadDiffers"
  | "packNotAsked"
  | "publicationLeftOut"
  | "publicationNotAnchored"
  | "actMissing"
  | "actDiffers"
  | "actNotTold"
  | "frozenDiffers";

export type PackProblem = { readonly what: PackWhat; readonly where: string };

export function packProblem(what: PackWhat, where: string): PackProblem {
  return { what, where };
}
