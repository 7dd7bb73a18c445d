import { Feed } from "feed";
import { renderToStaticMarkup } from "react-dom/server";
import { changeView, newestFirst } from "@/lib/domain/documents/public-changes";
import type { Catalogue } from "@/lib/domain/language/catalogue";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { ChangeInFeed } from "./html/change-in-feed";

/** The change log as Atom (RFC 4287); an entry keeps its id through all its steps. */
export function drawChangesAtom(publication: PublicPublication, words: Catalogue): string {
  const { baseUrl, publishedAt, public: all } = publication;
  const feed = new Feed({
    id: `${baseUrl}/changes`,
    title: words.changes.feedTitle(all.organisation.name),
    ...(all.simulated && { description: `${words.simulated.title} ${words.simulated.text}` }),
    link: `${baseUrl}/changes`,
    feedLinks: { atom: `${baseUrl}/changes.atom` },
    author: { name: all.organisation.name },
    updated: new Date(publishedAt),
    generator: "Recital",
  });
  for (const change of newestFirst(all.changes)) {
    const view = changeView(change, all, words);
    const url = `${baseUrl}/changes/${change.id}`;
    feed.addItem({
      id: url,
      link: url,
      // The title is read as HTML, and the entry says its state, which is what changed.
      title: escapedHtml(`${view.stateName}: ${change.title}`),
      date: new Date(change.updatedAt),
      content: renderToStaticMarkup(ChangeInFeed({ change: view, words })),
      category: [{ term: change.class, name: view.className }],
    });
  }
  return `${feed.atom1()}\n`;
}

function escapedHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
