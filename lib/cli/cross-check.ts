import { systemActor } from "@/lib/auth/actor";
import { crossCheckNow } from "@/lib/data/findings/cross-check";
import { type CrossCheckView, crossCheckView } from "@/lib/domain/cross-check/cross-check-view";
import { print, refused, table, WrongUse } from "./answer";
import { now } from "./installation";

type Options = { asOf?: string; recordedAt?: string; regime?: string; json?: true };

/** `check --cross`: whom the records, the public list, the annexes and the notices name today. */
export async function printCrossCheck({ asOf, recordedAt, regime, json }: Options): Promise<void> {
  if (asOf !== undefined || recordedAt !== undefined || regime !== undefined)
    throw new WrongUse(
      "--cross compares what is given out today, under every law: leave out --as-of, --recorded-at and --regime.",
    );
  const found = await crossCheckNow(systemActor("cli", now()));
  if (found === null) throw refused("notAllowed");
  const { publication, recipients, mismatches } = found;
  print(
    {
      text: textOf(crossCheckView(found, found.register, found.asOf)),
      json: { asOf: found.asOf, publication, recipients, mismatches },
    },
    json === true,
  );
}

function textOf({ asOf, publication, rows, mismatches }: CrossCheckView): string {
  const from = publication === null ? "nothing published yet" : `publication ${publication}`;
  return [
    table(
      ["recipient", "records", "list", "annexes", "notices", "compared"],
      rows.map(({ title, inRecords, onList, annexes, notices, agrees }) => [
        title,
        inRecords ? "named" : "not named",
        onList ? "named" : "not named",
        annexes,
        notices,
        agrees ? "same" : "differs",
      ]),
    ),
    "",
    mismatches.length === 0
      ? `All four name the same recipients as of ${asOf} (${from}).`
      : `${mismatches.length} ${mismatches.length === 1 ? "difference" : "differences"} as of ${asOf} (${from}):`,
    ...mismatches.map(({ about, difference, why, agreements, moreAgreements, mend }) =>
      [
        `- ${about.title}: ${difference} ${why}`,
        ...(agreements.length === 0
          ? []
          : [
              `  Agreements: ${agreements.map(({ title }) => title).join(", ")}${moreAgreements === 0 ? "" : ` and ${moreAgreements} more`}.`,
            ]),
        `  ${mend.title}: ${mend.href}`,
      ].join("\n"),
    ),
  ].join("\n");
}
