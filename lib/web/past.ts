import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type CalendarDate, isCalendarDate } from "@/lib/domain/calendar";
import { type Catalogue, catalogueOf, isLanguage } from "@/lib/domain/language/catalogue";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import type * as pages from "@/lib/draw/past-pages";
import type { FileServer } from "./files";
import { type PastPublications, pastPublications } from "./past-publications";
import { headersFor, takes } from "./stored-file";

type Page = { status: number; html: string };
type Pages = typeof pages;
type Question = {
  what: "compare" | "as-of";
  words: Catalogue;
  path: string;
  query: URLSearchParams;
};

const mostKept = 64;
const pathPattern =
  /^\/(?:([a-z]{2})\/)?(publications\/compare|as-of)(?:\/([^/?]{0,40}))?(?:\?(.*))?$/;

/**
 * Answers what is asked of the past: the list as it was on a day, and what changed between two publications. Both are
 * made from the published files alone, so that they need no database and no Next; every other address is left to whoever
 * is next.
 *
 * @param today the latest day that it is anywhere: a day after it has not come yet
 */
export function pastPages(
  dir: string,
  hasStrictTransport: boolean,
  today: () => CalendarDate,
): FileServer {
  const publications = pastPublications(dir);
  const kept = new Map<string, Page>();

  async function pageFor(question: Question): Promise<Page | null> {
    const newest = (await publications.list()).at(-1);
    if (newest === undefined) return null;
    const { words, path, query } = question;
    // A day that had not come is another matter tomorrow.
    const key = [newest.hash, today(), words.tag, path, query].join(" ");
    const known = kept.get(key);
    if (known !== undefined) return known;
    // Loaded when first asked: the files answer without what draws.
    const draw = await import("@/lib/draw/past-pages");
    const asked = { newest: await publications.load(newest), path, words };
    const page =
      question.what === "compare"
        ? await comparisonPage(publications, draw, asked, query)
        : await dayPage(publications, draw, asked, query, today());
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(key, page);
    return page;
  }

  return async (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const question = questionOf(request.url ?? "/");
    const page = question && (await pageFor(question));
    if (!page) return false;
    await send(page, hasStrictTransport, request, response);
    return true;
  };
}

/** What an address asks; a day may stand in the path as well: /as-of/2026-03-01. Nothing but what is known is kept of it. */
function questionOf(url: string): Question | null {
  const found = url.length > 512 ? null : pathPattern.exec(url);
  const [, tag = "en", what, day, search = ""] = found ?? [];
  if (what === undefined || !isLanguage(tag) || found?.[1] === "en") return null;
  if (what !== "as-of" && day !== undefined) return null;
  const given = new URLSearchParams(search);
  const query = new URLSearchParams();
  const names = what === "as-of" ? ["on", "product"] : ["from", "to"];
  for (const name of names) {
    const value = name === "on" && day !== undefined ? day : given.get(name);
    if (value) query.set(name, value);
  }
  const path = query.size === 0 ? what : `${what}?${query}`;
  const words = catalogueOf(tag);
  return { what: what === "as-of" ? "as-of" : "compare", words, path, query };
}

type Asked = { newest: PublicPublication; path: string; words: Catalogue };

async function comparisonPage(
  publications: PastPublications,
  draw: Pages,
  asked: Asked,
  query: URLSearchParams,
): Promise<Page> {
  const { compare } = asked.words;
  if (query.size === 0) return { status: 200, html: draw.drawCompareForm(asked, null) };
  const numbers = [query.get("from"), query.get("to")].map((text) =>
    text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null,
  );
  const [from, to] = numbers;
  if (from === null || from === undefined || to === null || to === undefined)
    return { status: 400, html: draw.drawCompareForm(asked, compare.noNumber) };
  const all = await publications.list();
  const [before, after] = [from, to].map((number) =>
    all.find(({ manifest }) => manifest.number === number),
  );
  if (before === undefined || after === undefined) {
    const missing = before === undefined ? from : to;
    const problem = compare.unknown(missing, asked.newest.number);
    return { status: 404, html: draw.drawCompareForm(asked, problem) };
  }
  const loaded = await Promise.all([before, after].map((listed) => publications.load(listed)));
  const [earlier = asked.newest, later = asked.newest] = loaded;
  return { status: 200, html: draw.drawComparison(asked, earlier, later) };
}

async function dayPage(
  publications: PastPublications,
  draw: Pages,
  asked: Asked,
  query: URLSearchParams,
  today: CalendarDate,
): Promise<Page> {
  const day = query.get("on") ?? "";
  if (!isCalendarDate(day)) return { status: 400, html: draw.drawNoDay(asked, { why: "noDay" }) };
  if (day > today) return { status: 400, html: draw.drawNoDay(asked, { why: "future", day }) };
  const all = await publications.list();
  const publication = await publications.inForceOn(day);
  if (publication === null) {
    const [first = { manifest: asked.newest }] = all;
    const problem = { why: "before", day, first: first.manifest.publishedAt } as const;
    return { status: 404, html: draw.drawNoDay(asked, problem) };
  }
  const product = query.get("product");
  if (product !== null && !publication.public.products.some(({ ref }) => ref === product))
    return { status: 404, html: draw.drawNoDay(asked, { why: "noProduct", day }) };
  const next = all.find(({ manifest }) => manifest.number === publication.number + 1)?.manifest;
  return {
    status: 200,
    html: draw.drawDay(asked, { day, publication, next: next ?? null, product }),
  };
}

async function send(
  { status, html }: Page,
  hasStrictTransport: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const plain = Buffer.from(html);
  const accepted = [request.headers["accept-encoding"]].flat().join(",");
  const isZipped = takes(accepted, "gzip");
  const body = isZipped ? await promisify(gzip)(plain) : plain;
  const headers = headersFor("text/html; charset=utf-8", html, "current", hasStrictTransport);
  response.writeHead(status, [
    ...headers,
    ...(isZipped ? ["Content-Encoding", "gzip"] : []),
    ...["Content-Length", String(body.length)],
  ]);
  response.end(request.method === "HEAD" ? undefined : body);
}
