import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Html } from "./inbox-html";
import { listPage, mailPage, missingPage } from "./inbox-pages";
import type { InboxStore, KeptMail } from "./inbox-store";
import { INBOX_STYLE } from "./inbox-style";

type Answer = { status: number; headers: Record<string, string>; body: string | Buffer };

const PAGE_SIZE = 100;
const OWN_STYLE = `'sha256-${createHash("sha256").update(INBOX_STYLE).digest("base64")}'`;
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const LIST_POLICY = `${NOTHING}; style-src ${OWN_STYLE}; img-src data:`;
/**
 * A srcdoc frame inherits the policy of the page around it, so the page allows what a mail needs
 * and no more: inline style and images that the mail itself carries. Never a script, and nothing
 * is fetched, so that opening a mail tells its sender nothing.
 */
const MAIL_POLICY = `${NOTHING}; style-src 'unsafe-inline'; img-src data:`;
const DOWNLOAD_POLICY = `${NOTHING}; sandbox`;

/** Answers the requests of the viewer: pages and files about kept mail, read-only. */
export function inboxView(
  store: InboxStore,
  folder: string,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(store, folder, request)
      .catch((): Answer => plain(500, "The inbox could not read its folder"))
      .then(({ status, headers, body }) => {
        response.writeHead(status, {
          "Cache-Control": "no-store",
          "Referrer-Policy": "no-referrer",
          "X-Content-Type-Options": "nosniff",
          "Content-Length": Buffer.byteLength(body),
          ...headers,
        });
        response.end(request.method === "HEAD" ? undefined : body);
      });
  };
}

async function answer(
  store: InboxStore,
  folder: string,
  request: IncomingMessage,
): Promise<Answer> {
  // A page elsewhere could give its own name the address 127.0.0.1 and read the mail from there.
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? "")) {
    return plain(421, "The inbox answers only as 127.0.0.1 or localhost");
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    return { ...plain(405, "The inbox is read-only"), headers: { Allow: "GET, HEAD" } };
  }
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/") return listAnswer(store, folder, url.searchParams.get("before"));
  if (url.pathname === "/mails.json") return json(await summaries(store, await store.ids()));
  const wanted = /^\/mail\/(?<id>[A-Za-z0-9@._+%-]+?)(?<raw>\.eml)?$/.exec(url.pathname)?.groups;
  if (wanted?.id === undefined) return page(404, missingPage(), LIST_POLICY);
  const id = wanted.id.replaceAll("%40", "@").replaceAll("%2B", "+");
  return wanted.raw === undefined ? mailAnswer(store, id) : fileAnswer(store, id);
}

async function listAnswer(
  store: InboxStore,
  folder: string,
  before: string | null,
): Promise<Answer> {
  const ids = await store.ids();
  const start = before === null ? 0 : ids.indexOf(before) + 1;
  const shown = ids.slice(start, start + PAGE_SIZE);
  const older = start + PAGE_SIZE < ids.length ? (shown.at(-1) ?? null) : null;
  const mails = await summaries(store, shown);
  return page(200, listPage({ mails, count: ids.length, start, older, folder }), LIST_POLICY);
}

async function mailAnswer(store: InboxStore, id: string): Promise<Answer> {
  const found = await store.read(id);
  if (found === null) return page(404, missingPage(), LIST_POLICY);
  return page(200, mailPage(found.mail, found.parsed), MAIL_POLICY);
}

async function fileAnswer(store: InboxStore, id: string): Promise<Answer> {
  const file = await store.file(id);
  if (file === null) return page(404, missingPage(), LIST_POLICY);
  const headers = {
    "Content-Type": "message/rfc822",
    "Content-Disposition": `attachment; filename="${id}.eml"`,
    "Content-Security-Policy": DOWNLOAD_POLICY,
  };
  return { status: 200, headers, body: file };
}

async function summaries(store: InboxStore, ids: readonly string[]): Promise<KeptMail[]> {
  const found: KeptMail[] = [];
  for (const id of ids) {
    const mail = await store.find(id);
    if (mail !== null) found.push(mail);
  }
  return found;
}

function page(status: number, { markup }: Html, policy: string): Answer {
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy,
  };
  return { status, headers, body: markup };
}

function json(value: unknown): Answer {
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Security-Policy": DOWNLOAD_POLICY,
  };
  return { status: 200, headers, body: `${JSON.stringify(value, null, 2)}\n` };
}

function plain(status: number, sentence: string): Answer {
  const headers = {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Security-Policy": DOWNLOAD_POLICY,
  };
  return { status, headers, body: `${sentence}\n` };
}
