import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { requireUsableDatabase } from "@/lib/data/database/usable";
import { env } from "@/lib/env";
import { openInbox } from "./inbox";
import { openEmbedded } from "./postgres";
import { hasCode, isMarkAlive, processMark } from "./processes";

/** What a process of Recital needs around it: the one that is configured, or ours. */
export type Opened = { url: string; close: () => Promise<void> };
export type OpenedMail = Opened & { viewUrl: string | null };

const nothing = () => Promise.resolve();

/** The database of DATABASE_URL, or the embedded one, which is started when nobody has yet. */
export async function openConfiguredDatabase(): Promise<Opened> {
  const { databaseUrl, dataDir } = env();
  if (databaseUrl === null) return openEmbedded(dataDir);
  await requireUsableDatabase(databaseUrl);
  return { url: databaseUrl, close: nothing };
}

/** The mail server of SMTP_URL, or the local inbox: the one that runs already, or a new one. */
export async function openConfiguredMail(): Promise<OpenedMail> {
  const { smtpUrl, dataDir } = env();
  if (smtpUrl !== null) return { url: smtpUrl, viewUrl: null, close: nothing };
  const file = join(dataDir, "inbox-address");
  const running = runningInbox(file);
  if (running !== null) return running;
  const inbox = await openInbox({ dataDir });
  writeFileSync(file, [processMark(process.pid), inbox.smtpUrl, inbox.viewUrl].join("\n"));
  return {
    url: inbox.smtpUrl,
    viewUrl: inbox.viewUrl,
    close: async () => {
      rmSync(file, { force: true });
      await inbox.close();
    },
  };
}

function runningInbox(file: string): OpenedMail | null {
  try {
    const [mark = "", url = "", viewUrl = ""] = readFileSync(file, "utf8").split("\n");
    return isMarkAlive(mark) ? { url, viewUrl, close: nothing } : null;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}
