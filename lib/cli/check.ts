import type { Command } from "commander";
import { todayIn } from "@/lib/data/change-sets";
import { loadRegister, presentRegister } from "@/lib/data/register";
import { check } from "@/lib/domain/findings/check";
import { type Regime, regimes } from "@/lib/domain/reference/enums";
import { print, table } from "./answer";
import { now, withInstallation } from "./installation";
import { dayOption, oneOf } from "./options";

type Options = { asOf?: string; regime?: string; json?: true };

export function addCheck(program: Command): void {
  program
    .command("check")
    .description("find what is wrong in the register, with the provision it offends")
    .option("--as-of <date>", "the register and the law as of a day")
    .option("--regime <regime>", regimes.join(", "))
    .option("--json")
    .action((options: Options) =>
      withInstallation(async () => {
        const present = (await presentRegister()).register;
        const asked = dayOption(options.asOf);
        const asOf = asked ?? todayIn(present, now());
        const register = asked === null ? present : await loadRegister(asked, now());
        const chosen: readonly Regime[] =
          options.regime === undefined ? regimes : [oneOf(options.regime, regimes, "--regime")];
        const findings = check(register, asOf, chosen);
        const rows = findings.map(({ code, severity, kind, ref, message, source }) => [
          code,
          severity,
          `${kind}/${ref}`,
          `${message} (${source})`,
        ]);
        const text =
          findings.length === 0
            ? `No finding as of ${asOf}.`
            : table(["rule", "weight", "record", "finding"], rows);
        print({ text, json: { asOf, findings } }, options.json === true);
      }),
    );
}
