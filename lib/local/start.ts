import { setTimeout as pause } from "node:timers/promises";
import { applyMigrations } from "@/lib/data/database/migrate";
import { requireTrueTime } from "@/lib/data/database/true-time";
import { env, operatorError } from "@/lib/env";
import { complain, say } from "@/lib/log";
import { build, neededBuild } from "./build";
import { type Program, runChildren } from "./children";
import { loadDemo } from "./demo";
import { firstLinks } from "./first-links";
import { type Opened, openConfiguredDatabase, openConfiguredMail } from "./installation";
import { requirePort } from "./ports";
import { step } from "./progress";
import { workerFlags } from "./worker-flags";

const webPatienceMs = 60_000;

/** What was opened, to be closed in the opposite order. */
const opened: (() => Promise<void>)[] = [];
let ending: Promise<void> | undefined;

async function start(): Promise<void> {
  const { appUrl, databaseUrl, port } = env();
  const isEmpty = process.argv.includes("--empty");
  await requirePort(port);

  const database = await step("Database", () => kept(openConfiguredDatabase()));
  await step("Migrations", () => applyMigrations(database.url));
  await requireTrueTime(database.url);
  if (databaseUrl === null && !isEmpty)
    await step("Demo organisation", () => loadDemo(database.url));

  const mail = await step("Mail", () => kept(openConfiguredMail()));
  const hash = await neededBuild();
  if (hash !== null) await step("Pages (built once)", () => build(hash));

  const environment = {
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    SMTP_URL: mail.url,
    PORT: String(port),
    APP_URL: appUrl,
  };
  const children = runChildren(programs(environment), (name) => {
    end(1, `The ${name} process fell five times within a minute: see what it says above.`);
  });
  opened.push(children.stop);
  const [links] = await Promise.all([
    firstLinks(databaseUrl === null && !isEmpty),
    step("Web and worker", () => answering(`http://localhost:${port}/healthz`)),
  ]);

  say("");
  say(`Recital        ${appUrl}`);
  say(`Sub-processors ${appUrl}/subprocessors`);
  if (mail.viewUrl !== null)
    say(`Inbox          ${mail.viewUrl} (every mail stays on this machine)`);
  for (const line of links) say(line);
  say("Ctrl-C stops all.");
}

/** Sees to it that what is being opened is closed, also when the signal to end comes meanwhile. */
function kept<Thing extends Opened>(opening: Promise<Thing>): Promise<Thing> {
  opened.push(() =>
    opening.then(
      (thing) => thing.close(),
      () => undefined,
    ),
  );
  return opening;
}

function programs(environment: Record<string, string>): Program[] {
  return [
    { name: "web", words: ["server.ts"], environment },
    { name: "worker", words: ["lib/cli/recital.ts", "work"], environment, flags: workerFlags },
  ];
}

/** Waits until the web process answers; gives up when it stops all, or takes too long. */
async function answering(url: string): Promise<void> {
  const deadline = performance.now() + webPatienceMs;
  while (performance.now() < deadline && ending === undefined) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await pause(100);
  }
  if (ending !== undefined) return ending;
  throw operatorError(`The web process does not answer at ${url}.`);
}

/** Stops all in order, once, however often it is asked. */
function end(code: number, reason: string): Promise<void> {
  ending ??= (async () => {
    say(`\n${reason}`);
    for (const close of opened.reverse()) await close().catch(complain);
    process.exit(code);
  })();
  return ending;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => end(0, "Stopping ..."));
}

// npm does not always hand its own SIGTERM on: whoever loses the parent that started it was meant, too.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent)
    void end(0, "The program that started Recital has ended. Stopping ...");
}, 1_000).unref();

start().catch((error: unknown) => {
  if (ending !== undefined) return;
  complain(error);
  end(1, "Recital did not start.");
});
