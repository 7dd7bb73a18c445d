import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { openInbox } from "@/lib/local/inbox";
import { sentBytes } from "@/lib/local/inbox-store";

/** One mail as it lies in the mailbox. */
export type ReceivedMail = { parsed: ParsedMail; raw: Buffer; file: string };

/** An inbox of its own for one test, in a temporary folder and on free ports. */
export type Mailbox = {
  smtpUrl: string;
  viewUrl: string;
  dataDir: string;
  /** What has arrived, in the order of arrival; `raw` is exactly what was sent. */
  mails(): Promise<ReceivedMail[]>;
  /** Stops the servers and removes the folder. */
  close(): Promise<void>;
};

export async function openMailbox(): Promise<Mailbox> {
  const dataDir = await mkdtemp(join(tmpdir(), "recital-mailbox-"));
  const inbox = await openInbox({ dataDir, smtpPort: 0, viewPort: 0 });

  async function received(file: string): Promise<ReceivedMail> {
    const bytes = await readFile(join(inbox.folder, file));
    return { file, parsed: await simpleParser(bytes), raw: sentBytes(bytes) };
  }

  return {
    smtpUrl: inbox.smtpUrl,
    viewUrl: inbox.viewUrl,
    dataDir,
    async mails() {
      const files = (await readdir(inbox.folder)).filter((name) => name.endsWith(".eml"));
      return Promise.all(files.sort().map(received));
    },
    async close() {
      await inbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The moment at which a relay that misbehaves does so; BODY is in the middle of the mail. */
export type FaultStage =
  | "GREETING"
  | "EHLO"
  | "STARTTLS"
  | "AUTH"
  | "MAIL"
  | "RCPT"
  | "DATA"
  | "BODY"
  | "DOT";

/** Go on as usual, cut the connection, say nothing more, answer what is no reply at all, or answer this instead. */
export type Fault =
  | "pass"
  | "drop"
  | "hang"
  | "garbage"
  | `${number} ${string}`
  | `${number}-${string}`;

/**
 * What goes wrong where. A list gives one fault for each time that the stage is reached, then passes; a function gives the
 * fault for the recipient that was named last on the connection.
 */
export type FaultPlan = Partial<
  Record<FaultStage, Fault | readonly Fault[] | ((recipient: string) => Fault)>
> & {
  /** What EHLO offers, `PIPELINING` unless it is given. */
  offers?: readonly string[];
};

export type FaultySmtp = {
  url: string;
  port: number;
  /** Every mail whose final dot arrived, whatever was answered to it. */
  taken: Buffer[];
  /** The commands of all connections, in order. */
  commands: string[];
  connections(): number;
  close(): Promise<void>;
};

const USUAL: Readonly<Record<FaultStage, string>> = {
  GREETING: "220 faulty.localhost ESMTP",
  EHLO: "250 faulty.localhost",
  STARTTLS: "220 2.0.0 Go on, in clear",
  AUTH: "235 2.7.0 Welcome",
  MAIL: "250 2.1.0 Sender noted",
  RCPT: "250 2.1.5 Recipient noted",
  DATA: "354 Go on",
  BODY: "",
  DOT: "250 2.0.0 Taken",
};

/** Bytes that no relay answers with: no code, no text, but the end of a line. */
const garbage = Buffer.from("<html>\u0000\u00ff 25O OK? \ufffd\r\n");

/** A relay in plain TCP that keeps to a plan of faults. Close it, or it holds the process. */
export async function faultySmtp(plan: FaultPlan): Promise<FaultySmtp> {
  const reached = new Map<FaultStage, number>();
  const sockets = new Set<Socket>();
  const taken: Buffer[] = [];
  const commands: string[] = [];
  let connections = 0;

  function faultAt(stage: FaultStage, recipient: string): Fault {
    const visit = reached.get(stage) ?? 0;
    reached.set(stage, visit + 1);
    const planned = plan[stage] ?? "pass";
    if (typeof planned === "function") return planned(recipient);
    return typeof planned === "string" ? planned : (planned[visit] ?? "pass");
  }

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    converse(socket, { faultAt, taken, commands, offers: plan.offers ?? ["PIPELINING"] });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    taken,
    commands,
    connections: () => connections,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

type Conversation = {
  faultAt(stage: FaultStage, recipient: string): Fault;
  taken: Buffer[];
  commands: string[];
  offers: readonly string[];
};

function converse(socket: Socket, { faultAt, taken, commands, offers }: Conversation): void {
  let buffered = Buffer.alloc(0);
  let inBody = false;
  let sawBody = false;
  let hasRecipient = false;
  let recipient = "";
  let mute = false;

  /** Answers a stage; true when it went as usual. */
  function reply(stage: FaultStage): boolean {
    const fault = faultAt(stage, recipient);
    if (fault === "drop") socket.destroy();
    if (fault === "hang") {
      mute = true;
      socket.pause();
    }
    if (fault === "pass" && USUAL[stage] !== "") socket.write(usual(stage));
    if (fault === "garbage") socket.write(garbage);
    if (!["drop", "hang", "garbage", "pass"].includes(fault)) socket.write(`${fault}\r\n`);
    return fault === "pass" || (stage === "RCPT" && fault.startsWith("25"));
  }

  function usual(stage: FaultStage): string {
    if (stage !== "EHLO") return `${USUAL[stage]}\r\n`;
    const lines = ["faulty.localhost", ...offers];
    return lines.map((line, at) => `250${at < lines.length - 1 ? "-" : " "}${line}\r\n`).join("");
  }

  const answers: Readonly<Record<string, () => void>> = {
    EHLO: () => reply("EHLO"),
    HELO: () => reply("EHLO"),
    STAR: () => reply("STARTTLS"),
    AUTH: () => reply("AUTH"),
    MAIL: () => reply("MAIL"),
    RCPT: () => {
      hasRecipient = reply("RCPT");
    },
    DATA: onData,
    RSET: () => socket.write("250 OK\r\n"),
    QUIT: () => socket.end("221 Bye\r\n"),
  };

  function onCommand(line: string): void {
    commands.push(line);
    recipient = /^RCPT TO:<([^>]*)>/i.exec(line)?.[1] ?? recipient;
    const answer = answers[line.slice(0, 4).toUpperCase()];
    if (answer === undefined) socket.write("502 5.5.1 Unknown command\r\n");
    else answer();
    sawBody = false;
  }

  function onData(): void {
    if (hasRecipient) inBody = reply("DATA");
    else socket.write("503 5.5.1 No recipient\r\n");
  }

  function onBody(): boolean {
    const end = buffered.indexOf("\r\n.\r\n");
    if (!sawBody && buffered.length > 0) {
      sawBody = true;
      if (!reply("BODY")) return false;
    }
    if (end === -1) return false;
    taken.push(buffered.subarray(0, end + 2));
    buffered = buffered.subarray(end + 5);
    inBody = false;
    reply("DOT");
    return true;
  }

  function onLine(): boolean {
    const end = buffered.indexOf("\r\n");
    if (end === -1) return false;
    const line = buffered.subarray(0, end).toString();
    buffered = buffered.subarray(end + 2);
    onCommand(line);
    return true;
  }

  socket.on("data", (chunk) => {
    buffered = Buffer.concat([buffered, chunk]);
    while (!mute && !socket.destroyed && (inBody ? onBody() : onLine())) {
      // Each round takes one command or one mail.
    }
  });
  reply("GREETING");
}
