import { type CipherNameAndProtocol, TLSSocket } from "node:tls";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { AttemptOutcome } from "./smtp-outcome";
import type { SmtpServer } from "./smtp-settings";

/** How long each stage may take, in milliseconds. `command` and `data` count from the last sign of life. */
export type SmtpTimeouts = {
  connect: number;
  greeting: number;
  command: number;
  data: number;
  afterDot: number;
};

/** Who hears what happens on the wire while something is under way. */
export type Listener = {
  onConnected?: () => void;
  onReply(reply: string): void;
  /** The connection ended, or nothing came in time. */
  onLost(failure: string): void;
};

/** One connection of the library, with every single reply seen and with time limits of our own. */
export type Wire = {
  connection: SMTPConnection;
  isAlive(): boolean;
  /** From now on this one hears, and nobody else. */
  listen(listener: Listener): void;
  /** Gives up what is under way unless something happens within the time. */
  wait(milliseconds: number, forWhat: string): void;
  /** Nothing is under way any more. */
  rest(): void;
  abandon(): void;
  evidence(): Pick<AttemptOutcome, "relay" | "tls">;
};

/** Prepares a connection; `connection.connect` opens it. */
export function openWire(server: SmtpServer, timeouts: SmtpTimeouts): Wire {
  const endpoint = `${server.host}:${server.port}`;
  let listener: Listener | null = null;
  let timer: NodeJS.Timeout | undefined;
  let alive = true;
  let banner: string | null = null;
  let failure = "The relay closed the connection";

  function onLog(entry: unknown, text: unknown): void {
    if (typeof entry !== "object" || entry === null) return;
    if ("remotePort" in entry) listener?.onConnected?.();
    if (!("tnx" in entry) || entry.tnx !== "server" || typeof text !== "string") return;
    banner ??= text;
    listener?.onReply(text);
  }

  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.startTls === "required",
    ignoreTLS: server.startTls === "never",
    ...(server.name === null ? {} : { name: server.name }),
    connectionTimeout: timeouts.connect + timeouts.greeting,
    greetingTimeout: timeouts.greeting,
    // The log is the library's only public account of each single reply: which command a dropped
    // connection left unanswered is read from it.
    transactionLog: true,
    logger: { debug: onLog, info: onLog, warn: onLog, error: onLog, trace: onLog, fatal: onLog },
  });
  connection.on("error", (error: Error) => {
    failure = error.message;
  });
  connection.on("end", () => {
    alive = false;
    // The library reports the error of a mail under way right after this event.
    setImmediate(() => listener?.onLost(failure));
  });

  function rest(): void {
    clearTimeout(timer);
    listener = null;
  }

  return {
    connection,
    isAlive: () => alive,
    listen(next) {
      listener = next;
    },
    wait(milliseconds, forWhat) {
      clearTimeout(timer);
      // A mail that was cut short may still be read to its end: nobody waits for that.
      if (listener === null) return;
      timer = setTimeout(() => {
        listener?.onLost(`The relay gave no answer to ${forWhat} for ${milliseconds / 1000} s`);
      }, milliseconds);
    },
    rest,
    abandon() {
      alive = false;
      rest();
      connection.close();
    },
    evidence() {
      return {
        relay: banner === null ? endpoint : `${endpoint} ${banner}`,
        tls: tlsOf(connection),
      };
    },
  };
}

function tlsOf({ _socket: socket }: SMTPConnection): string | null {
  if (!(socket instanceof TLSSocket)) return null;
  // Both are missing while the handshake is under way, whatever their types say.
  const protocol = socket.getProtocol();
  const cipher: CipherNameAndProtocol | undefined = socket.getCipher();
  return protocol === null || cipher === undefined ? null : `${protocol} ${cipher.standardName}`;
}
