import type { Destination, MappedTransfer, MechanismFamily, TransferMap } from "./transfer-map";

/** A line of the map: the transfers of one exporter to one destination that rest on one kind of ground. */
export type TransferWay = {
  readonly from: string;
  readonly to: string | null;
  readonly family: MechanismFamily;
  readonly count: number;
  readonly errors: number;
  readonly isUnverified: boolean;
};

/** The lines of the map, in the order of the destinations, so that few of them cross. */
export function transferWays({ transfers, destinations }: TransferMap): TransferWay[] {
  const ways = new Map<string, TransferWay>();
  for (const { from, destination, family, errors, unverified } of transfers) {
    const key = JSON.stringify([from, destination, family]);
    const known = ways.get(key);
    ways.set(key, {
      from,
      to: destination,
      family,
      count: (known?.count ?? 0) + 1,
      errors: (known?.errors ?? 0) + errors,
      isUnverified: known?.isUnverified === true || unverified !== null,
    });
  }
  const places = destinations.map(({ code }) => code);
  return [...ways.values()].toSorted(
    (one, other) => places.indexOf(one.to) - places.indexOf(other.to),
  );
}

/** How the law sees each destination, in the picture as in the table. */
export const standingWords: Readonly<Record<Destination["status"], string>> = {
  INTERNAL: "inside the territory",
  ADEQUATE: "adequate",
  ADEQUATE_CONDITIONAL: "adequate on conditions",
  NONE: "no adequacy decision",
  UNKNOWN: "not known",
};

/** On what transfers rest, in the picture as in the table. */
export const familyWords: Readonly<Record<MechanismFamily, string>> = {
  ADEQUACY: "adequacy decision, or certified recipient",
  CLAUSES: "contractual clauses",
  RULES: "binding rules, code, certification",
  DEROGATION: "derogation of Article 49",
  NONE: "no ground that holds",
};

/** "2 transfers, 1 error, unverified" */
export function wayInWords({ count, errors, isUnverified }: TransferWay): string {
  const counted = (of: number, word: string) => `${of} ${word}${of === 1 ? "" : "s"}`;
  return [
    counted(count, "transfer"),
    errors === 0 ? "" : counted(errors, "error"),
    isUnverified ? "unverified" : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** One row of the table beside the map: a transfer with all that its line and its destination say. */
export type TransferRow = MappedTransfer & { readonly standing: Destination };

/** All that the map says, in rows. */
export function transferRows({ transfers, destinations }: TransferMap): TransferRow[] {
  return transfers.flatMap((one) => {
    const standing = destinations.find(({ code }) => code === one.destination);
    return standing === undefined ? [] : [{ ...one, standing }];
  });
}
