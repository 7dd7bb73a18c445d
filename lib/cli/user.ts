import type { Command } from "commander";
import { changeRoles, disableUser, listUsers, addUser as saveUser } from "@/lib/data/people";
import { roles } from "@/lib/domain/access";
import { isSingleAddress } from "@/lib/domain/mail-address";
import { print, table, take, WrongUse } from "./answer";
import { actorOf, withInstallation } from "./installation";
import { oneOf } from "./options";

type Options = { name?: string; role?: string[]; as?: string; json?: true };

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
}

function rolesOf({ role }: Options) {
  return (role ?? []).map((one) => oneOf(one, roles, "--role"));
}

async function list({ json }: Options): Promise<void> {
  const users = await listUsers();
  const rows = users.map(({ email, name, roles: held, disabledAt }) => [
    email,
    name ?? "",
    held.join(", "),
    disabledAt === null ? "" : "disabled",
  ]);
  print({ text: table(["e-mail", "name", "roles", ""], rows), json: users }, json === true);
}
