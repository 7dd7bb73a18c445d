import type { CalendarDate } from "@/lib/domain/calendar";
import { annexTexts } from "@/lib/domain/language/en-annex";
import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import { find } from "@/lib/domain/register";
import { addressText, compareNames, contactLines, missing } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import { signature } from "./annex-parties";
import { appointed, appointmentLines } from "./appointed";
import type { Block, Definition, Line } from "./blocks";
import type { TransferGroup, TransferImporter, TransferParty } from "./transfer-group";

/**
 * Annex I.A: exporter and importer, each with the six fields of the form in its order.
 *
 * Source: SCC (EU) 2021/914, Annex I.A.
 * Reading: the two headers differ. The exporter is named with its data protection officer and its representative in the
 * Union, the importer with its contact person for data protection; both stand within the form's third field.
 */
export function transferPartyBlocks(input: AnnexInput, group: TransferGroup): Block[] {
  const { annexOne } = t;
  const { exporter, importers } = group;
  return [
    { type: "heading", level: 2, text: annexOne.parties },
    {
      type: "heading",
      level: 3,
      text: annexOne.exporters,
      caption: annexOne.exportersCaption,
    },
    { type: "definitions", items: partyItems(input, group, exporter, importers[0]) },
    {
      type: "heading",
      level: 3,
      text: annexOne.importers,
      caption: annexOne.importersCaption,
    },
    ...importers.map(
      (importer): Block => ({
        type: "definitions",
        items: partyItems(input, group, importer, importer),
      }),
    ),
  ];
}

function partyItems(
  input: AnnexInput,
  group: TransferGroup,
  party: TransferParty,
  importer: TransferImporter | undefined,
): Definition[] {
  const { annexOne } = t;
  const { entity } = party;
  const isExporter = party === group.exporter;
  return [
    { term: annexOne.name, lines: [{ text: party.name, tone: "strong" }] },
    { term: annexOne.address, lines: [{ text: addressText(entity) }] },
    {
      term: annexOne.contact,
      lines: [
        ...contactLines(entity),
        ...labelled(annexOne.officer, appointed(input, entity, "DPO").flatMap(appointmentLines)),
        ...(isExporter
          ? labelled(
              annexOne.representative,
              appointed(input, entity, "REP_EU").flatMap(appointmentLines),
            )
          : []),
      ],
    },
    { term: annexOne.activities, lines: [{ text: activitiesText(input, party, importer) }] },
    signatureOf(input, group, importer),
    { term: annexOne.role, lines: [{ text: annexOne.roles[party.role] }] },
  ];
}

function labelled(label: string, lines: readonly Line[]): Line[] {
  return lines.map((line, index) => (index === 0 ? { ...line, label } : line));
}

/** What a party does with the data: our companies provide the products, the customer uses them, an importer does its service. */
function activitiesText(
  { agreed, agreement }: AnnexInput,
  party: TransferParty,
  importer: TransferImporter | undefined,
): string {
  const { annexOne } = t;
  const isOnwardImporter = party === importer && importer.subprocessor !== null;
  if (isOnwardImporter) {
    const { engagement, service } = importer.subprocessor;
    return engagement.subjectMatter ?? service?.function ?? missing(engagement, "subjectMatter");
  }
  const products = (agreement.productIds ?? [])
    .map((ref) => find(agreed, "Product", ref)?.name ?? annexTexts.unknown)
    .toSorted(compareNames);
  if (products.length === 0) return missing(agreement, "productIds");
  const names = products.join(", ");
  return party.isCustomer ? annexOne.uses(names) : annexOne.provides(names);
}

function signatureOf(
  input: AnnexInput,
  { kind, regimes }: TransferGroup,
  importer: TransferImporter | undefined,
): Definition {
  const term = t.annexOne.signature;
  if (kind === "BETWEEN_PARTIES") return { ...signature(input), term };
  const concludedOn = firstDay(importer, regimes);
  const text =
    concludedOn === undefined
      ? t.annexOne.concludedUnknown
      : t.annexOne.concludedOn(annexTexts.longDate(concludedOn as CalendarDate));
  return { term, lines: [{ text }] };
}

function firstDay(
  importer: TransferImporter | undefined,
  regimes: TransferGroup["regimes"],
): string | undefined {
  return regimes.map((regime) => importer?.concludedOn[regime]).find((day) => day !== undefined);
}
