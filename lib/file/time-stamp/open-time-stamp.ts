import { fromBER, Integer, OctetString, Sequence } from "asn1js";
import { Certificate, ContentInfo, id_eContentType_TSTInfo, SignedData, TSTInfo } from "pkijs";
import { done, type Result, refuse } from "@/lib/domain/result";

/** A stamp with all certificates of its authority has some six kilobytes. */
export const largestStamp = 256 * 1024;

/** An answer of a time-stamping authority, taken apart and not yet believed. */
export type OpenedStamp = {
  readonly signed: SignedData;
  readonly info: TSTInfo;
  readonly certificates: readonly Certificate[];
};

/** Takes an answer apart (RFC 3161, 2.4.2): a status, and with it one signed statement about a hash and a time. */
export function openTimeStamp(
  answer: Uint8Array,
): Result<OpenedStamp, "stampUnreadable" | "stampNotGranted"> {
  try {
    const token = tokenIn(answer);
    if (token === "stampNotGranted") return refuse(token);
    if (token.contentType !== ContentInfo.SIGNED_DATA) return refuse("stampUnreadable");
    const signed = new SignedData({ schema: token.content });
    const { eContentType, eContent } = signed.encapContentInfo;
    // More than one signer would be more than one who says when.
    if (eContentType !== id_eContentType_TSTInfo || !eContent || signed.signerInfos.length !== 1)
      return refuse("stampUnreadable");
    const statement = eContent.getValue();
    // Some write it in pieces, which the library signs, but does not verify.
    signed.encapContentInfo.eContent = new OctetString({ valueHex: statement });
    const info = TSTInfo.fromBER(statement);
    const certificates = (signed.certificates ?? []).flatMap((one) =>
      one instanceof Certificate ? [one] : [],
    );
    return info.version === 1 ? done({ signed, info, certificates }) : refuse("stampUnreadable");
  } catch {
    return refuse("stampUnreadable");
  }
}

function tokenIn(answer: Uint8Array): ContentInfo | "stampNotGranted" {
  if (answer.length > largestStamp) throw new RangeError("too large for a time stamp");
  const { result, offset } = fromBER(Uint8Array.from(answer));
  if (!(result instanceof Sequence) || offset !== answer.length)
    throw new RangeError("not one sequence");
  const [status, token, ...more] = result.valueBlock.value;
  const [code] = status instanceof Sequence ? status.valueBlock.value : [];
  if (!(code instanceof Integer) || more.length > 0) throw new RangeError("no status");
  // 0: granted; 1: granted with changes, which the checks that follow would find.
  if (![0, 1].includes(code.valueBlock.valueDec) || token === undefined) return "stampNotGranted";
  return new ContentInfo({ schema: token });
}
