import { spawn } from "node:child_process"; import { createInterface } from "node:readline";
import { openEmbedded } from "@/lib/local/postgres"; import { env } from "@/lib/env";
import { withScratchDatabase } from "@/lib/data/database/scratch"; import { applyMigrations } from "@/lib/data/database/migrate";
import { openDatabase } from "@/lib/data/database/client"; import { useDatabase } from "@/lib/data/database/current";
import { given } from "@/lib/testing/given"; import { announceObserva, fillOutbox, storeContacts, storeRegister } from "@/lib/testing/outbox-fixture";
import { deliverDue } from "@/lib/work/deliver"; import { Session } from "node:inspector"; import { writeFileSync } from "node:fs";
const server = await openEmbedded(env().dataDir);
await withScratchDatabase(server.url, async (url) => {
  await applyMigrations(url); const db = openDatabase(url); useDatabase(db);
  await storeRegister(given.completeRegister()); await storeContacts({ customerRef: "client", email: "dpo@client.example" });
  const { changeSetId } = await announceObserva();
  const child = spawn(process.execPath, ["--import", "tsx", "bench/outbox-sink.ts"], { stdio: ["ignore", "pipe", "inherit"] });
  let port = 0; for await (const l of createInterface(child.stdout)) { port = Number(l); break; }
  const go = async (b: string, n: number) => { await fillOutbox(url, changeSetId, n, b); const t = performance.now(); const c0 = process.cpuUsage(); await deliverDue({ databaseUrl: url, smtpUrl: `smtp://127.0.0.1:${port}`, once: true, connections: Number(process.argv[2] ?? 20) }); const c = process.cpuUsage(c0); const ms = performance.now() - t; console.log(b, Math.round(n / ms * 1000), "/s; cpu ms per mail", ((c.user + c.system) / 1000 / n).toFixed(2)); };
  await go("warm", 500); const s = new Session(); s.connect(); const post = (m: string) => new Promise<any>((r, j) => s.post(m, (e: any, x: any) => e ? j(e) : r(x)));
  await post("Profiler.enable"); await post("Profiler.start"); await go("x", 3000); const { profile } = await post("Profiler.stop"); writeFileSync("/tmp/nm/prof/ours.cpuprofile", JSON.stringify(profile));
  await go("y", 3000); child.kill(); await db.$disconnect();
});
await server.close(); process.exit(0);
