import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { Actor, PublicActor } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import { isLanguage, type Language } from "@/lib/domain/language/catalogue";
import { type LinkPurpose, linkToken, readLinkToken } from "@/lib/domain/link-token";
import { isSingleAddress } from "@/lib/domain/mail-address";
import { sha256 } from "@/lib/domain/publication/canonical";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { database } from "../database/current";
import { orderServiceMail } from "../mail/service-mails";
import { countTry, type Limit } from "../tries";
import { type Transaction, write } from "../write";

/** What someone of the public asks for: to be told of changes, of one product or of all. */
export type Subscription = {
  readonly email: string;
  readonly productRef: string | null;
  readonly language: Language;
};

/** A link to confirm with works for so long; who has not confirmed by then is forgotten. */
export const confirmationDays = 7;

const day = 24 * 60 * 60;
const perAddress: Limit = { name: "subscribe", tries: 1, seconds: day };
const perPlace: Limit = { name: "subscribe-place", tries: 20, seconds: 60 * 60 };

/**
 * Takes a wish to be told of changes and orders the mail that asks whether it was meant. Whoever asks learns nothing from
 * the answer: not whether the address is known, nor whether a mail goes out.
 *
 * @param place the network that the wish comes from; null: not known, then all share one limit
 * @returns     refuses only what is no address, which the visitor can see for themselves
 */
export async function subscribe(
  actor: PublicActor,
  { email: written, productRef, language }: Subscription,
  place: string | null,
): Promise<Result<null, "noAddress">> {
  const email = written.trim().toLowerCase();
  if (!isSingleAddress(email)) return refuse("noAddress");
  if (!(await countTry(perPlace, place ?? "unknown"))) return done(null);
  if (!(await countTry(perAddress, sha256(email)))) return done(null);
  const published = await newestPublic();
  if (published === null) return done(null);
  const isKnown = published.part.products.some(({ ref }) => ref === productRef);
  const choice = { language, productRef: isKnown ? productRef : null };

  await write<string, never>(
    actor,
    (subscriberId) => ({ type: "subscriber.added", subscriberId }),
    async (tx) => {
      const known = await tx.subscriber.findUnique({ where: { email } });
      const id = known?.id ?? randomUUID();
      const createdAt = timestampOf(realClock());
      // Who has confirmed keeps what they chose until they press the button in the new mail.
      if (known === null) await tx.subscriber.create({ data: { id, email, ...choice, createdAt } });
      else if (known.confirmedAt === null)
        await tx.subscriber.update({ where: { id }, data: { ...choice, createdAt } });
      await orderConfirmation(tx, id, email, choice, published.part);
      return done(id);
    },
  );
  return done(null);
}

type Choice = Pick<Subscription, "language" | "productRef">;

function orderConfirmation(
  tx: Transaction,
  id: string,
  address: string,
  { language, productRef }: Choice,
  { organisation }: PublicPart,
): Promise<void> {
  const expiresAt = realClock().add({ hours: confirmationDays * 24 });
  const token = sealed("subscription", [
    id,
    `${expiresAt.epochMilliseconds}`,
    language,
    productRef ?? "",
  ]);
  return orderServiceMail(tx, {
    kind: "SUBSCRIPTION_CONFIRMATION",
    address,
    language,
    expiresAt,
    onceKey: `subscription ${id}`,
    payload: {
      url: `${env().appUrl}/subscribe/confirm?token=${token}`,
      organisation: organisation.name,
    },
  });
}

function sealed(purpose: LinkPurpose, parts: readonly string[]): string {
  return linkToken(env().authSecret, purpose, parts.join(" "));
}

type Confirmation = Choice & { readonly id: string };

/** What a link to confirm says; null when it was not made here, or is too old. */
function readConfirmation(token: string): Confirmation | null {
  const [id, until, language, productRef] =
    readLinkToken(env().authSecret, "subscription", token)?.split(" ") ?? [];
  if (id === undefined || Number(until) <= realClock().epochMilliseconds) return null;
  if (language === undefined || !isLanguage(language)) return null;
  return { id, language, productRef: productRef || null };
}

