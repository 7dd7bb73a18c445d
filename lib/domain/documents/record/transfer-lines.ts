import type { Line } from "@/lib/domain/documents/blocks";
import { mechanismName } from "@/lib/domain/language/wording";
import type { RecordActivity, RecordMechanism, RecordTransfer } from "./record-facts";
import { country, joined, type Speech } from "./record-language";
import { isGap } from "./told";

/** Each transfer with its recipient, country and safeguards; what is not known of places stands last. */
export function transferLines(activity: RecordActivity, speech: Speech): Line[] {
  const { words } = speech;
  const { transfers, placesUnknown } = activity;
  if (transfers.length + placesUnknown.length === 0) return [{ text: words.noTransfer }];
  return [
    ...transfers.map((one) => transferLine(one, speech)),
    ...(placesUnknown.length === 0
      ? []
      : [{ text: words.placesUnknown(placesUnknown.join("; ")) }]),
  ];
}

export function transferLine(one: RecordTransfer, speech: Speech): Line {
  const { words } = speech;
  const recipient = isGap(one.recipient) ? words.recipientUnknown : one.recipient;
  return {
    label: `${country(one.destination, speech)}, ${recipient}`,
    text: safeguardText(one, speech),
  };
}

/** On what a transfer rests under each regime, and where that is documented. */
export function safeguardText(one: RecordTransfer, speech: Speech): string {
  const { words } = speech;
  return joined(
    [
      mechanismsText(one, speech),
      one.supplementary.length > 0 && `${words.supplementary}: ${one.supplementary.join("; ")}`,
      one.copies.length > 0 && `${words.copy}: ${one.copies.join("; ")}`,
    ],
    "; ",
  );
}

function mechanismsText({ mechanisms }: RecordTransfer, speech: Speech): string {
  if (isGap(mechanisms)) return speech.words.mechanismUnknown;
  const byRegime = new Map<RecordMechanism["regime"], string[]>();
  for (const one of mechanisms)
    byRegime.set(one.regime, [...(byRegime.get(one.regime) ?? []), mechanismText(one, speech)]);
  return [...byRegime]
    .map(([regime, names]) => {
      const said = names.join(`; ${speech.words.fallback} `);
      return regime === null ? said : `${speech.catalogue.regimes[regime]}: ${said}`;
    })
    .join(". ");
}

function mechanismText(one: RecordMechanism, speech: Speech): string {
  if (isGap(one.code)) return speech.words.mechanismUnknown;
  const name = mechanismName(one.code, one.module, speech.catalogue);
  const certification =
    one.certification === null ? null : speech.words.certifications[one.certification];
  const { words } = speech;
  const details = joined([
    one.act,
    one.code === "DPF" ? certification : null,
    one.derogation?.replaceAll("_", " "),
    one.necessity && `${words.necessity}: ${one.necessity}`,
    one.suitableSafeguards && `${words.suitable}: ${one.suitableSafeguards}`,
  ]);
  return details === "" ? name : `${name} (${details})`;
}

/** The countries of the transfers of activities, each once; that there is none, or that nobody knows. */
export function destinationText(activities: readonly RecordActivity[], speech: Speech): string {
  const names = activities.flatMap(({ transfers }) =>
    transfers.map(({ destination }) => country(destination, speech)),
  );
  if (names.length > 0) return [...new Set(names)].join("; ");
  const isUnknown = activities.some(({ placesUnknown }) => placesUnknown.length > 0);
  return isUnknown ? speech.catalogue.unknown : speech.words.noTransfer;
}
