import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Built files of Next: named after their content, the same for everybody, and cached by Next's own rule. */
const builtFiles = "/_next/static/";

/** What programs ask says by itself how long it may be kept: Next leaves a header alone that stands here already. */
const programs = "/api/v1/";

/** Pages below such an address are made to stand in a frame of a page of ours: a mail, a document. */
const framed = /^\/(?:staff|portal)\/(?:[^?#]*\/)?preview(?:[/?#]|$)/;

export type PageHeaderSettings = {
  /** Whether the public address is https. */
  readonly isSecure: boolean;
  /** The issuer that staff may sign in with: a form of ours may lead there. */
  readonly signInAt: string | null;
};

/**
 * Prepares what Next answers: what the browser may run and load, who may keep the answer, and for the pages the
 * nonce, the address that was asked for and the one that asks.
 *
 * What a client sends under these names is overwritten: pages trust `x-nonce`, `x-recital-path` and `x-recital-address`.
 */
export function pageHeaders({ isSecure, signInAt }: PageHeaderSettings) {
  const formTargets = ["'self'", ...(signInAt === null ? [] : [new URL(signInAt).origin])];
  return function prepare(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? "/";
    const nonce = randomBytes(18).toString("base64");
    const policy = policyOf(nonce, formTargets, framed.test(path));

    // Next puts the nonce of this header on its own scripts.
    request.headers["content-security-policy"] = policy;
    delete request.headers["content-security-policy-report-only"];
    request.headers["x-nonce"] = nonce;
    request.headers["x-recital-path"] = pagePath(path);
    request.headers["x-recital-address"] = request.socket.remoteAddress ?? "";

    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    // Not "no-referrer": with it a form that is posted without script has no origin, and Next refuses it.
    response.setHeader("Referrer-Policy", "same-origin");
    if (isSecure) response.setHeader("Strict-Transport-Security", "max-age=31536000");
    if (!path.startsWith(builtFiles) && !path.startsWith(programs))
      response.setHeader("Cache-Control", "private, no-store");
  };
}

function policyOf(nonce: string, formTargets: readonly string[], isFramed: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    // Mantine sizes things by style attributes; they cannot load or run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${formTargets.join(" ")}`,
    `frame-ancestors ${isFramed ? "'self'" : "'none'"}`,
  ].join("; ");
}

/** The address as a person sees it: what Next adds when it fetches only a part of a page is not of it. */
function pagePath(url: string): string {
  if (!url.includes("_rsc=")) return url;
  const [path = "/", query = ""] = url.split("?", 2);
  const kept = query.split("&").filter((part) => !part.startsWith("_rsc="));
  return kept.length === 0 ? path : `${path}?${kept.join("&")}`;
}
