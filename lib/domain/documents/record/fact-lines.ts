import type { Line } from "@/lib/domain/documents/blocks";
import type {
  RecordActivity,
  RecordBasis,
  RecordCategory,
  RecordData,
  RecordMeasure,
  RecordPurpose,
  RecordRecipient,
} from "./record-facts";
import { country, gapText, joined, linesOr, type Speech, text } from "./record-language";
import { isGap, type Told } from "./told";

export function purposeLines({ purposes }: RecordActivity, speech: Speech): Line[] {
  return linesOr(purposes, speech, (one) => [{ text: text(one.text, speech) }]);
}

/** The legal bases of each purpose; several purposes are told apart by their text. */
export function basisLines({ purposes }: RecordActivity, speech: Speech): Line[] {
  if (isGap(purposes)) return [{ text: speech.words.basisUnknown }];
  const isOne = purposes.length === 1;
  return purposes.flatMap((purpose) => {
    const lines = basesOf(purpose, speech);
    return isOne ? lines : [{ text: text(purpose.text, speech), tone: "quiet" as const }, ...lines];
  });
}

function basesOf({ bases }: RecordPurpose, speech: Speech): Line[] {
  if (bases.length === 0) return [{ text: speech.words.basisUnknown }];
  return bases.map((one) => ({
    ...(one.regime === null ? {} : { label: speech.catalogue.regimes[one.regime] }),
    text: basisText(one, speech),
  }));
}

export function basisText(one: RecordBasis, speech: Speech): string {
  const { words } = speech;
  const details = [
    one.interest && `${words.basis.interest}: ${one.interest}`,
    one.contract && `${words.basis.contract}: ${one.contract}`,
    one.law && `${words.basis.law}: ${one.law}`,
    one.consent && `${words.basis.consent}: ${one.consent}`,
    ...one.article9.map((code) => words.article9(code.slice(-1).toLowerCase())),
    one.article10 &&
      (Object.entries(words.article10).find(([code]) => code === one.article10)?.[1] ??
        one.article10),
  ];
  const code = isGap(one.code) ? words.basisUnknown : words.bases[one.code];
  return joined([code, ...details], "; ");
}

/** Each data subject category once, over all parts of the data. */
export function peopleLines({ data }: RecordActivity, speech: Speech): Line[] {
  return categoryLines(data, ({ people }) => people, speech, speech.words.vulnerable);
}

/** Each category of data once, over all parts, with the items as they are written. */
export function categoriesLines({ data }: RecordActivity, speech: Speech): Line[] {
  const lines = categoryLines(data, ({ categories }) => categories, speech, speech.words.sensitive);
  if (isGap(data)) return lines;
  const items = [...new Set(data.flatMap((part) => part.items))];
  const safeguards = [...new Set(data.flatMap((part) => part.safeguards ?? []))];
  return [
    ...lines,
    ...(items.length === 0
      ? []
      : [{ label: speech.words.items, text: items.join(", "), tone: "quiet" as const }]),
    ...safeguards.map((one) => ({ label: speech.words.safeguards, text: one })),
  ];
}

function categoryLines(
  data: Told<readonly RecordData[]>,
  pick: (part: RecordData) => Told<readonly RecordCategory[]>,
  speech: Speech,
  remark: string,
): Line[] {
  if (isGap(data)) return [{ text: gapText(data, speech) }];
  const labels = data.flatMap((part) => {
    const categories = pick(part);
    return isGap(categories)
      ? [gapText(categories, speech)]
      : categories.map((one) => categoryText(one, remark));
  });
  return [{ text: [...new Set(labels)].join("; ") }];
}

function categoryText({ label, sensitive, vulnerable }: RecordCategory, remark: string): string {
  return sensitive || vulnerable ? `${label} (${remark})` : label;
}

export function sourceLines({ data }: RecordActivity, speech: Speech): Line[] {
  if (isGap(data)) return [{ text: gapText(data, speech) }];
  const sources = data.map(({ source, sourceText }) =>
    joined([
      isGap(source) ? gapText(source, speech) : speech.words.dataSources[source],
      sourceText,
    ]),
  );
  return [{ text: [...new Set(sources)].join("; ") }];
}

export function recipientLines({ recipients }: RecordActivity, speech: Speech): Line[] {
  return linesOr(recipients, speech, (one) => [{ text: recipientText(one, speech) }]);
}

export function recipientText(one: RecordRecipient, speech: Speech): string {
  const { words } = speech;
  const kind = isGap(one.kind) ? words.roleUnknown : words.recipients[one.kind];
  const about = joined([
    kind,
    one.service,
    one.isNamed ? null : words.notNamed,
    one.under === null ? null : words.engagedBy(one.under),
    one.standby ? words.standby : null,
  ]);
  return joined(
    [
      `${one.name} (${about})`,
      joined([one.purpose, one.condition && `${words.onlyIf}: ${one.condition}`], "; "),
    ],
    ": ",
  );
}

/** Where the recipients process, each with its places. */
export function placeLines({ recipients }: RecordActivity, speech: Speech): Line[] {
  return linesOr(recipients, speech, ({ name, places }) => {
    if (places === null) return [];
    if (isGap(places)) return [{ label: name, text: gapText(places, speech) }];
    return [
      {
        label: name,
        text: places
          .map(({ country: land, place, kinds }) =>
            joined(
              [
                joined([place, country(land, speech)]),
                kinds.length > 0 &&
                  `(${kinds.map((kind) => speech.catalogue.locationKinds.get(kind) ?? kind).join(", ")})`,
              ],
              " ",
            ),
          )
          .join("; "),
      },
    ];
  });
}

export function measureLines({ measures }: RecordActivity, speech: Speech): Line[] {
  return linesOr(measures, speech, (one) => [measureLine(one, speech)]);
}

function measureLine({ category, text: said }: RecordMeasure, speech: Speech): Line {
  const { words } = speech;
  const label = isGap(category) ? words.measureUnknown : words.measures[category];
  return { label, text: text(said, speech) };
}

/** What is done on behalf of controllers, and by which operations. */
export function processingLines(activity: RecordActivity, speech: Speech): Line[] {
  const { categoriesOfProcessing, natures } = activity;
  const operations = isGap(natures)
    ? gapText(natures, speech)
    : natures.map((one) => speech.words.natures[one]).join(", ");
  return [
    ...linesOr(categoriesOfProcessing, speech, (one) => [{ text: one }]),
    { label: speech.words.operations, text: operations, tone: "quiet" },
  ];
}

export function assessmentText(
  { impactAssessment, impactCriteria }: RecordActivity,
  speech: Speech,
): string {
  const said = isGap(impactAssessment)
    ? gapText(impactAssessment, speech)
    : speech.words.assessment[impactAssessment];
  return joined([said, impactCriteria.join(", ")], ": ");
}

export function decisionText(
  { automatedDecision, decisionDetails }: RecordActivity,
  speech: Speech,
): string {
  if (isGap(automatedDecision)) return gapText(automatedDecision, speech);
  const { yes, no } = speech.words.decisions;
  return joined([automatedDecision ? yes : no, ...decisionDetails], "; ");
}
