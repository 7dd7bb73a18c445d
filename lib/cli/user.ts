import type { Command } from "commander";
import { realClock } from "@/lib/clock";
import {
  changeRoles,
  disableUser,
  enableUser,
  listUsers,
  type Person,
  addUser as saveUser,
  setAccessEnd,
} from "@/lib/data/people/people";
import { makeFirstLink, makeStaffLink } from "@/lib/data/people/sign-in-links";
import { roles } from "@/lib/domain/access";
import { isSingleAddress } from "@/lib/domain/mail-address";
import { print, table, take, WrongUse } from "./answer";
import { demoPeople } from "./demo-people";
import { actorOf, withInstallation } from "./installation";
import { dayOption, oneOf } from "./options";

type Options = {
  name?: string;
  until?: string;
  role?: string[];
  as?: string;
  demo?: true;
  json?: true;
};

const dayInMinutes = 24 * 60;

export function addUser(program: Command): void {
  const user = program
    .command("user")
    .description("the people who work here, and what they may do");
  user
    .command("list")
    .option("--json")
    .action((options: Options) => withInstallation(() => list(options)));
  user
    .command("add <email>")
    .option("--name <name>")
    .option("--role <role...>", roles.join(", "))
    .option(
      "--until <date>",
      "the last day of their access; an auditor's ends after 90 days anyway",
    )
    .option("--as <email>")
    .option("--json")
    .action((email: string, options: Options) =>
      withInstallation(async () => {
        if (!isSingleAddress(email)) throw new WrongUse(`"${email}" is no e-mail address.`);
        const { id } = take(
          await saveUser(await actorOf(options.as), {
            email,
            name: options.name ?? null,
            roles: rolesOf(options),
            accessUntil: dayOption(options.until),
          }),
        );
        print(
          { text: `${email} may work here.`, json: { ok: true, id, email } },
          options.json === true,
        );
      }),
    );
  user
    .command("role <email>")
    .description("set the roles of a person: the ones named, and no others")
    .requiredOption("--role <role...>", roles.join(", "))
    .option("--as <email>")
    .option("--json")
    .action((email: string, options: Options) =>
      withInstallation(async () => {
        const { id } = take(await changeRoles(await actorOf(options.as), email, rolesOf(options)));
        print(
          { text: `${email}: ${rolesOf(options).join(", ")}.`, json: { ok: true, id } },
          options.json === true,
        );
      }),
    );
  user
    .command("until <email> [date]")
    .description("set the last day on which a person may come; without a date: no end")
    .option("--as <email>")
    .option("--json")
    .action((email: string, date: string | undefined, options: Options) =>
      withInstallation(async () => {
        const until = dayOption(date);
        const { id } = take(await setAccessEnd(await actorOf(options.as), email, until));
        const text = until === null ? "no end" : `until ${until}`;
        print({ text: `${email}: ${text}.`, json: { ok: true, id, until } }, options.json === true);
      }),
    );
  user
    .command("disable <email>")
    .option("--as <email>")
    .option("--json")
    .action((email: string, options: Options) =>
      withInstallation(async () => {
        const { id } = take(await disableUser(await actorOf(options.as), email));
        print(
          { text: `${email} may no longer work here.`, json: { ok: true, id } },
          options.json === true,
        );
      }),
    );
  user
    .command("enable <email>")
    .option("--as <email>")
    .option("--json")
    .action((email: string, options: Options) =>
      withInstallation(async () => {
        const { id } = take(await enableUser(await actorOf(options.as), email));
        print(
          { text: `${email} may work here again.`, json: { ok: true, id } },
          options.json === true,
        );
      }),
    );
  user
    .command("link <email>")
    .description("print a link at which a person chooses a password; it works once")
    .option("--json")
    .action((email: string, options: Options) => withInstallation(() => link(email, options)));
  user
    .command("first-links")
    .description("print the link of the first administrator while there is none who can sign in")
    .option("--demo", "also one for each person of the demo who has no password yet")
    .option("--json")
    .action((options: Options) => withInstallation(() => firstLinks(options)));
}

function rolesOf({ role }: Options) {
  return (role ?? []).map((one) => oneOf(one, roles, "--role"));
}

async function link(email: string, { json }: Options): Promise<void> {
  const { url, expiresAt } = take(
    await makeStaffLink(await actorOf(undefined), email, realClock()),
  );
  print(
    { text: `${url}\nIt works once, until ${expiresAt}.`, json: { url, expiresAt } },
    json === true,
  );
}

/** What `npm start` prints: while nobody can administer, the way in; of the demo, one link for each role. */
async function firstLinks({ demo, json }: Options): Promise<void> {
  const actor = await actorOf(undefined);
  const people = (await listUsers(actor)).filter(({ disabledAt }) => disabledAt === null);
  const waiting = people.filter((person) => !person.hasPassword && isAwaited(person, people, demo));
  const links: { who: string; url: string }[] = [];
  for (const { email } of waiting) {
    const { url } = take(await makeStaffLink(actor, email, realClock(), dayInMinutes));
    links.push({ who: email, url });
  }
  if (!people.some(isAdministrator)) {
    const { url } = take(await makeFirstLink(actor, realClock()));
    links.push({ who: "First administrator", url });
  }
  const width = Math.max(0, ...links.map(({ who }) => who.length));
  const lines = links.map(({ who, url }) => `${who.padEnd(width)}  ${url}\n`);
  if (json || lines.length > 0)
    print({ text: lines.join("").trimEnd(), json: links }, json === true);
}

function isAdministrator({ roles: held }: Person): boolean {
  return held.includes("ADMINISTRATOR");
}

function isAwaited(person: Person, people: readonly Person[], demo: true | undefined): boolean {
  if (demo && demoPeople.some(({ email }) => email === person.email)) return true;
  const canAdminister = people.some((one) => isAdministrator(one) && one.hasPassword);
  return isAdministrator(person) && !canAdminister;
}

async function list({ json }: Options): Promise<void> {
  const users = await listUsers(await actorOf(undefined));
  const rows = users.map(({ email, name, roles: held, disabledAt, accessUntil }) => [
    email,
    name ?? "",
    held.join(", "),
    disabledAt === null ? (accessUntil === null ? "" : `until ${accessUntil}`) : "disabled",
  ]);
  print({ text: table(["e-mail", "name", "roles", ""], rows), json: users }, json === true);
}
