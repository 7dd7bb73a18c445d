import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { expect } from "playwright/test";
import { recital } from "@/lib/testing/recital";

const dataDir = ".data/journeys";
const editor = "editor@haldendesk.example";
const approver = "approver@haldendesk.example";

/** As playwright.config.ts has it. */
const installation = { DATA_DIR: dataDir, PORT: "3217" };

/**
 * Announces a new sub-processor of a name of its own to every customer with Live Chat, as two people at a terminal would.
 *
 * @returns the id of the change
 */
export async function announceNewcomer(name: string): Promise<string> {
  const id = await draftNewcomer(name);
  for (const step of ["submit", "approve", "announce"] as const) await takeStep(step, id);
  return id;
}

/** The draft of such a change. */
export async function draftNewcomer(name: string): Promise<string> {
  const patch = (await readFile("examples/changes/datadog.yaml", "utf8"))
    .replaceAll("Datadog", name)
    .replaceAll("datadog", name.toLowerCase());
  return draftOf(name, patch);
}

/** The draft of what a register file proposes. */
export async function draftOf(title: string, patch: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "recital-draft-")), "patch.yaml");
  await writeFile(file, patch);
  const created = await told("change", "create", "--title", title, "--file", file, "--as", editor);
  const { id } = JSON.parse(created) as { id: string };
  return id;
}

/** The next step of a change, by the one of the two whose it is. */
export async function takeStep(step: "submit" | "approve" | "announce", id: string): Promise<void> {
  await told("change", step, id, "--as", step === "submit" ? editor : approver);
}

/** Puts down that a customer objected. */
export async function recordObjection(id: string, customer: string): Promise<void> {
  const words = ["--change", id, "--customer", customer, "--text", "No transfer"];
  await told("objection", "add", ...words, "--as", editor);
}

async function told(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await recital(installation, ...words, "--json");
  expect(code, stderr + stdout).toBe(0);
  return stdout;
}

/** The text of the mail by which an address was told of a change; waits until it has arrived. */
export function mailTo(address: string, changeSetId: string): Promise<string> {
  return mailWith(changeSetId, address);
}

/** The text of the newest mail with these words in its subject, to whomever; waits until it has arrived. */
export async function mailWith(words: string, address = ""): Promise<string> {
  let found = "";
  await expect
    .poll(
      async () => {
        for (const file of await readdir(join(dataDir, "inbox"))) {
          if (!file.endsWith(".eml")) continue;
          const mail = await simpleParser(await readFile(join(dataDir, "inbox", file)));
          const to = Array.isArray(mail.to) ? "" : (mail.to?.text ?? "");
          if (to.includes(address) && mail.subject?.includes(words)) found = mail.text ?? "";
        }
        return found;
      },
      { timeout: 30_000 },
    )
    .not.toBe("");
  return found;
}
