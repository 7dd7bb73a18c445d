import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { parseArgs } from "node:util";
import { clock } from "@/lib/clock";
import { isDatabaseReady } from "@/lib/data/database/ready";
import { dateIn, instantOf } from "@/lib/domain/calendar";
import { env, operatorError } from "@/lib/env";
import { complain, log } from "@/lib/log";
import { publicFiles } from "@/lib/web/files";
import { drawMissing } from "@/lib/web/missing-page";
import { pageHeaders } from "@/lib/web/page-headers";
import { pastPages } from "@/lib/web/past";

/** The web process: published files first, which need nothing else, then Next. */

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Nowhere is a day reached sooner. */
const earliestZone = "Pacific/Kiritimati";
const drainMilliseconds = 10_000;
/** A signed document of 10 MB with what a form puts around it, as next.config.js has it, too. */
const mostBytes = 12 * 1_024 * 1_024;
const knownMethods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

async function main(): Promise<void> {
  const { port, appUrl, publicationTarget, oidc } = env();
  const { values } = parseArgs({ options: { host: { type: "string", default: "localhost" } } });
  const isSecure = appUrl.startsWith("https:");
  const files = publicFiles(publicationTarget, isSecure);
  const past = pastPages(publicationTarget, isSecure, () =>
    dateIn(instantOf(clock().toString()), earliestZone),
  );
  const prepare = pageHeaders({ isSecure, signInAt: oidc?.issuer ?? null });
  const pages = lazily(() => preparedNext(port, values.host));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!knownMethods.includes(request.method ?? "")) {
      refuse(response, 405, "This method is not known here.");
      return;
    }
    if (Number(request.headers["content-length"] ?? 0) > mostBytes) {
      response.setHeader("Connection", "close");
      refuse(
        response,
        413,
        "That is too large: a signed document may have 10 MB, a list of customers 2 MB. Go back, and choose a smaller file.",
      );
      return;
    }
    const isAnswered = files(request, response);
    if (isAnswered === true || (await isAnswered) || (await past(request, response))) return;
    const handle = await pages();
    prepare(request, response);
    drawMissing(request, response, isDatabaseReady);
    if (handle) await handle(request, response);
    else refuse(response, 503, "This page is not available at the moment.");
  }

  const servers = await Promise.all(
    addressesOf(values.host).map((host) =>
      listen(port, host, (request, response) => {
        answer(request, response).catch((error: unknown) => {
          log().error({ err: error }, "request failed");
          refuse(response, 500, "Something went wrong.");
        });
      }),
    ),
  );
  const listening = servers.filter((server) => server !== null);
  if (listening.length === 0)
    throw operatorError(`There is no address to listen on: ${values.host}`);
  endWhenAsked(listening);
  log().debug({ port, host: values.host }, "web listens");
  await pages();
}

/** Next is loaded after the files answer; when it fails they go on answering. */
async function preparedNext(port: number, hostname: string): Promise<Handler | null> {
  try {
    const { default: next } = await import("next");
    const app = next({ dev: false, dir: import.meta.dirname, port, hostname });
    await app.prepare();
    return app.getRequestHandler();
  } catch (error) {
    log().error({ err: error }, "Next did not start; published files answer without it");
    return null;
  }
}

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Which of the two addresses localhost means differs from one machine to the next: both. */
function addressesOf(host: string): string[] {
  return host === "localhost" ? ["127.0.0.1", "::1"] : [host];
}

/** @returns null where the machine does not have the address (no IPv6) */
function listen(
  port: number,
  host: string,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer({ keepAliveTimeout: 65_000 }, handle);
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") resolve(null);
      else reject(refusalToListen(error, port));
    });
    server.listen({ port, host }, () => resolve(server));
  });
}

function refusalToListen(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return operatorError(`Port ${port} is in use. Stop what uses it, or set PORT to another.`);
  }
  if (error.code === "EACCES") {
    return operatorError(`Port ${port} may not be used by this user. Set PORT to one above 1023.`);
  }
  return error;
}

function refuse(response: ServerResponse, status: number, words: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    ...(status === 503 && { "Retry-After": "30" }),
  });
  response.end(`${words}\n`);
}

/** Stops taking requests, lets those under way finish, and ends. */
function endWhenAsked(servers: readonly Server[]): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const server of servers) server.closeIdleConnections();
      const limit = setTimeout(() => process.exit(0), drainMilliseconds);
      limit.unref();
      Promise.all(closed).then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  complain(error);
  process.exit(1);
});
