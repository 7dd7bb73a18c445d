import { existsSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "playwright/test";
import { hashPassword } from "@/lib/auth/passwords";
import { linkToken } from "@/lib/domain/link-token";
import { keptSecret } from "@/lib/local/secrets";
import { recital } from "@/lib/testing/recital";
import { inDatabase } from "./fixtures";

/** What the journeys of people who get in each other's way have in common. */

/** As playwright.config.ts has it. */
const dataDir = ".data/journeys";

export const password = "four words in a row";
export const editor = "editor@haldendesk.example";
export const approver = "approver@haldendesk.example";
export const colleague = "colleague@haldendesk.example";

/** Runs a command of the installation under test; gives what it says as data. */
export async function told<Value = { id: string }>(...words: string[]): Promise<Value> {
  const installation = { DATA_DIR: dataDir, PORT: "3217" };
  const { code, stdout, stderr } = await recital(installation, ...words, "--json");
  expect(code, stderr + stdout).toBe(0);
  return JSON.parse(stdout) as Value;
}

/** A register file with these words in it. */
export async function patch(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "recital-at-odds-")), "patch.yaml");
  await writeFile(file, text);
  return file;
}

/** A register file that adds a sub-processor of this name. */
export async function newcomer(name: string): Promise<string> {
  const example = await readFile("examples/changes/datadog.yaml", "utf8");
  return patch(example.replaceAll("Datadog", name).replaceAll("datadog", name.toLowerCase()));
}

/** A register file that says of the vendor Harbour Lane what is given. */
export function harbour(fields: Readonly<Record<string, string>>): Promise<string> {
  const known = { name: "Harbour Lane", legalEntityId: "harbour", riskTier: "MEDIUM" };
  const website = "https://harbourlane.example";
  const record = { ref: "harbour", ...known, website, ...fields };
  return patch(`recital: 1\nvendors:\n  - ${JSON.stringify(record)}\n`);
}

export async function givePasswords(): Promise<void> {
  const hash = await hashPassword(password);
  await inDatabase((client) =>
    client.query(`update "User" set "passwordHash" = $1 where email in ($2, $3)`, [
      hash,
      editor,
      approver,
    ]),
  );
}

export async function endSessionsOf(email: string): Promise<void> {
  await inDatabase((client) =>
    client.query(
      `delete from "Session" where "userId" = (select id from "User" where email = $1)`,
      [email],
    ),
  );
}

export async function signIn(page: Page): Promise<void> {
  await page.getByLabel("E-mail address").fill(editor);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/staff/);
}

/** The only number that a question to the database gives. */
export async function count(question: string, ...values: string[]): Promise<number> {
  const { rows } = await inDatabase((client) =>
    client.query<{ number: string }>(`select count(*) as number from ${question}`, values),
  );
  return Number(rows[0]?.number);
}

/** The path of the link by which the mail of one delivery lets a customer object. */
export async function objectionLink(changeSetId: string): Promise<string> {
  const { rows } = await inDatabase((client) =>
    client.query<{ id: string }>(
      `select d."deliveryId" as id from "DeliveredNotice" d join "Notice" n on n.id = d."noticeId"
       where n."changeSetId" = $1 and n."changeClass" = 'M1' order by 1 limit 1`,
      [changeSetId],
    ),
  );
  const secret = keptSecret(dataDir, "auth-secret", () => {
    throw new Error("The installation under test has no secret yet");
  });
  return `/object/${linkToken(secret, "objection", rows[0]?.id ?? "")}`;
}

/** What one form of a page sends, read from the page as a browser without script gets it. */
export async function fieldsOf(
  page: Page,
  path: string,
  selector: string,
): Promise<Record<string, string>> {
  const html = await (await page.request.get(path)).text();
  return page.evaluate(
    ([text = "", which = ""]) => {
      const parsed = new DOMParser().parseFromString(text, "text/html");
      const form = parsed.querySelector<HTMLFormElement>(which);
      const fields = form === null ? [] : [...new FormData(form)];
      return Object.fromEntries(fields.map(([field, value]) => [field, String(value)]));
    },
    [html, selector],
  );
}

/** Ends the database server of an installation as its operating system would, without asking those who use it. */
export async function stopPostgres(folder: string): Promise<void> {
  const file = join(folder, "postgres/room/cluster/postmaster.pid");
  const [pid] = (await readFile(file, "utf8")).split("\n");
  process.kill(Number(pid), "SIGINT");
  await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(false);
}
