import { Temporal } from "temporal-polyfill";
import type { ClaimedDelivery } from "@/lib/data/mail/deliveries";
import type { NoticeDates } from "@/lib/domain/change/dates";
import { isSingleAddress, type Mailbox } from "@/lib/domain/mail-address";
import type { DrawnMail } from "@/lib/draw/mail/mail-template";
import { headerName } from "./mail-headers";
import { bytesHash, composeMessage } from "./smtp-message";

/** The final bytes of one mail, and what of them is evidence. */
export type ComposedMail = { raw: Buffer; hash: string; dates: Record<string, NoticeDates> | null };

/** Whom a mail is from, where its answers go (nowhere else where that is not one address), and to whom it goes. */
export type Addressed = {
  readonly from: Mailbox;
  readonly replyTo: string | null;
  readonly to: string;
};

/** A drawn mail as the bytes that go out for a delivery. */
export async function composedMail(
  delivery: ClaimedDelivery,
  { from, replyTo, to }: Addressed,
  { subject, html, text }: DrawnMail,
  headers: Readonly<Record<string, string>>,
): Promise<Omit<ComposedMail, "dates">> {
  const raw = await composeMessage({
    from,
    replyTo: replyTo !== null && isSingleAddress(replyTo) ? { name: null, address: replyTo } : null,
    to: { name: headerName(delivery.name), address: to },
    ...{ subject, html, text },
    messageId: delivery.messageId,
    headers,
    date: Temporal.Instant.from(delivery.startedAt),
  });
  return { raw, hash: bytesHash(raw) };
}
