import type { ReactNode } from "react";
import { changeView, newestFirst } from "@/lib/domain/documents/public-changes";
import { listView } from "@/lib/domain/documents/public-list";
import {
  type PublishedDocument,
  publishedDocuments,
} from "@/lib/domain/documents/published-document";
import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";
import type { DrawnFile, PublicPublication } from "@/lib/domain/publication/public-part";
import { drawnText } from "@/lib/draw/drawn-text";
import { ChangePage, ChangesPage } from "./changes-page";
import { DocumentPage } from "./document-page";
import { HomePage } from "./home-page";
import { languageLinks } from "./languages";
import { ListPage } from "./list-page";
import { drawPage, type Frame } from "./shell";

type Place = { path: string; here: Frame["here"]; title: string; content: ReactNode };

/** The pages of one publication: front page, lists, change log, each change, and its documents. */
export function drawPages(publication: PublicPublication, words: Catalogue): DrawnFile[] {
  const all = publication.public;
  const changes = newestFirst(all.changes).map((change) => changeView(change, all, words));
  const lists = [null, ...all.products.map(({ ref }) => ref)].map((product): Place => {
    const list = listView(publication, product, words);
    const up = product === null ? "" : "../";
    return {
      path: product === null ? "subprocessors" : `subprocessors/${product}`,
      here: product === null ? "list" : null,
      title: list.title,
      content: <ListPage publication={publication} list={list} words={words} up={up} />,
    };
  });
  const documents = publishedDocuments(publication, words);
  const documentPages = documents.map(
    (document): Place => ({
      path: document.path,
      here: document.path,
      title: document.title,
      content: <DocumentPage publication={publication} document={document} words={words} />,
    }),
  );
  const log: Place = {
    path: "changes",
    here: "changes",
    title: words.changes.title,
    content: <ChangesPage publication={publication} changes={changes} words={words} />,
  };
  const home: Place = {
    path: "index",
    here: "home",
    title: all.organisation.name,
    content: (
      <HomePage
        publication={publication}
        latest={changes.slice(0, 3)}
        documents={documents}
        words={words}
      />
    ),
  };
  const singles = changes.map(
    (change): Place => ({
      path: `changes/${change.id}`,
      here: null,
      title: `${change.id}: ${change.title}`,
      content: <ChangePage publication={publication} change={change} words={words} />,
    }),
  );
  return [home, ...lists, ...documentPages, log, ...singles].map((place) => {
    const frame = frameOf(publication, place, documents, words);
    return drawnText(`${folderOf(words)}${place.path}.html`, drawPage(frame, place.content));
  });
}

function frameOf(
  publication: PublicPublication,
  place: Place,
  documents: readonly PublishedDocument[],
  words: Catalogue,
): Frame {
  const { organisation, simulated } = publication.public;
  const up = place.path.includes("/") ? "../" : "";
  const list = place.path.startsWith("subprocessors") ? place.path : "subprocessors";
  const path = place.path === "index" ? "" : place.path;
  const alternate = (path: string, type: string, title: string) => ({
    href: `${up}${path}`,
    type,
    title,
  });
  return {
    words,
    organisation,
    simulated,
    title: place.title,
    description: `${place.title}, ${organisation.name}, ${words.publication.short(publication.number)}`,
    canonical: `${publication.baseUrl}/${folderOf(words)}${path}`,
    languages: languageLinks(publication.baseUrl, path, words),
    up,
    here: place.here,
    documents: documents.map(({ path, name }) => ({ path, name })),
    alternates: [
      ...documents
        .filter((document) => document.path === place.path)
        .flatMap(({ path }) => [
          alternate(`${path}.json`, "application/json", words.formats.json),
          alternate(`${path}.md`, "text/markdown", words.formats.md),
          alternate(`${path}.pdf`, "application/pdf", words.formats.pdf),
        ]),
      alternate(`${list}.json`, "application/json", words.formats.json),
      alternate(`${list}.csv`, "text/csv", words.formats.csv),
      alternate(`${list}.md`, "text/markdown", words.formats.md),
      alternate(`${list}.pdf`, "application/pdf", words.formats.pdf),
      alternate(`${list}.ics`, "text/calendar", words.formats.ics),
      alternate("changes.atom", "application/atom+xml", words.formats.atom),
      alternate("changes.json", "application/feed+json", words.formats.jsonFeed),
    ],
  };
}
