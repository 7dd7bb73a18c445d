import { createServer, type Server, type Socket } from "node:net";

/** How far one mail has come when the relay stops to think: each before it answers, TAKEN after its last 250. */
export const steps = ["CONNECT", "MAIL", "RCPT", "DATA", "DOT", "TAKEN"] as const;
export type Step = (typeof steps)[number];

/** One mail as it came in, with what tells copies apart. */
export type Taken = { readonly messageId: string; readonly isLabelled: boolean };

export type Relay = {
  /** Every mail whose final dot arrived, in that order. */
  readonly taken: Taken[];
  /** Another address of the same relay, so that one can see which worker talks to it. */
  listen(): Promise<Port>;
  close(): Promise<void>;
};

export type Port = {
  readonly url: string;
  /** Mails that are under way at this moment. */
  underWay(): number;
};

/** Called at each step; the relay waits for it before it goes on. */
export type OnStep = (step: Step) => Promise<void> | undefined;

/** A relay that takes every mail, remembers which, and lets the harness in between any two steps. */
export function openRelay(onStep: OnStep = () => undefined): Relay {
  const taken: Taken[] = [];
  const servers: Server[] = [];
  const sockets = new Set<Socket>();

  async function listen(): Promise<Port> {
    let underWay = 0;
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      socket.on("error", () => socket.destroy());
      const talk = { taken, onStep, count: (by: number) => (underWay += by) };
      converse(socket, talk).catch(() => socket.destroy());
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    return { url: `smtp://127.0.0.1:${port}`, underWay: () => underWay };
  }

  return {
    taken,
    listen,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(
        servers.map((server) => new Promise((resolve) => server.close(() => resolve(null)))),
      );
    },
  };
}

type Talk = { taken: Taken[]; onStep: OnStep; count: (by: number) => void };

async function converse(socket: Socket, { taken, onStep, count }: Talk): Promise<void> {
  let held = Buffer.alloc(0);
  let inBody = false;
  let isUnderWay = false;
  socket.setNoDelay(true);
  socket.on("close", () => setUnderWay(false));

  function setUnderWay(is: boolean): void {
    if (is !== isUnderWay) count(is ? 1 : -1);
    isUnderWay = is;
  }

  /** The next command, or the next mail; null while it is not all there. */
  function nextPart(): Buffer | null {
    const end = held.indexOf(inBody ? "\r\n.\r\n" : "\r\n");
    if (end === -1) return null;
    const part = held.subarray(0, end);
    held = held.subarray(end + (inBody ? 5 : 2));
    return part;
  }

  async function onCommand(part: Buffer): Promise<void> {
    const verb = part.subarray(0, 4).toString("latin1").toUpperCase();
    if (verb === "MAIL") setUnderWay(true);
    const step = steps.find((one) => one === verb);
    if (step !== undefined) await onStep(step);
    inBody = verb === "DATA";
    if (verb === "QUIT") socket.end("221 Bye\r\n");
    else socket.write(inBody ? "354 Go on\r\n" : "250 OK\r\n");
  }

  async function onMail(part: Buffer): Promise<void> {
    taken.push(takenOf(part));
    await onStep("DOT");
    await new Promise((resolve) => socket.write("250 2.0.0 Taken\r\n", resolve));
    await onStep("TAKEN");
    setUnderWay(false);
    inBody = false;
  }

  await onStep("CONNECT");
  socket.write("220 relay.localhost ESMTP\r\n");
  for await (const chunk of socket) {
    held = Buffer.concat([held, chunk]);
    for (let part = nextPart(); part !== null; part = nextPart())
      await (inBody ? onMail(part) : onCommand(part));
  }
}

function takenOf(mail: Buffer): Taken {
  const head = mail.subarray(0, Math.max(0, mail.indexOf("\r\n\r\n"))).toString("latin1");
  return {
    messageId: /^Message-ID: (.*)$/im.exec(head)?.[1] ?? "none",
    isLabelled: /^X-Recital-Possible-Duplicate: /im.test(head),
  };
}

/** What came of many mails: how often a message came again, and how often without saying so. */
export function copiesIn(taken: readonly Taken[]): {
  messages: number;
  again: number;
  unlabelled: number;
} {
  const seen = new Map<string, { all: number; plain: number }>();
  for (const { messageId, isLabelled } of taken) {
    const known = seen.get(messageId) ?? { all: 0, plain: 0 };
    seen.set(messageId, { all: known.all + 1, plain: known.plain + (isLabelled ? 0 : 1) });
  }
  const counts = [...seen.values()];
  return {
    messages: counts.length,
    again: counts.reduce((sum, { all }) => sum + all - 1, 0),
    unlabelled: counts.reduce((sum, { plain }) => sum + Math.max(0, plain - 1), 0),
  };
}