/** Whether a link can still confirm something: for the page with the button. */
export async function canConfirm(_actor: PublicActor, token: string): Promise<boolean> {
  const confirmation = readConfirmation(token);
  if (confirmation === null) return false;
  const { id } = confirmation;
  return (await database().subscriber.findUnique({ where: { id }, select: { id: true } })) !== null;
}

/** Begins a subscription, or gives it the product that was chosen last. Twice is as good as once. */
export async function confirmSubscription(
  actor: PublicActor,
  token: string,
): Promise<Result<null, "linkEnded">> {
  const confirmation = readConfirmation(token);
  if (confirmation === null) return refuse("linkEnded");
  const { id, language, productRef } = confirmation;
  return write(actor, { type: "subscriber.confirmed", subscriberId: id }, async (tx, entry) => {
    const subscriber = await tx.subscriber.findUnique({ where: { id } });
    if (subscriber === null) return refuse("linkEnded");
    const newest = await tx.publication.aggregate({ _max: { number: true } });
    const begins = { confirmedAt: entry.at, toldUpTo: newest._max.number ?? 0 };
    await tx.subscriber.update({
      where: { id },
      data: { language, productRef, ...(subscriber.confirmedAt === null ? begins : {}) },
    });
    return done(null);
  });
}

/** The link that ends a subscription; it stays good for as long as there is one. */
export function unsubscribeToken(subscriberId: string): string {
  return sealed("unsubscribe", [subscriberId]);
}

/** Forgets a subscriber, whether or not they are still known: who wants no more mail gets none. */
export async function unsubscribe(
  actor: PublicActor,
  token: string,
): Promise<Result<null, "noSuchLink">> {
  const id = readLinkToken(env().authSecret, "unsubscribe", token);
  if (id === null) return refuse("noSuchLink");
  await remove(actor, id, {});
  return done(null);
}

/** Whether a link was made to end a subscription. */
export function canUnsubscribe(_actor: PublicActor, token: string): boolean {
  return readLinkToken(env().authSecret, "unsubscribe", token) !== null;
}

/** Forgets those who have not confirmed in time; says how many there were. */
export async function forgetUnconfirmed(actor: Actor): Promise<number> {
  const before = realClock().subtract({ hours: confirmationDays * 24 });
  const unconfirmed = { confirmedAt: null, createdAt: { lt: timestampOf(before) } };
  const rows = await database().subscriber.findMany({ where: unconfirmed, select: { id: true } });
  for (const { id } of rows) await remove(actor, id, unconfirmed);
  return rows.length;
}

/** Forgets a subscriber who has come back with an old backup. */
export function forgetSubscriber(actor: Actor, id: string): Promise<Result<null, "gone">> {
  return remove(actor, id, {});
}

/** A mail that waits for them is forgotten with them. */
function remove(
  actor: Actor | PublicActor,
  id: string,
  where: { confirmedAt?: null },
): Promise<Result<null, "gone">> {
  return write<null, "gone">(
    actor,
    { type: "subscriber.removed", subscriberId: id },
    async (tx) => {
      const subscriber = await tx.subscriber.findUnique({ where: { id, ...where } });
      if (subscriber === null) return refuse("gone");
      await tx.subscriber.delete({ where: { id } });
      await tx.serviceMail.deleteMany({
        where: {
          address: subscriber.email,
          kind: { in: ["SUBSCRIBER_NEWS", "SUBSCRIPTION_CONFIRMATION"] },
        },
      });
      return done(null);
    },
  );
}

/** Who publishes, and which products one can be told of; null before the first publication. */
export async function subscriptionChoices(
  _actor: PublicActor,
): Promise<Pick<PublicPart, "organisation" | "products" | "simulated"> | null> {
  return (await newestPublic())?.part ?? null;
}

async function newestPublic(): Promise<{ number: number; part: PublicPart } | null> {
  const newest = await database().publication.findFirst({
    orderBy: { number: "desc" },
    select: { number: true, publicPart: true },
  });
  if (newest === null) return null;
  return { number: newest.number, part: JSON.parse(newest.publicPart) as PublicPart };
}

function timestampOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
