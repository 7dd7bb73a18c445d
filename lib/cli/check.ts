import type { Command } from "commander";
import { dealingsNow } from "@/lib/data/findings/dealings";
import { registerAt } from "@/lib/data/moments";
import type { CalendarDate } from "@/lib/domain/calendar";
import { allFindings, check, checkDealings } from "@/lib/domain/findings/check";
import type { Finding } from "@/lib/domain/findings/finding";
import { type IdleWaiver, idleWaivers } from "@/lib/domain/findings/waivers";
import { type Regime, regimes, severities } from "@/lib/domain/reference/enums";
import { type UnverifiedNote, unverifiedRecord, withMark } from "@/lib/domain/unverified-value";
import { print, table } from "./answer";
import { printCrossCheck } from "./cross-check";
import { now, withInstallation } from "./installation";
import { momentOption, oneOf } from "./options";

type Options = {
  asOf?: string;
  recordedAt?: string;
  regime?: string;
  cross?: true;
  json?: true;
};

export function addCheck(program: Command): void {
  program
    .command("check")
    .description("find what is wrong in the register, with the provision it offends")
    .option("--as-of <date>", "the register and the law as of a day; without dealings of then")
    .option("--recorded-at <date>", "as far as was recorded by the end of a day")
    .option("--regime <regime>", regimes.join(", "))
    .option("--cross", "compare whom the records, the public list, annexes and notices name today")
    .option("--json")
    .action((options: Options) =>
      withInstallation(async () => {
        if (options.cross === true) return printCrossCheck(options);
        const moment = momentOption(options);
        const { register, day: asOf, isPresent } = await registerAt({ at: now() }, moment);
        const chosen: readonly Regime[] =
          options.regime === undefined ? regimes : [oneOf(options.regime, regimes, "--regime")];
        const found = allFindings(
          check(register, asOf, chosen),
          // What passed between us and the customers is known as it is now, not as it was on another day.
          isPresent ? checkDealings(register, await dealingsNow(), asOf) : [],
        );
        const findings = found.map((one) => ({
          ...one,
          unverified: unverifiedRecord(register, one, asOf),
        }));
        const idle = idleWaivers(register, found, asOf, { regimes: chosen, isToday: isPresent });
        const { recordedAt } = moment;
        print(
          {
            text: textOf(asOf, findings, idle),
            json: { asOf, recordedAt, findings, idleWaivers: idle },
          },
          options.json === true,
        );
      }),
    );
}

function textOf(
  asOf: CalendarDate,
  findings: readonly (Finding & { unverified: UnverifiedNote | null })[],
  idle: readonly IdleWaiver[],
): string {
  const rows = findings.map(
    ({ code, severity, kind, ref, message, source, waiver, unverified }) => [
      code,
      waiver === undefined ? severity : "waived",
      withMark(`${kind}/${ref}`, unverified),
      `${message} (${source})${waiver === undefined ? "" : ` Waived until ${waiver.until} by ${waiver.decidedBy}: ${waiver.reason}`}`,
    ],
  );
  return [
    findings.length === 0
      ? `No finding as of ${asOf}.`
      : `${table(["rule", "weight", "record", "finding"], rows)}\n\n${countsOf(findings)} as of ${asOf}.`,
    ...(findings.some(({ unverified }) => unverified !== null)
      ? [
          "(unverified): the record rests on reference data that nobody has looked up; --json says which.",
        ]
      : []),
    ...idle.map(({ ref, why }) => `Waiver ${ref} covers nothing: ${idleWords[why]}.`),
  ].join("\n");
}

function countsOf(findings: readonly Finding[]): string {
  const open = findings.filter(({ waiver }) => waiver === undefined);
  const counts = severities.map((severity) => {
    const count = open.filter((finding) => finding.severity === severity).length;
    return `${count} ${severity}${count === 1 ? "" : "s"}`;
  });
  return [...counts, `${findings.length - open.length} waived`].join(", ");
}

const idleWords: Readonly<Record<IdleWaiver["why"], string>> = {
  expired: "its last day has passed",
  notWaivable: "no decision makes up for what this rule finds",
  noAdvice: "an error needs the recorded advice of the data protection officer, with its day",
  nothingFound: "nothing is found there, under that field or regime",
};
