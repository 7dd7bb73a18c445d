import { createServer, type Server as HttpServer } from "node:http";
import type { Server } from "node:net";
import { join } from "node:path";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { type InboxStore, openInboxStore } from "./inbox-store";
import { inboxView } from "./inbox-view";

/**
 * Where the inbox keeps its mail and listens. A port that is left out is the usual one, or the
 * next free one after it; a port that is given is that one, and 0 is any.
 */
export type InboxPlace = { dataDir: string; smtpPort?: number; viewPort?: number };

/** A running inbox. */
export type Inbox = { smtpUrl: string; viewUrl: string; folder: string; close(): Promise<void> };

const HOST = "127.0.0.1";
const USUAL_SMTP_PORT = 1025;
const USUAL_VIEW_PORT = 8025;
const PORTS_TO_TRY = 50;
const LARGEST_MAIL_BYTES = 25 * 1024 * 1024;
const CLOSE_MS = 1_000;

/**
 * Opens the local inbox: an SMTP server that keeps every mail as a file under `<dataDir>/inbox`,
 * and the pages that show them. Both are for this machine alone.
 *
 * @throws Error that names the port when one that was asked for is taken
 */
export async function openInbox(place: InboxPlace): Promise<Inbox> {
  const folder = join(place.dataDir, "inbox");
  const store = await openInboxStore(folder);
  const smtp = smtpServer(store);
  const smtpPort = await listen(smtp.server, place.smtpPort, USUAL_SMTP_PORT);
  const view = createServer(inboxView(store, folder));
  try {
    const viewPort = await listen(view, place.viewPort, USUAL_VIEW_PORT);
    return {
      smtpUrl: `smtp://${HOST}:${smtpPort}`,
      viewUrl: `http://${HOST}:${viewPort}`,
      folder,
      close: async () => {
        await Promise.all([closeSmtp(smtp), closeView(view)]);
      },
    };
  } catch (error) {
    await closeSmtp(smtp);
    throw error;
  }
}

function smtpServer(store: InboxStore): SMTPServer {
  const server = new SMTPServer({
    name: "recital.localhost",
    banner: "Recital local inbox",
    size: LARGEST_MAIL_BYTES,
    // No TLS and no sign-in: nothing leaves this machine, and nobody else can reach the port.
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    closeTimeout: CLOSE_MS,
    onData(stream, session, callback) {
      receive(store, stream, session).then(callback, () =>
        callback(replyError(451, "The mail could not be written to the disk")),
      );
    },
  });
  // A client that drops its connection is the client's affair; it gets no 250 and tries again.
  server.on("error", () => undefined);
  return server;
}

/** Keeps a mail once for each of its recipients; the answer is the refusal, or null when all is kept. */
async function receive(
  store: InboxStore,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<Error | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (!stream.sizeExceeded) chunks.push(chunk);
  }
  if (stream.sizeExceeded) return replyError(552, "The mail is larger than 25 MiB");
  const raw = Buffer.concat(chunks);
  const envelopeFrom = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
  const kept = envelope.rcptTo.map(({ address }) =>
    store.keep({ envelopeFrom, envelopeTo: address, raw }),
  );
  await Promise.all(kept);
  return null;
}

function replyError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Listens on the port that was asked for, else on the first free one from the usual one on. */
async function listen(server: Server, asked: number | undefined, usual: number): Promise<number> {
  const last = asked ?? usual + PORTS_TO_TRY - 1;
  for (let port = asked ?? usual; port <= last; port += 1) {
    if (await isListening(server, port)) return portOf(server);
  }
  if (asked !== undefined) throw new Error(`Port ${asked} on ${HOST} is taken`);
  throw new Error(`No port from ${usual} to ${last} is free on ${HOST}`);
}

/** Tries one port: false when another program has it, or keeps it from us. */
function isListening(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    function onError(error: NodeJS.ErrnoException): void {
      server.off("listening", onListening);
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      else reject(error);
    }
    function onListening(): void {
      server.off("error", onError);
      resolve(true);
    }
    server.once("error", onError);
    server.once("listening", onListening);
    server.listen(port, HOST);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function closeSmtp(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function closeView(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
