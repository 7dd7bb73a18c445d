import type { NoticeDates } from "@/lib/domain/change/dates";

/** The final bytes of one mail, and what of them is evidence. */
export type ComposedMail = { raw: Buffer; hash: string; dates: Record<string, NoticeDates> | null };
