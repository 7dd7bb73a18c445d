import { z } from "zod";
import type { Instant } from "@/lib/domain/calendar";

/** What can be wrong with a time stamp, whoever looks at it and whenever. */
const stampFaults = [
  "stampUnreadable",
  "stampOfOtherContent",
  "stampSignatureWrong",
  "stampNotForStamping",
  "stampNotAnchored",
] as const;
export type StampFault = (typeof stampFaults)[number];

/** Why a pack was made without the time stamp that was asked for. */
const stampRefusals = [
  ...stampFaults,
  "stampNotAnswered",
  "stampNotGranted",
  "stampNonceDiffers",
  "stampTimeDiffers",
] as const;
export type StampRefusal = (typeof stampRefusals)[number];

/** What the signed list of a pack says of its time stamp: it cannot say when, for the stamp is over this very list. */
export const timeStampSchema = z.strictObject({
  /** host, and port where it is not the usual one, of the authority that was asked */
  authority: z.string(),
  /** null: the stamp lies in the pack */
  failed: z.enum(stampRefusals).nullable(),
});

/** What a time stamp says that was found in order. */
export type StampFacts = {
  readonly at: Instant;
  /** the name in the certificate that signed */
  readonly signedBy: string;
  /** SHA-256 of that certificate */
  readonly certificate: string;
  readonly serialNumber: string;
  readonly policy: string;
  /** whether its certificate leads to one that the reader brought; false: the reader brought none */
  readonly anchored: boolean;
};

/** Says in a pack, and of one, that it has no stamp though one was asked for. */
export function withoutStamp(authority: string, failed: StampRefusal): string {
  return `Without a time stamp: ${authority} was asked for one, but ${stampRefusalWords[failed]}.`;
}

/** Clauses that follow "… was asked for one, but". */
const stampRefusalWords: Record<StampRefusal, string> = {
  stampNotAnswered: "it could not be reached, or did not answer in time",
  stampNotGranted: "it answered that it gives none",
  stampUnreadable: "its answer cannot be read as a time stamp",
  stampOfOtherContent: "its stamp is over something else",
  stampNonceDiffers: "its stamp belongs to another request",
  stampSignatureWrong: "the signature of its stamp is wrong",
  stampNotForStamping: "the certificate that signed is none for time stamps, or was not valid",
  stampNotAnchored: "the certificate that signed does not lead to the one that we trust",
  stampTimeDiffers: "its time is more than five minutes from ours",
};
