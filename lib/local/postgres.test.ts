import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { execute } from "@/lib/data/database/scratch";
import { openEmbedded } from "./postgres";
import { isAlive } from "./processes";

describe("the embedded PostgreSQL", () => {
  let dataDir = "";

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "recital-pg-"));
    chmodSync(dataDir, 0o711);
  });

  afterEach(() => rmSync(dataDir, { recursive: true }));

  const open = () => openEmbedded(dataDir, { isDurable: false });
  const serverPid = () => {
    const file = join(dataDir, "postgres/room/cluster/postmaster.pid");
    return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : null;
  };

  test("is started by the first, shared, and stopped by the last", async () => {
    const [first, second] = await Promise.all([open(), open()]);
    expect(second.url).toBe(first.url);
    await first.close();
    await execute(second.url, "select 1");
    await second.close();
    expect(serverPid()).toBeNull();
  });

  test("keeps what was written, and its port", async () => {
    const first = await open();
    await execute(first.url, "create table kept (id int)");
    await first.close();
    const second = await open();
    expect(second.url).toBe(first.url);
    await execute(second.url, "insert into kept values (1)");
    await second.close();
  });

  test("is not kept running by who died, and outlives that the server itself was killed", async () => {
    const dead = spawn("true");
    await new Promise((settle) => dead.on("exit", settle));
    const first = await open();
    writeFileSync(join(dataDir, "postgres/leases/dead"), `${dead.pid} 1`);
    const pid = serverPid();
    if (pid === null) throw new Error("no server");
    process.kill(pid, "SIGKILL");
    const second = await open();
    await execute(second.url, "select 1");
    await first.close();
    await second.close();
    expect(readdirSync(join(dataDir, "postgres/leases"))).toEqual([]);
    expect(isAlive(pid)).toBe(false);
  });

  test("is not fooled by a postmaster.pid whose number another program has by now", async () => {
    const first = await open();
    await first.close();
    const file = join(dataDir, "postgres/room/cluster/postmaster.pid");
    writeFileSync(file, `${process.pid}\n`);
    const second = await open();
    await execute(second.url, "select 1");
    await second.close();
  });
});
