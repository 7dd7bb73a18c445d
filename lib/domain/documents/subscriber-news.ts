import { changeView } from "@/lib/domain/documents/public-changes";
import { inSentence } from "@/lib/domain/language/wording";
import type { PublicChange, PublicPart } from "@/lib/domain/publication/public-part";
import type { ServiceMailLanguage } from "./service-mail";

/** What one publication says for the first time of one change. */
export type News = { readonly step: "announced" | "effective"; readonly change: PublicChange };

const inEffect: readonly PublicChange["state"][] = ["rolling-out", "active"];
const mostItems = 20;

/**
 * What a publication has to tell to the public: changes that it is the first to name as announced, and those that it is
 * the first to name as in effect.
 *
 * @param previous the publication before it; null: it is the first, which is where the register begins and no news
 */
export function newsOf(previous: PublicPart | null, current: PublicPart): News[] {
  if (previous === null) return [];
  const before = new Map(previous.changes.map(({ id, state }) => [id, state]));
  return current.changes.flatMap((change): News[] => {
    const known = before.get(change.id);
    if (inEffect.includes(change.state)) {
      return known !== undefined && inEffect.includes(known) ? [] : [{ step: "effective", change }];
    }
    return change.state === "announced" && known === undefined
      ? [{ step: "announced", change }]
      : [];
  });
}

/** Whether news concern a subscriber's choice; a change that names no product concerns all. */
export function concerns({ change: { products } }: News, productRef: string | null): boolean {
  return productRef === null || products.length === 0 || products.includes(productRef);
}

/** The news as a mail says it: no personal date, nothing that the public page does not show. */
export function newsInWords(
  { step, change }: News,
  all: PublicPart,
  { common, service }: ServiceMailLanguage,
): { subject: string; lines: string[] } {
  const { news } = service;
  const organisation = all.organisation.name;
  const view = changeView(change, all, common);
  const lead =
    step === "announced"
      ? news.lead.announced
      : change.state === "rolling-out"
        ? news.lead.rollingOut
        : news.lead.effective;
  const items = view.items.map(({ name, fact, isWhole, before, after }) =>
    news.item(
      name,
      isWhole ? fact : news.beforeAfter(fact, before ?? news.nothing, after ?? news.nothing),
    ),
  );
  return {
    subject: news.kinds[step](organisation, change.title),
    lines: [
      lead(organisation),
      ...(view.effective === null ? [] : [news.day(view.effectiveLabel, view.effective)]),
      ...(view.products.length === 0 ? [] : [news.products(inSentence(view.products, common))]),
      ...items.slice(0, mostItems),
      ...(items.length > mostItems ? [news.more(items.length - mostItems)] : []),
    ],
  };
}
