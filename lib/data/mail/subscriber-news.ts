import type { Actor } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import { serviceMailLanguage } from "@/lib/domain/documents/service-mail";
import { concerns, type News, newsInWords, newsOf } from "@/lib/domain/documents/subscriber-news";
import { folderOf, type Language, languageOf } from "@/lib/domain/language/catalogue";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { publicPartIn } from "@/lib/domain/publication/public-part-in";
import { env } from "@/lib/env";
import { database } from "../database/current";
import { unsubscribeToken } from "../publications/subscribers";
import { orderServiceMail } from "./service-mails";

const atATime = 500;
/** After a week nobody is helped by being told that the list has changed. */
const newsDays = 7;

type Told = { readonly part: PublicPart; readonly news: News[] };

/**
 * Orders a mail for each subscriber about each change that publications since their last one have announced, or shown
 * as in effect. That they were told, and up to which publication, is kept in the same transaction: nobody is told twice, and
 * whoever confirms later is not told of what was published before.
 *
 * No entry in the audit chain: what the public is told beside the notices starts no period and proves nothing.
 *
 * @returns how many mails were ordered
 */
export async function orderSubscriberNews(_actor: Actor): Promise<number> {
  // Only what is drawn: the mail leads to its page.
  const newest = await database().publicationListing.aggregate({ _max: { number: true } });
  const upTo = newest._max.number;
  if (upTo === null) return 0;
  const behind = { confirmedAt: { not: null }, toldUpTo: { lt: upTo } };
  const first = await database().subscriber.aggregate({ where: behind, _min: { toldUpTo: true } });
  if (first._min.toldUpTo === null) return 0;
  const publications = await newsSince(first._min.toldUpTo, upTo);
  let ordered = 0;
  for (;;) {
    const count = await orderForSome(publications, upTo, behind);
    if (count === null) return ordered;
    ordered += count;
  }
}

/** What each publication after a number is the first to say, by its number. */
async function newsSince(after: number, upTo: number): Promise<ReadonlyMap<number, Told>> {
  const rows = await database().publication.findMany({
    where: { number: { gte: after, lte: upTo } },
    orderBy: { number: "asc" },
    select: { number: true, publicPart: true },
  });
  const told = new Map<number, Told>();
  let previous: PublicPart | null = null;
  for (const { number, publicPart } of rows) {
    const part = JSON.parse(publicPart) as PublicPart;
    if (number > after) told.set(number, { part, news: newsOf(previous, part) });
    previous = part;
  }
  return told;
}

/** @returns null when nobody is left who was not told */
async function orderForSome(
  publications: ReadonlyMap<number, Told>,
  upTo: number,
  behind: { confirmedAt: { not: null }; toldUpTo: { lt: number } },
): Promise<number | null> {
  return database().$transaction(
    async (tx) => {
      const subscribers = await tx.subscriber.findMany({ where: behind, take: atATime });
      if (subscribers.length === 0) return null;
      let ordered = 0;
      for (const { id, email, language: tag, productRef, toldUpTo } of subscribers) {
        const { count } = await tx.subscriber.updateMany({
          where: { id, toldUpTo },
          data: { toldUpTo: upTo },
        });
        // Another worker was there first, or they have gone meanwhile.
        if (count === 0) continue;
        for (const { part, news } of since(publications, toldUpTo))
          for (const one of news.filter((item) => concerns(item, productRef))) {
            await orderServiceMail(tx, {
              kind: "SUBSCRIBER_NEWS",
              address: email,
              language: tag,
              expiresAt: realClock().add({ hours: newsDays * 24 }),
              onceKey: `news ${id} ${one.change.id} ${one.step}`,
              payload: payloadOf(one, part, id, languageOf(tag)),
            });
            ordered += 1;
          }
      }
      return ordered;
    },
    { maxWait: 60_000, timeout: 120_000 },
  );
}

function since(publications: ReadonlyMap<number, Told>, toldUpTo: number): Told[] {
  return [...publications].flatMap(([number, told]) => (number > toldUpTo ? [told] : []));
}

function payloadOf(news: News, part: PublicPart, subscriberId: string, tag: Language) {
  const language = serviceMailLanguage(tag);
  return {
    ...newsInWords(news, publicPartIn(part, language.common), language),
    organisation: part.organisation.name,
    url: `${env().appUrl}/${folderOf(language.common)}changes/${news.change.id}`,
    unsubscribeUrl: `${env().appUrl}/unsubscribe?token=${unsubscribeToken(subscriberId)}`,
  };
}
