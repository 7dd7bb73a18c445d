import { Feed } from "feed";
import { renderToStaticMarkup } from "react-dom/server";
import { changeView, newestFirst } from "@/lib/domain/documents/public-changes";
import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { ChangeInFeed } from "./html/change-in-feed";

/** The change log as Atom (RFC 4287) and as JSON Feed 1.1; an entry keeps its id through all its steps. */
export function drawChangesFeed(
  publication: PublicPublication,
  words: Catalogue,
): { atom: string; json: string } {
  const { publishedAt, public: all } = publication;
  const baseUrl = `${publication.baseUrl}/${folderOf(words)}`.replace(/\/$/, "");
  const feed = new Feed({
    id: `${baseUrl}/changes`,
    title: words.changes.feedTitle(all.organisation.name),
    ...(all.simulated && { description: `${words.simulated.title} ${words.simulated.text}` }),
    link: `${baseUrl}/changes`,
    feedLinks: { atom: `${baseUrl}/changes.atom`, json: `${baseUrl}/changes.json` },
    language: words.tag,
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
  return { atom: `${feed.atom1()}\n`, json: jsonFeed(feed, words) };
}

/** The library writes version 1, in which a feed could not say its language nor its authors. */
function jsonFeed(feed: Feed, words: Catalogue): string {
  const { version: _, author, items, ...rest }: JsonFeed = JSON.parse(feed.json1());
  return `${JSON.stringify(
    {
      version: "https://jsonfeed.org/version/1.1",
      ...rest,
      language: words.tag,
      authors: [author],
      items: items.map(({ title, ...item }) => ({ ...item, title: plainText(title) })),
    },
    null,
    2,
  )}\n`;
}

type JsonFeed = { version: string; author: unknown; items: { title: string }[] };

/** The title of an Atom entry is HTML, that of an item of JSON Feed is plain text. */
function plainText(html: string): string {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function escapedHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
