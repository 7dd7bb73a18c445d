import type { NoticeDates } from "@/lib/domain/change/dates";
import { isHeaderText } from "@/lib/domain/mail-address";

/** The final bytes of one mail, and what of them is evidence. */
export type ComposedMail = { raw: Buffer; hash: string; dates: Record<string, NoticeDates> | null };

/** A name as far as a header can carry it. */
export function headerName(name: string | null): string | null {
  return name !== null && isHeaderText(name) ? name : null;
}
