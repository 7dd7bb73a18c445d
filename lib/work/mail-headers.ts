import type { ClaimedDelivery, ClaimedNotice } from "@/lib/data/mail/deliveries";
import { isHeaderText } from "@/lib/domain/mail-address";

/** The headers by which a machine knows what a mail is about, and in which language. */
export function headersOf(
  delivery: ClaimedDelivery,
  notices: readonly ClaimedNotice[],
  language: string,
): Record<string, string> {
  const { publication, publicationHash, attempt } = delivery;
  return {
    "Auto-Submitted": "auto-generated",
    "Content-Language": language,
    "X-Recital-Change": [...new Set(notices.map(({ changeSetId }) => changeSetId))].join(", "),
    ...(publication === null ? {} : { "X-Recital-Publication": String(publication) }),
    ...(publicationHash === null ? {} : { "X-Recital-Publication-Hash": publicationHash }),
    ...(delivery.unknownAttempts === 0
      ? {}
      : { "X-Recital-Possible-Duplicate": `attempt ${attempt}` }),
  };
}

/** A name as it may stand in a header; null where it may not. */
export function headerName(name: string | null): string | null {
  return name !== null && isHeaderText(name) ? name : null;
}
