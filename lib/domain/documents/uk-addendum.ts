import { annexTexts } from "@/lib/domain/language/en-annex";
import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import { type SccModuleCode, sccModuleCodes, sccModules } from "@/lib/domain/reference/scc-modules";
import type { Row } from "@/lib/domain/register";
import { addressText, mailLine, missing } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import type { Block, Definition, Line } from "./blocks";
import { clauseNinePeriod } from "./clause-choices";
import type {
  ClauseChoices,
  TransferGroup,
  TransferImporter,
  TransferParty,
} from "./transfer-group";

/**
 * The UK Addendum to the clauses of a group: its four tables and the mandatory clauses by reference.
 *
 * Source: UK Addendum B1.0, tables 1 to 4 and Part 2; DPA 2018, section 119A; UK GDPR Art. 46(2)(d).
 * Reading: where the parties have concluded the EU clauses for this transfer as well, the Addendum is appended to these; where
 * they have not, table 2 brings the module and its options into effect. Table 1 is given for each importer.
 */
export function addendumBlocks(input: AnnexInput, group: TransferGroup): Block[] {
  const { addendum } = group;
  if (addendum === null) return [];
  return [
    ...group.importers.flatMap((importer) => tableOne(input, group, importer)),
    ...tableTwo(group, addendum),
    heading(t.addendum.tableThree),
    { type: "paragraph", text: t.addendum.tableThreeText },
    { type: "definitions", items: appendixItems(group.module) },
    heading(t.addendum.tableFour),
    { type: "definitions", items: [endingItem(addendum)] },
    heading(t.addendum.partTwo),
    { type: "paragraph", text: t.addendum.partTwoText },
  ];
}

function heading(text: string): Block {
  return { type: "heading", level: 2, text };
}

function tableOne(input: AnnexInput, group: TransferGroup, importer: TransferImporter): Block[] {
  const { addendum: words } = t;
  const { exporter } = group;
  const row = (term: string, linesOf: (party: TransferParty) => Line[]): Line[][] => [
    [{ text: term }],
    linesOf(exporter),
    linesOf(importer),
  ];
  return [
    heading(words.tableOne),
    { type: "definitions", items: [startItem(input, group, importer)] },
    {
      type: "table",
      columns: [
        { header: words.parties, share: 20 },
        { header: words.exporter, share: 40 },
        { header: words.importer, share: 40 },
      ],
      rows: [
        row(words.details, detailLines),
        row(words.keyContact, ({ entity }) => contactLines(entity)),
        row(words.signature, () => [{ text: signatureText(input, group) }]),
      ],
    },
  ];
}

function startItem(
  { agreement, status }: AnnexInput,
  { kind }: TransferGroup,
  { concludedOn }: TransferImporter,
): Definition {
  const term = t.addendum.startDate;
  const ofParties = agreement.effectiveFrom ?? agreement.signedOn;
  const start = kind === "BETWEEN_PARTIES" ? ofParties : concludedOn.UK_GDPR;
  if (start !== undefined) return { term, lines: [{ text: annexTexts.longDate(start) }] };
  return kind === "BETWEEN_PARTIES" && status.state === "FOR_SIGNATURE"
    ? { term, lines: [], ruledLines: 1 }
    : { term, lines: [{ text: annexTexts.unknown }] };
}

function detailLines({ name, entity }: TransferParty): Line[] {
  const { addendum: words } = t;
  return [
    { label: words.legalName, text: name },
    { label: words.tradeName, text: entity?.tradeName ?? t.addendum.none },
    { label: words.mainAddress, text: addressText(entity) },
    { label: words.registration, text: registrationText(entity) },
  ];
}

function registrationText(entity: Row<"LegalEntity"> | undefined): string {
  if (entity?.registrationNumber === undefined) return missing(entity, "registrationNumber");
  return annexTexts.annexOne.registered(entity.registrationNumber, entity.registerName);
}

