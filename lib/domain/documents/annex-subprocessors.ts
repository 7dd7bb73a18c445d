import { featureWords, narrowingFeatures } from "@/lib/domain/customer/feature-use";
import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { find, type Row } from "@/lib/domain/register";
import { addressText, categoryLabels, compareNames, contactLines, missing } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import { placeLines } from "./annex-places";
import { engagedName, type ListedSubprocessor, unusedSubprocessors } from "./annex-scope";
import type { Block, Line } from "./blocks";
import { narrowedCategories } from "./narrowed-data";

/**
 * Annex IV: the list of sub-processors, with the whole chain below them.
 *
 * Source: SCC (EU) 2021/915, Annex IV and clause 7.7(a); GDPR Art. 28(2) and (4); EDPB Opinion 22/2024.
 * Reading: under Option 1 the list is what the controller has authorised, in the words of the form. Under Option 2 the
 * form does not ask for it, but the clause speaks of "an agreed list": it is given under that name and claims no
 * specific authorisation.
 */
export function subprocessorBlocks(
  input: AnnexInput,
  subprocessors: readonly ListedSubprocessor[],
): Block[] {
  const { annexFour } = t;
  return [
    { type: "heading", level: 1, text: annexFour.title, caption: annexFour.caption },
    ...introduction(input),
    subprocessors.length === 0
      ? { type: "paragraph", text: annexFour.none }
      : subprocessorTable(input, subprocessors),
    ...notListed(input),
  ];
}

export function subprocessorTable(
  input: AnnexInput,
  subprocessors: readonly ListedSubprocessor[],
): Block {
  const { number, party, description, place } = t.annexFour.columns;
  return {
    type: "table",
    columns: [
      { header: number, share: 8 },
      { header: party, share: 32 },
      { header: description, share: 34 },
      { header: place, share: 26 },
    ],
    rows: subprocessors.map((one) => [[{ text: one.number }], ...subprocessorCells(input, one)]),
  };
}

/** Who a sub-processor is, what it does, and where. */
export function subprocessorCells(input: AnnexInput, one: ListedSubprocessor): Line[][] {
  return [
    partyLines(input, one),
    descriptionLines(input, one),
    placeLines(input.agreed, one.engagement),
  ];
}

function introduction({ agreement }: AnnexInput): Block[] {
  const { annexFour } = t;
  if (agreement.authorisation === "GENERAL") {
    const period = agreement.noticePeriod
      ? (agreement.noticeDayCount === "BUSINESS" ? t.businessDaysText : t.periodText)(
          agreement.noticePeriod,
        )
      : missing(agreement, "noticePeriod");
    return [
      {
        type: "note",
        title: annexFour.agreedList,
        lines: [{ text: annexFour.agreedListText(period) }],
      },
      { type: "paragraph", text: annexFour.agreed },
    ];
  }
  const note: Block = {
    type: "note",
    title: annexFour.note,
    lines: [{ text: annexFour.noteText }],
  };
  if (agreement.authorisation === "SPECIFIC")
    return [note, { type: "paragraph", text: annexFour.authorised }];
  note.lines.push({ text: annexFour.unknownAuthorisation });
  return [note, { type: "paragraph", text: annexFour.listed }];
}

/** Who is not on the list although it serves a product of the agreement, and why. */
export function notListed(input: AnnexInput): Block[] {
  return [...leftOut(input), ...unused(input)];
}

/** An optional feature that is not used is no processing for this controller, but it is to know who comes with it. */
function unused(input: AnnexInput): Block[] {
  const names = unusedSubprocessors(input).map(({ engagement }) => {
    const features = narrowingFeatures(input.agreed, engagement).join(", ");
    return `${engagedName(input.agreed, engagement)} (${features})`;
  });
  return names.length === 0
    ? []
    : [{ type: "paragraph", tone: "quiet", text: t.annexFour.unused(names.join("; ")) }];
}

function leftOut({ agreed, agreement }: AnnexInput): Block[] {
  const names = (agreement.excludedVendorIds ?? [])
    .map((ref) => find(agreed, "Vendor", ref)?.name)
    .filter((name) => name !== undefined)
    .toSorted(compareNames);
  return names.length === 0
    ? []
    : [{ type: "paragraph", tone: "quiet", text: t.annexFour.leftOut(names.join(", ")) }];
}

function partyLines(
  input: AnnexInput,
  { engagement, service, vendor, entity, chain }: ListedSubprocessor,
): Line[] {
  const { annexFour } = t;
  const lines: Line[] = [{ text: engagedName(input.agreed, engagement), tone: "strong" }];
  const bought = [vendor?.name, service?.name].filter(Boolean).join(", ");
  lines.push({ label: annexFour.service, text: bought || t.unknown });
  if (engagement.standby) lines.push({ text: annexFour.standby, tone: "strong" });
  lines.push({
    label: annexFour.address,
    text: entity ? addressText(entity) : missing(vendor, "legalEntityId"),
  });
  lines.push(
    ...contactLines(entity).map((line, index) =>
      index === 0 ? { ...line, label: annexFour.contact } : line,
    ),
  );
  if (chain.length > 0) {
    const above = chain.map((one) => engagedName(input.agreed, one)).join(" › ");
    lines.push({ label: annexFour.engagedUnder, text: above });
  } else if (
    engagement.engagerEntityId &&
    engagement.engagerEntityId !== input.agreement.processorEntityId
  ) {
    const engager = find(input.agreed, "LegalEntity", engagement.engagerEntityId)?.legalName;
    lines.push({ label: annexFour.engagedBy, text: engager ?? t.unknown });
  }
  return lines;
}

function descriptionLines(input: AnnexInput, { engagement, service }: ListedSubprocessor): Line[] {
  const { annexFour } = t;
  const { agreed } = input;
  const narrowed = (field: "personalDataCategoryIds" | "dataSubjectCategoryIds") =>
    narrowedCategories(input, engagement, field);
  const data = categoryLabels(agreed, "PersonalDataCategory", narrowed("personalDataCategoryIds"));
  const subjects = categoryLabels(
    agreed,
    "DataSubjectCategory",
    narrowed("dataSubjectCategoryIds"),
  );
  const lines: Line[] = [
    { text: engagement.purpose ?? service?.function ?? missing(engagement, "purpose") },
    {
      label: annexFour.data,
      text: data.join("; ") || missing(engagement, "personalDataCategoryIds"),
    },
    {
      label: annexFour.subjects,
      text: subjects.join("; ") || missing(engagement, "dataSubjectCategoryIds"),
    },
    {
      label: annexFour.delimitation,
      text: engagement.delimitation ?? delimitationGap(engagement),
    },
  ];
  const feature = featureWords(engagement);
  if (feature !== null) lines.push({ label: annexFour.feature, text: feature });
  if (engagement.optional) lines.push({ text: annexFour.optional, tone: "quiet" });
  else if (engagement.perTenantSwitch) lines.push({ text: annexFour.switchable, tone: "quiet" });
  return lines;
}

/** The form asks to delimit only where several are authorised: what is absent and not marked unknown was not needed. */
function delimitationGap(engagement: Row<"Engagement">): string {
  const isMarked = engagement.fieldStates?.delimitation !== undefined;
  return isMarked ? missing(engagement, "delimitation") : t.annexFour.noDelimitation;
}
