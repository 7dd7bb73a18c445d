import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { expect } from "playwright/test";
import { dataDir } from "@/lib/testing/data-dir";
import { type Running, startRecital } from "@/lib/testing/start";

/** As the port of no other journey, so that both installations can run at once. */
const port = "3219";
export const origin = `http://localhost:${port}`;
const startMilliseconds = 240_000;
const mailMilliseconds = 20_000;

/** An installation of the walk's own, with the demo organisation, its own clock, database and inbox. */
export type WalkInstallation = {
  /** Starts it at this instant; answers with all that it printed. */
  start: (clock: string) => Promise<string>;
  stop: () => Promise<void>;
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
    await running?.stop();
    running = undefined;
  }

  return {
    async start(clock) {
      const started = startRecital({ DATA_DIR: dir, PORT: port, RECITAL_CLOCK: clock });
      running = started;
      await Promise.race([
        expect.poll(started.printed, { timeout: startMilliseconds }).toContain("Ctrl-C stops all."),
        started.ended.then(({ stderr }) => {
          throw new Error(`It ended before it had started: ${stderr}`);
        }),
      ]);
      return started.printed();
    },
    stop,
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

/** The first address in a mail that leads to a page of the installation under this path. */
export function linkIn(mail: ParsedMail, path: string): string {
  const [, link] = new RegExp(`(${origin}${path}[^\\s>)]+)`).exec(mail.text ?? "") ?? [];
  if (link === undefined) throw new Error(`No link to ${path} in: ${mail.text}`);
  return link;
}
