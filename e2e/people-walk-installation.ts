import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { expect } from "playwright/test";
import { type Beside, startBeside } from "@/lib/testing/beside";
import { dataDir } from "@/lib/testing/data-dir";
import { type RoundRobin, roundRobin } from "@/lib/testing/round-robin";
import { type Running, startRecital } from "@/lib/testing/start";

/** As the ports of no other journey, so that both installations can run at once. */
const port = 3219;
const webPorts = [3220, 3221] as const;
export const origin = `http://localhost:${port}`;
const startMilliseconds = 240_000;
const mailMilliseconds = 20_000;

/**
 * An installation of the walk's own, with the demo organisation, its own clock, database and inbox. Two web processes answer in turn,
 * and two workers work: whatever one of them began, the other has to go on with.
 */
export type WalkInstallation = {
  /** Starts it at this instant; answers with all that it printed. */
  start: (clock: string) => Promise<string>;
  stop: () => Promise<void>;
  /** The addresses of each web process. */
  webs: readonly string[];
  /** How many requests each web process answered. */
  answered: () => readonly number[];
  /** How many mails with these words in the subject an address has got. */
  countTo: (address: string, subject: string) => Promise<number>;
  /** The newest such mail, or the one that follows so many `earlier` ones; waits until it has arrived. */
  mailTo: (address: string, subject: string, earlier?: number) => Promise<ParsedMail>;
  /** The addresses to which mail with these words in its subject went. */
  toldOf: (subject: string) => Promise<string[]>;
  remove: () => Promise<void>;
};

export async function newInstallation(): Promise<WalkInstallation> {
  const dir = await dataDir("people");
  let running: Running | undefined;
  let beside: Beside[] = [];
  let proxy: RoundRobin | undefined;

  async function mails(): Promise<{ to: string; mail: ParsedMail }[]> {
    const files = (await readdir(join(dir, "inbox"))).filter((name) => name.endsWith(".eml"));
    const read = files.toSorted().map(async (name) => {
      const mail = await simpleParser(await readFile(join(dir, "inbox", name)));
      const to = [mail.to ?? []].flat().map(({ text }) => text);
      return { to: to.join(), mail };
    });
    return Promise.all(read);
  }

  async function matching(address: string, subject: string): Promise<ParsedMail[]> {
    return (await mails())
      .filter(({ to, mail }) => to.includes(address) && mail.subject?.includes(subject))
      .map(({ mail }) => mail);
  }

  async function stop(): Promise<void> {
    await proxy?.close();
    await Promise.all(beside.map((one) => one.stop()));
    await running?.stop();
    [running, beside, proxy] = [undefined, [], undefined];
  }

  return {
    async start(clock) {
      const [first, second] = webPorts;
      const settings = { DATA_DIR: dir, RECITAL_CLOCK: clock, APP_URL: origin };
      const started = startRecital({ ...settings, PORT: String(first) });
      running = started;
      await Promise.race([
        expect.poll(started.printed, { timeout: startMilliseconds }).toContain("Ctrl-C stops all."),
        started.ended.then(({ stderr }) => {
          throw new Error(`It ended before it had started: ${stderr}`);
        }),
      ]);
      const other = { ...settings, PORT: String(second) };
      beside = [startBeside("web", other), startBeside("work", other)];
      await expect
        .poll(() => isUp(`http://localhost:${second}/healthz`), { timeout: startMilliseconds })
        .toBe(true);
      proxy = await roundRobin(port, webPorts);
      return started.printed();
    },
    stop,
    webs: webPorts.map((one) => `http://localhost:${one}`),
    answered: () => proxy?.counts ?? [],
    countTo: async (address, subject) => (await matching(address, subject)).length,
    async mailTo(address, subject, earlier) {
      const newest = async () => (await matching(address, subject)).at(earlier ?? -1);
      await expect.poll(newest, { timeout: mailMilliseconds }).toBeDefined();
      const found = await newest();
      if (found === undefined) throw new Error(`The mail to ${address} is gone`);
      return found;
    },
    async toldOf(subject) {
      const found = await mails();
      return found.filter(({ mail }) => mail.subject?.includes(subject)).map(({ to }) => to);
    },
    async remove() {
      await stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function isUp(address: string): Promise<boolean> {
  return (await fetch(address).catch(() => null))?.ok === true;
}

/** The first address in a mail that leads to a page of the installation under this path. */
export function linkIn(mail: ParsedMail, path: string): string {
  const [, link] = new RegExp(`(${origin}${path}[^\\s>)]+)`).exec(mail.text ?? "") ?? [];
  if (link === undefined) throw new Error(`No link to ${path} in: ${mail.text}`);
  return link;
}
