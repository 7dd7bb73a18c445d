import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { complain, say } from "@/lib/log";
import { benchAnnex } from "./annex";
import { benchAudit } from "./audit";
import type { BenchRow } from "./bench-row";
import { benchCustomers } from "./customers";
import { benchDownloads } from "./downloads";
import { benchFaults } from "./faults";
import { benchHistories } from "./histories";
import { benchLists } from "./lists";
import { benchOutbox } from "./outbox";
import { benchRegisterImport } from "./register-import";
import { benchScale } from "./scale";
import { benchStart } from "./start";
import { benchWeb } from "./web";

const benches = {
  annex: benchAnnex,
  audit: benchAudit,
  outbox: benchOutbox,
  web: benchWeb,
  downloads: benchDownloads,
  start: benchStart,
  lists: benchLists,
  customers: benchCustomers,
  registerImport: benchRegisterImport,
  scale: benchScale,
  histories: benchHistories,
  faults: benchFaults,
};
type Name = keyof typeof benches;

/** A proof rather than a figure, and a long one: 1,000 histories take a quarter of an hour. */
const onlyByName: readonly string[] = ["histories"];

/** At the size of a large organisation: a smaller size says less, and a quick run is to be quick. */
const onlyWhole: readonly string[] = ["audit", "downloads", "customers", "registerImport", "scale"];

/** A notice that is lost once is lost: what breaks here is not tried again until it holds. */
const neverAgain: readonly string[] = ["faults"];

/** `npm run bench [-- --quick] [NAME …]`: each figure beside its limit; exit code 1 when one is broken. */
async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const quick = words.includes("--quick");
  const asked = words.filter((word) => !word.startsWith("--"));
  const unknown = asked.filter((word) => !Object.hasOwn(benches, word));
  if (unknown.length > 0) {
    complain(
      new Error(
        `There is no benchmark ${unknown.join(", ")}: ${Object.keys(benches).join(", ")}.`,
        { cause: "operator" },
      ),
    );
    return 2;
  }
  const names = Object.keys(benches).filter(
    (name): name is Name =>
      asked.includes(name) ||
      (asked.length === 0 && !onlyByName.includes(name) && !(quick && onlyWhole.includes(name))),
  );
  say(
    `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(" ")}${quick ? ", quick" : ""}`,
  );
  const rows: BenchRow[] = [];
  for (const name of names) {
    rows.push(...(await measured(name, quick)));
  }
  say(
    `load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(" ")}`,
  );
  mkdirSync("bench/results", { recursive: true });
  writeFileSync(
    "bench/results/latest.json",
    `${JSON.stringify({ quick, node: process.versions.node, load: loadavg(), rows }, null, 2)}\n`,
  );
  return rows.every(({ ok }) => ok) ? 0 : 1;
}

/** A figure over its limit is measured once more: on a shared machine one bad minute is not a breach, two are. */
async function measured(name: Name, quick: boolean): Promise<BenchRow[]> {
  const first = await benches[name]({ quick });
  for (const row of first) say(lineOf(row));
  if (first.every(({ ok }) => ok) || neverAgain.includes(name)) return first;
  say(`    ${name} again, for a limit was broken:`);
  const second = await benches[name]({ quick });
  for (const row of second) say(lineOf(row));
  return second;
}

function lineOf({ id, what, value, unit, target, limit, ok, note }: BenchRow): string {
  const figure = Number.isNaN(value) ? "-" : value.toFixed(value < 10 ? 2 : 0);
  return `${id.padEnd(3)} ${ok ? "good  " : "BROKEN"} ${`${figure} ${unit}`.padEnd(12)} ${what}; target ${target}; limit: ${limit}${note === undefined ? "" : ` (${note})`}`;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    complain(error);
    process.exit(1);
  },
);
