import { Client } from "pg";
import { openEmbedded } from "@/lib/local/postgres"; import { env } from "@/lib/env";
import { withScratchDatabase } from "@/lib/data/database/scratch"; import { applyMigrations } from "@/lib/data/database/migrate";
import { openDatabase } from "@/lib/data/database/client"; import { useDatabase } from "@/lib/data/database/current";
import { given } from "@/lib/testing/given"; import { announceObserva, fillOutbox, storeContacts, storeRegister } from "@/lib/testing/outbox-fixture";
import { exchangeStatement } from "@/lib/data/delivery-exchange";
const server = await openEmbedded(env().dataDir);
await withScratchDatabase(server.url, async (url) => {
  await applyMigrations(url); const db = openDatabase(url); useDatabase(db);
  await storeRegister(given.completeRegister()); await storeContacts({ customerRef: "client", email: "dpo@client.example" });
  const { changeSetId } = await announceObserva(); await fillOutbox(url, changeSetId, 3000);
  const c = new Client({ connectionString: url, options: "-c role=recital_app -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off" }); await c.connect();
  const now = new Date().toISOString();
  await c.query(`prepare x(jsonb,int,int,timestamptz,timestamptz) as ${exchangeStatement}`);
  let res: any[] = [];
  for (let i = 0; i < 60; i++) {
    const t = performance.now();
    const sql = `execute x($q$${JSON.stringify(res)}$q$, 5, 5, '${now}', '${now}')`;
    if (i === 58) { const r = await c.query("explain (analyze, buffers, costs off) " + sql); console.log(r.rows.map((x: any) => x["QUERY PLAN"]).join("\n")); break; }
    const { rows } = await c.query(sql);
    if (i % 10 === 0) console.log("ms", performance.now() - t);
    res = rows.map((r: any) => ({ id: r.id, number: r.attempt, state: "ACCEPTED", startedAt: now, outcome: "ACCEPTED", stage: "AFTER_DOT", reply: "250", dates: Object.fromEntries(r.notices.map((n: any) => [n.id, { startsOn: "2026-11-23", noticeLastDay: "2026-12-23", objectionLastDay: "2026-12-23", earliestEffectiveOn: "2026-12-24" }])) }));
  }
  let t = performance.now(); for (let i = 0; i < 50; i++) await c.query(`update "Delivery" set state = state where id = 'bulk-d3000'`); console.log("bare commit", (performance.now() - t) / 50);
  await c.end(); await db.$disconnect();
});
await server.close(); process.exit(0);
