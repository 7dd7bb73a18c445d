import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

type Encoding = "br" | "gzip" | "identity";
/** Headers are name, value, name, value: Node writes these fastest. */
type Form = { etag: string; headers: string[]; unchangedHeaders: string[]; body: Buffer };

/** A published file in memory, with an answer ready for each encoding that is on disk. */
export type StoredFile = { forms: Partial<Record<Encoding, Form>>; identity: Form; size: number };

const contentTypes: Readonly<Record<string, string>> = {
  atom: "application/atom+xml; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  html: "text/html; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  json: "application/json; charset=utf-8",
  jsonld: "application/ld+json; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  pdf: "application/pdf",
  sig: "text/plain; charset=utf-8",
};

const acceptedForm = {
  br: /(?:^|,)\s*br\s*(?:$|,|;\s*q=(?!0(?:\.0*)?\s*(?:$|,)))/i,
  gzip: /(?:^|,)\s*gzip\s*(?:$|,|;\s*q=(?!0(?:\.0*)?\s*(?:$|,)))/i,
} as const;

/** How long a file may be kept by others: for ever under a permalink. */
const cacheControl = {
  permalink: "public, max-age=31536000, immutable",
  current: "public, max-age=60, stale-while-revalidate=600",
} as const;

/** @returns null when there is no such file, or only a folder of that name */
export async function readStored(
  path: string,
  life: keyof typeof cacheControl,
  hasStrictTransport: boolean,
): Promise<StoredFile | null> {
  const contentType = contentTypes[path.slice(path.lastIndexOf(".") + 1)];
  if (contentType === undefined) return null;
  const [plain, brotli, gzipped] = await Promise.all(
    [path, `${path}.br`, `${path}.gz`].map((one) => readFile(one).catch(nullWhenAbsent)),
  );
  if (!plain) return null;
  const digest = createHash("sha256").update(plain).digest("base64url");
  const text = contentType.startsWith("text/html") ? plain.toString() : "";
  const headers = headersFor(contentType, text, life, hasStrictTransport);
  const identity = formOf(plain, `"${digest}"`, headers);
  const forms: StoredFile["forms"] = { identity };
  if (brotli) forms.br = formOf(brotli, `"${digest}-br"`, [...headers, "Content-Encoding", "br"]);
  if (gzipped) {
    forms.gzip = formOf(gzipped, `"${digest}-gz"`, [...headers, "Content-Encoding", "gzip"]);
  }
  const size = plain.length + (brotli?.length ?? 0) + (gzipped?.length ?? 0);
  return { forms, identity, size };
}

/** What goes with a published page or file, by name and value in turn. */
export function headersFor(
  contentType: string,
  text: string,
  life: keyof typeof cacheControl,
  hasStrictTransport: boolean,
): string[] {
  return [
    ...["Content-Type", contentType],
    ...["Cache-Control", cacheControl[life]],
    ...["Vary", "Accept-Encoding"],
    ...["Content-Security-Policy", policyFor(contentType, text)],
    ...["X-Content-Type-Options", "nosniff"],
    ...["X-Frame-Options", "DENY"],
    ...["Referrer-Policy", "no-referrer"],
    ...["Access-Control-Allow-Origin", "*"],
    ...(hasStrictTransport ? ["Strict-Transport-Security", "max-age=31536000"] : []),
  ];
}

/** The smallest form on disk that the reader takes. */
export function formFor(file: StoredFile, acceptEncoding: string | undefined): Form {
  const { br, gzip } = file.forms;
  if (br && takes(acceptEncoding, "br")) return br;
  if (gzip && takes(acceptEncoding, "gzip")) return gzip;
  return file.identity;
}

/** RFC 9110 section 12.5.3: named, and not with a weight of nought. */
export function takes(acceptEncoding: string | undefined, encoding: "br" | "gzip"): boolean {
  if (acceptEncoding === undefined) return false;
  return acceptedForm[encoding].test(acceptEncoding);
}

function formOf(body: Buffer, etag: string, headers: string[]): Form {
  const unchangedHeaders = [...headers, "ETag", etag];
  const withLength = [...unchangedHeaders, "Content-Length", String(body.length)];
  return { etag, headers: withLength, unchangedHeaders, body };
}

/** Nothing may run or load; a page may use the very styles that stand in it. */
function policyFor(contentType: string, text: string): string {
  const isPage = contentType.startsWith("text/html");
  const formAction = isPage && text.includes("<form ") ? "'self'" : "'none'";
  const closed = `default-src 'none'; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`;
  if (!isPage) return `${closed}; sandbox`;
  const hashes = [...text.matchAll(/<style>([^<]*)<\/style>/g)].map(
    ([, style = ""]) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  );
  return `${closed}; style-src ${hashes.join(" ") || "'none'"}; img-src data:`;
}

function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  const absent = ["ENOENT", "ENOTDIR", "EISDIR", "ENAMETOOLONG"];
  if (error.code !== undefined && absent.includes(error.code)) return null;
  throw error;
}
