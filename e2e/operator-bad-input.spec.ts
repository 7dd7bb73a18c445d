import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { freePort } from "@/lib/local/ports";
import { openEmbedded } from "@/lib/local/postgres";
import { dataDir } from "@/lib/testing/data-dir";
import { type Ran, recital } from "@/lib/testing/recital";
import { run as start } from "@/lib/testing/start";

const editor = "editor@haldendesk.example";

/** Bad input gets a clear message and the right exit code, and nothing is lost. */
test.describe("what is wrong is refused", () => {
  test.describe.configure({ mode: "serial", timeout: 120_000 });
  let dir = "";
  let kept: { close: () => Promise<void> } | undefined;
  const run = (...words: string[]): Promise<Ran> => recital({ DATA_DIR: dir }, ...words);

  test.beforeAll(async () => {
    dir = await dataDir("bad");
    kept = await openEmbedded(dir);
    expect((await run("demo")).code).toBe(0);
  });
  test.afterAll(async () => {
    await kept?.close();
    await rm(dir, { recursive: true, force: true });
  });

  const files: readonly { file: string; says: RegExp }[] = [
    {
      file: "dangling-reference.yaml",
      says: /dangling-reference\.yaml:\d+:\d+ \S+Id: there is no/,
    },
    {
      file: "wrong-date.yaml",
      says: /wrong-date\.yaml:\d+:\d+ .*"2026-02-30" must be a date that exists/,
    },
    { file: "unknown-field.yaml", says: /unknown-field\.yaml:\d+:\d+ .*(unknown|no field)/i },
    { file: "not-yaml.yaml", says: /not-yaml\.yaml:\d+:\d+/ },
  ];
  for (const { file, says } of files) {
    test(`${file} is refused with line and path, and nothing of it is imported`, async () => {
      const before = (await run("change", "list", "--json")).stdout;
      const { code, stderr, stdout } = await run(
        "change",
        "create",
        "--file",
        `examples/bad/${file}`,
        "--as",
        editor,
        "--json",
      );
      expect(code).toBe(1);
      expect(stderr).toMatch(says);
      expect(JSON.parse(stdout)).toMatchObject({ ok: false, reason: "fileRefused" });
      expect((await run("change", "list", "--json")).stdout).toBe(before);
    });
  }

  test("a change set whose base has moved is refused, and can be rebased", async () => {
    const first = await run(
      "change",
      "create",
      "--file",
      "examples/changes/rename.yaml",
      "--as",
      editor,
      "--json",
    );
    const second = await run(
      "change",
      "create",
      "--file",
      "examples/changes/rename.yaml",
      "--title",
      "The same again",
      "--as",
      editor,
      "--json",
    );
    const [one, other] = [JSON.parse(first.stdout).id, JSON.parse(second.stdout).id];
    for (const id of [one, other])
      expect((await run("change", "submit", id, "--as", editor)).code).toBe(0);
    expect((await run("change", "approve", one, "--as", "approver@haldendesk.example")).code).toBe(
      0,
    );
    const refusal = await run(
      "change",
      "approve",
      other,
      "--as",
      "approver@haldendesk.example",
      "--json",
    );
    expect(refusal.code).toBe(1);
    expect(JSON.parse(refusal.stdout)).toMatchObject({ reason: "baseMoved" });
    expect((await run("change", "rebase", other, "--as", editor)).code).toBe(0);
  });

  test("a call that is wrong ends with 2 and says how it goes", async () => {
    for (const words of [
      ["change", "approve"],
      ["nonsense"],
      ["change", "announce", "CS-1", "--effective", "tomorrow"],
      ["import", "no-such-file.yaml"],
    ]) {
      const { code, stderr } = await run(...words);
      expect(code, words.join(" ")).toBe(2);
      expect(stderr).not.toContain("    at ");
      expect(stderr.length).toBeGreaterThan(10);
    }
  });

  test("a person who is not known, or may not, is told so", async () => {
    expect(
      (await run("change", "approve", "CS-1", "--as", "nobody@haldendesk.example")).stderr,
    ).toContain("no active user");
    expect((await run("change", "approve", "CS-1", "--as", "dpo@haldendesk.example")).code).toBe(1);
  });

  test("a database that does not answer, and a weak secret, are named", async () => {
    const port = await freePort();
    const gone = await recital(
      {
        DATA_DIR: dir,
        DATABASE_URL: `postgresql://a:b@127.0.0.1:${port}/none`,
        AUTH_SECRET: "k3Vf9qLw7ZxR2mTb8YcN4hJd6PsG1uEa",
        SIGNING_KEY: "Jsw0tY8vYx1Zk4Wb7oQmE2nRr5uHc9dLf3aGp6iKjTs=",
      },
      "change",
      "list",
    );
    expect(gone.code).toBe(1);
    expect(gone.stderr).toMatch(new RegExp(`127.0.0.1:${port} does not answer`));
    const weak = await recital({ DATA_DIR: dir, AUTH_SECRET: "password" }, "change", "list");
    expect(weak.code).toBe(1);
    expect(weak.stderr).toContain("AUTH_SECRET");
  });

  test("mail that cannot go out waits, and nothing is lost", async () => {
    const port = await freePort();
    await run(
      "change",
      "create",
      "--file",
      "examples/changes/datadog.yaml",
      "--title",
      "Datadog",
      "--as",
      editor,
    );
    const id = JSON.parse((await run("change", "list", "--json")).stdout).at(-1).id;
    await run("change", "submit", id, "--as", editor);
    await run("change", "approve", id, "--as", "approver@haldendesk.example");
    await run("change", "announce", id, "--as", "approver@haldendesk.example");
    const worked = await recital(
      { DATA_DIR: dir, SMTP_URL: `smtp://127.0.0.1:${port}` },
      "work",
      "--once",
      "--json",
    );
    expect(JSON.parse(worked.stdout)).toMatchObject({ accepted: 0, deferred: 10 });
    const { deliveries } = JSON.parse(
      (await run("notice", "list", "--change", id, "--json")).stdout,
    );
    expect(deliveries.every(({ state }: { state: string }) => state === "DEFERRED")).toBe(true);
  });

  test("a port that is taken is named, with the way out", async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, "127.0.0.1", () => {
        const address = taken.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    const { code, stderr } = await start({ DATA_DIR: dir, PORT: String(port) });
    await new Promise((resolve) => taken.close(resolve));
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} is taken`);
    expect(stderr).toContain("PORT=");
  });

  test("the output of export is a file that imports again as it was", async () => {
    const exported = join(dir, "export.yaml");
    expect((await run("export", "-o", exported)).code).toBe(0);
    const copy = await dataDir("copy");
    const held = await openEmbedded(copy);
    try {
      const imported = await recital({ DATA_DIR: copy }, "import", exported, "--direct");
      expect(imported.code, imported.stderr).toBe(0);
      const again = await recital({ DATA_DIR: copy }, "export");
      await writeFile(join(dir, "again.yaml"), again.stdout);
      expect(again.stdout).toBe(await readFile(exported, "utf8"));
    } finally {
      await held.close();
      await rm(copy, { recursive: true, force: true });
    }
  });
});
