import type { Command } from "commander";
import { realClock } from "@/lib/clock";
import { addApiToken, endApiToken, listApiTokens } from "@/lib/data/programs/api-tokens";
import { isScope, type Scope, scopes } from "@/lib/domain/api/scopes";
import { print, table, take, WrongUse } from "./answer";
import { actorOf, withInstallation } from "./installation";

type Options = { scope?: string[]; days?: string; as?: string; json?: true };

export function addToken(program: Command): void {
  const token = program.command("token").description("the tokens by which programs ask at /api/v1");
  token
    .command("add <name>")
    .description("make a token for a program and print its secret, once")
    .requiredOption("--scope <scope...>", scopes.join(", "))
    .option("--days <number>", "how many days it works, at most 366", "90")
    .option("--as <email>")
    .option("--json")
    .action((name: string, options: Options) => withInstallation(() => add(name, options)));
  token
    .command("list")
    .option("--json")
    .action((options: Options) => withInstallation(() => list(options)));
  token
    .command("end <id>")
    .description("end a token: the next request with it is refused")
    .option("--as <email>")
    .option("--json")
    .action((id: string, options: Options) =>
      withInstallation(async () => {
        const ended = take(await endApiToken(await actorOf(options.as), id, realClock()));
        const text = `The token “${ended.name}” opens nothing any more.`;
        print({ text, json: { ok: true, ...ended } }, options.json === true);
      }),
    );
}

async function add(name: string, { scope = [], days = "90", as, json }: Options): Promise<void> {
  if (name.trim() === "" || name.length > 100)
    throw new WrongUse("A token needs a name of at most 100 characters.");
  if (!/^\d{1,4}$/.test(days)) throw new WrongUse(`--days: "${days}" is no whole number.`);
  const draft = {
    name: name.trim(),
    scopes: scope.map(scopeOf),
    days: Number(days),
  };
  const made = take(await addApiToken(await actorOf(as), draft, realClock()));
  const text = `${made.secret}\nIt is shown once, and works until ${made.expiresAt}.`;
  print({ text, json: { ok: true, ...made } }, json === true);
}

function scopeOf(text: string): Scope {
  if (isScope(text)) return text;
  throw new WrongUse(`--scope is one of ${scopes.join(", ")}; "${text}" is not.`);
}

async function list({ json }: Options): Promise<void> {
  const tokens = await listApiTokens(await actorOf(undefined), realClock());
  const rows = tokens.map(({ id, name, scopes: held, hint, expiresAt, lastUsedAt, state }) => [
    id,
    name,
    `…${hint}`,
    held.join(", "),
    state === "WORKS" ? `until ${expiresAt}` : state.toLowerCase(),
    lastUsedAt ?? "never",
  ]);
  const heads = ["id", "name", "secret", "scopes", "works", "last used"];
  print({ text: table(heads, rows), json: tokens }, json === true);
}