function contactLines(entity: Row<"LegalEntity"> | undefined): Line[] {
  const { addendum: words } = t;
  const reached: Line[] = [];
  if (entity?.contactEmail) reached.push(mailLine(entity.contactEmail));
  if (entity?.phone) reached.push({ text: entity.phone });
  if (reached.length === 0) reached.push({ text: missing(entity, "contactEmail") });
  return [
    ...(entity?.contactName ? [{ label: words.fullName, text: entity.contactName }] : []),
    { label: words.jobTitle, text: entity?.contactPosition ?? missing(entity, "contactPosition") },
    ...reached.map((line, index) =>
      index === 0 ? { ...line, label: words.contactDetails } : line,
    ),
  ];
}

/** The Addendum is entered into with the clauses: a signature of its own is not required. */
function signatureText({ status }: AnnexInput, { kind }: TransferGroup): string {
  const isOpen = kind === "BETWEEN_PARTIES" && status.state === "FOR_SIGNATURE";
  return isOpen ? t.addendum.signedAbove : t.addendum.signedWithClauses;
}

function tableTwo(group: TransferGroup, choices: ClauseChoices): Block[] {
  const { addendum: words } = t;
  if (!group.regimes.includes("EU_GDPR")) {
    return [
      heading(words.tableTwo),
      {
        type: "definitions",
        items: [{ term: words.euClauses, lines: [{ text: words.selected }] }],
      },
      moduleTable(group.module, choices),
    ];
  }
  const concludedOn = group.importers[0]?.concludedOn.EU_GDPR;
  const date = concludedOn === undefined ? annexTexts.unknown : annexTexts.longDate(concludedOn);
  return [
    heading(words.tableTwo),
    {
      type: "definitions",
      items: [
        {
          term: words.euClauses,
          lines: [
            { text: words.appended },
            { label: words.date, text: date },
            { label: words.reference, text: t.moduleNames[group.module] },
            { label: words.otherIdentifier, text: words.none },
          ],
        },
      ],
    },
  ];
}

function moduleTable(chosen: SccModuleCode, choices: ClauseChoices): Block {
  const { addendum: words } = t;
  return {
    type: "table",
    columns: [
      { header: words.module, share: 9 },
      { header: words.inOperation, share: 12 },
      { header: words.clauseSeven, share: 14 },
      { header: words.clauseEleven, share: 12 },
      { header: words.clauseNine, share: 19 },
      { header: words.clauseNinePeriod, share: 13 },
      { header: words.combined, share: 21 },
    ],
    rows: sccModuleCodes.map((module) =>
      [
        String(sccModules[module].number),
        ...(module === chosen ? chosenCells(module, choices) : unusedCells),
      ].map((text) => [{ text }]),
    ),
  };
}

const unusedCells = [t.addendum.no, ...Array<string>(5).fill(t.addendum.notForModule)];

function chosenCells(module: SccModuleCode, choices: ClauseChoices): string[] {
  const { addendum: words } = t;
  const asks = sccModules[module].clause9;
  const yesOrNo = (value: boolean | undefined) =>
    value === undefined ? annexTexts.unknown : value ? words.yes : words.no;
  const { clause9aOption } = choices;
  const nine = clause9aOption && { OPTION_1: words.prior, OPTION_2: words.general }[clause9aOption];
  return [
    words.yes,
    yesOrNo(choices.dockingClause),
    yesOrNo(choices.clause11Redress),
    asks ? (nine ?? annexTexts.unknown) : words.notForModule,
    asks ? clauseNinePeriod(choices) : words.notForModule,
    module === "M4" ? yesOrNo(choices.module4Combined) : words.notForModule,
  ];
}

function appendixItems(module: SccModuleCode): Definition[] {
  const { annexes, above, notForThis } = t.addendum;
  const { II, III } = sccModules[module].annexes;
  const place = (isThere: boolean, annex: string) => [
    { text: isThere ? above(annex) : notForThis },
  ];
  return [
    { term: annexes.IA, lines: place(true, "Annex I.A") },
    { term: annexes.IB, lines: place(true, "Annex I.B") },
    { term: annexes.II, lines: place(II, "Annex II") },
    { term: annexes.III, lines: place(III !== false, "Annex III") },
  ];
}

function endingItem({ endingParty }: ClauseChoices): Definition {
  const { ending, endingText, endings } = t.addendum;
  const who = endingParty === undefined ? annexTexts.unknown : endings[endingParty];
  return { term: ending, lines: [{ text: endingText }, { text: who, tone: "strong" }] };
}
