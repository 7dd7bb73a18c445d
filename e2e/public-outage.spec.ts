import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { freePort } from "@/lib/local/ports";
import { openEmbedded } from "@/lib/local/postgres";
import { dataDir } from "@/lib/testing/data-dir";
import { recital } from "@/lib/testing/recital";
import { startRecital } from "@/lib/testing/start";

const approver = "approver@haldendesk.example";
const editor = "editor@haldendesk.example";

test("with the database gone the public files go on answering, and all recovers without a restart", async () => {
  test.setTimeout(180_000);
  const dir = await dataDir("outage");
  const port = await freePort();
  const running = startRecital({ DATA_DIR: dir, PORT: String(port) });
  const status = async (path: string) =>
    (await fetch(`http://localhost:${port}${path}`).catch(() => null))?.status ?? 0;
  const mails = async () =>
    (await readdir(join(dir, "inbox")).catch(() => [])).filter((name) => name.endsWith(".eml"))
      .length;
  const publicPaths = [
    "/",
    "/subprocessors",
    "/subprocessors.json",
    "/changes.atom",
    "/publications/1/subprocessors",
    "/de/subprocessors",
    "/publications/compare?from=1&to=1",
  ];
  try {
    await expect.poll(() => status("/readyz"), { timeout: 90_000 }).toBe(200);

    await expect.poll(() => running.printed(), { timeout: 60_000 }).toContain("Ctrl-C stops all.");
    await stopPostgres(dir);
    await expect.poll(() => status("/readyz"), { timeout: 20_000 }).toBe(503);
    for (const path of publicPaths) expect(await status(path), path).toBe(200);
    const away = await fetch(`http://localhost:${port}/subscribe`);
    expect(away.status).toBe(503);
    expect(await away.text()).toContain("This page is not available at the moment");

    const back = await openEmbedded(dir);
    try {
      await expect.poll(() => status("/readyz"), { timeout: 30_000 }).toBe(200);
      const run = (...words: string[]) => recital({ DATA_DIR: dir, PORT: String(port) }, ...words);
      await run(
        "change",
        "create",
        "--title",
        "Datadog",
        "--file",
        "examples/changes/datadog.yaml",
        "--as",
        editor,
      );
      await run("change", "submit", "CS-1", "--as", editor);
      await run("change", "approve", "CS-1", "--as", approver);
      expect((await run("change", "announce", "CS-1", "--as", approver)).code).toBe(0);
      await expect.poll(mails, { timeout: 30_000 }).toBe(10);
      await expect
        .poll(
          async () =>
            (await readFile(join(dir, "public/current/subprocessors.json"), "utf8")).includes(
              "datadog",
            ),
          { timeout: 30_000 },
        )
        .toBe(true);
    } finally {
      await back.close();
    }
  } finally {
    await running.stop();
    await rm(dir, { recursive: true, force: true });
  }
});

/** Ends the server as its operating system would, without asking those who use it. */
async function stopPostgres(dir: string): Promise<void> {
  const file = join(dir, "postgres/room/cluster/postmaster.pid");
  const [pid] = (await readFile(file, "utf8")).split("\n");
  process.kill(Number(pid), "SIGINT");
  await expect
    .poll(
      () =>
        readFile(file).then(
          () => true,
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(false);
}
