/** Parts of a text that stand in another language than the document, word for word. */
export type Foreign = { readonly lang: string; readonly texts: readonly string[] };

/** One line of text. A label names what follows it; a link goes to http, https or mailto. */
export type Line = {
  text: string;
  label?: string;
  tone?: "strong" | "quiet";
  href?: string;
  foreign?: Foreign;
};

export type Definition = {
  term: string;
  lines: Line[];
  /** How many empty ruled lines follow, to be filled in by hand. */
  ruledLines?: number;
};

export type Column = {
  header: string /** Part of the table's width; all parts are added up. */;
  share: number;
};

type HeadingBlock = {
  type: "heading";
  level: 1 | 2 | 3;
  text: string;
  caption?: string;
  /** True where something else stands above it on the page. */
  follows?: boolean;
  foreign?: Foreign;
};

/** What a document is made of. It says nothing about how it is drawn. */
export type Block =
  | { type: "title"; kicker: string; title: string; subtitle: string; foreign?: Foreign }
  | HeadingBlock
  | { type: "paragraph"; text: string; tone?: "quiet"; foreign?: Foreign }
  | { type: "list"; items: string[] }
  | { type: "definitions"; items: Definition[] }
  | { type: "table"; columns: Column[]; rows: Line[][][] }
  | { type: "note"; title: string; lines: Line[] };

/** A part that starts on a page of its own and is reached by a bookmark. */
export type Section = { bookmark: string; blocks: Block[] };

/** A document as data: any renderer makes the same document of it. */
export type DocumentView = {
  title: string;
  subject: string;
  author: string;
  language: string;
  /** ISO instant that stands in the file as its date, so that the same view gives the same bytes. */
  publishedAt: string;
  /** Stands on every page of a document made under a shifted clock; null otherwise. */
  mark: string | null;
  footer: {
    left: string[];
    /** With `{page}` and `{pages}` where the numbers go. */
    pageNumber: string;
  };
  sections: Section[];
};
