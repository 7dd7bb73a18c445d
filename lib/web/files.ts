import { readlinkSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { formFor, readStored, type StoredFile } from "./stored-file";

/** Answers the request when a published file does; false leaves it to whoever is next. */
export type FileServer = (
  request: IncomingMessage,
  response: ServerResponse,
) => boolean | Promise<boolean>;

type Place = { status: 307 | 308; path: string };

const memoryBytes = 64 * 1024 * 1024;
/** So seldom does it look for a new version: a reader is late by no more. */
const lookMilliseconds = 20;

/**
 * Serves the folder that `writeTree` writes: `/…` from the version of today, `/publications/N/…` for ever.
 * It needs no database and no Next, and reads a file from disk once per version.
 *
 * @param hasStrictTransport whether the public address is https
 */
export function publicFiles(dir: string, hasStrictTransport: boolean): FileServer {
  let version: string | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  /** path of a file → the file; address → the same, found without a look at the path */
  const memory = new Map<string, StoredFile>();
  const addresses = new Map<string, StoredFile>();
  let held = 0;

  function forget(): void {
    memory.clear();
    addresses.clear();
    held = 0;
  }

  function look(): void {
    const now = performance.now();
    if (now - lookedAt < lookMilliseconds) return;
    lookedAt = now;
    const found = pointerOf(dir);
    if (found === version) return;
    version = found;
    forget();
  }

  async function load(path: string): Promise<StoredFile | null> {
    const from = version;
    if (from === null) return null;
    const life = /^\/publications\/\d+\//.test(path) ? "permalink" : "current";
    const file = await readStored(join(dir, from, path), life, hasStrictTransport);
    if (file && from === version) {
      if (held + file.size > memoryBytes) forget();
      memory.set(path, file);
      held += file.size;
    }
    return file;
  }

  async function find(path: string): Promise<StoredFile | null> {
    return memory.get(path) ?? load(path);
  }

  async function answerFromDisk(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    for (const candidate of candidatesFor(path)) {
      const file = await find(candidate);
      if (file) {
        // Only while it is in memory: what a reader writes behind a "?" must not fill it.
        if (memory.get(candidate) === file) addresses.set(path, file);
        return send(file, request, response);
      }
    }
    const elsewhere = await placeElsewhere(path);
    if (elsewhere !== null) return redirect(elsewhere.status, elsewhere.path, response);
    return false;
  }

  /** Where a page that is not at this address has its own one. */
  async function placeElsewhere(path: string): Promise<Place | null> {
    const other = path.endsWith("/") ? path.slice(0, -1) : `${path}/`;
    const target = candidatesFor(other).find((candidate) => candidate.endsWith(".html"));
    if (path !== "/" && target !== undefined && (await find(target)))
      return { status: 308, path: other };
    for (const mirrored of mirroredBy(path)) {
      for (const candidate of candidatesFor(mirrored)) {
        if (await find(candidate)) return { status: 307, path: mirrored };
      }
    }
    return null;
  }

  return (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    look();
    const ready = addresses.get(request.url ?? "/");
    if (ready) return send(ready, request, response);
    const path = pathOf(request.url ?? "/");
    if (path === null) return false;
    return version === null ? false : answerFromDisk(path, request, response);
  };
}

/** @returns the path without its query; null for one that no published file can have */
function pathOf(url: string): string | null {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  if (!/^\/(?:[A-Za-z0-9._-]+\/)*[A-Za-z0-9._-]*$/.test(path) || path.length > 512) return null;
  // No way up, and nothing hidden but what the world agrees to look for.
  return /\/\.(?!well-known\/)/.test(path) ? null : path;
}

/** "/changes" is the file changes.html; "/subprocessors.json" is itself; a folder is its index. */
function candidatesFor(path: string): string[] {
  if (path.endsWith("/")) return [`${path}index.html`];
  return [path, `${path}.html`];
}

/**
 * Where a file of a language may lie, when it is not where it was asked for: each language mirrors every address, but
 * a publication has one address with its languages below it, what holds for all languages lies at the root alone, and
 * publications of old were drawn in one language.
 */
function mirroredBy(path: string): string[] {
  const [, before = "", tag, rest = ""] =
    /^(\/publications\/\d+)?\/(de|fr)\/(.*)$/.exec(path) ?? [];
  if (tag === undefined) return [];
  const [, number, below] = /^publications\/(\d+)\/(.*)$/.exec(rest) ?? [];
  // A file of a publication is itself or missing: another must not stand in for it.
  const isFile = /\.[a-z]+$/.test(rest);
  return [
    ...(number === undefined ? [] : [`/publications/${number}/${tag}/${below}`]),
    ...(before !== "" && isFile ? [] : [`${before}/${rest}`]),
  ];
}

function send(file: StoredFile, request: IncomingMessage, response: ServerResponse): true {
  const { "accept-encoding": acceptEncoding, "if-none-match": ifNoneMatch } = request.headers;
  const form = formFor(file, oneLine(acceptEncoding));
  if (isHeldAlready(ifNoneMatch, form.etag)) {
    response.writeHead(304, form.unchangedHeaders).end();
    return true;
  }
  response.writeHead(200, form.headers);
  response.end(request.method === "HEAD" ? undefined : form.body);
  return true;
}

function redirect(status: Place["status"], path: string, response: ServerResponse): true {
  response.writeHead(status, { Location: path, "Content-Length": "0" }).end();
  return true;
}

/** RFC 9110 section 13.1.2: compared weakly, and a star means whatever is there. */
function isHeldAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch
    .split(",")
    .map((one) => one.trim().replace(/^W\//, ""))
    .some((one) => one === etag || one === "*");
}

function oneLine(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(",") : header;
}

/** @returns the version's path below the folder; null before the first */
function pointerOf(dir: string): string | null {
  try {
    return readlinkSync(join(dir, "current"));
  } catch {
    return null;
  }
}
