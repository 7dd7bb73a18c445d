import { annexTexts as t } from "@/lib/domain/language/en-annex";
import type { AnnexInput } from "./annex-input";

type Standing = Pick<AnnexInput, "status" | "publication">;

/**
 * What an annex says it is, in the few words that stand on every page.
 *
 * Source: none, product rule "what an annex says it is".
 */
export function statusLine({ status, publication }: Standing): string {
  if (status.state === "FOR_SIGNATURE") return t.status.forSignature;
  const signedOn = t.longDate(status.signedOn);
  if (status.state === "AS_SIGNED") return t.status.asSigned(signedOn);
  const entries = status.signed?.entries;
  return entries
    ? t.status.differs(signedOn, entries.length)
    : t.status.consolidated(publication.number);
}

/** The same in whole sentences, with the hash of the countersigned file where there is one. */
export function statusMeaning({ status }: Standing): string[] {
  if (status.state === "FOR_SIGNATURE") return [t.status.forSignatureMeaning];
  const signedOn = t.longDate(status.signedOn);
  if (status.state === "AS_SIGNED") return [t.status.asSignedMeaning(status.fileHash)];
  const { signed } = status;
  if (signed === null) return [t.status.consolidatedMeaning(signedOn)];
  return [
    t.status.consolidatedMeaning(signedOn),
    signed.entries === null
      ? t.status.fileNotCompared(signed.fileHash)
      : t.status.fileCompared(signed.fileHash),
  ];
}
