import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { find, type Row } from "@/lib/domain/register";
import { addressText, contactLines } from "./annex-facts";
import { customerName, processorName } from "./annex-front";
import type { AnnexInput } from "./annex-input";
import { appointed, appointmentLines } from "./appointed";
import type { Block, Definition, Line } from "./blocks";

/**
 * Annex I: the parties, each with the four fields of the form and its data protection officer.
 *
 * Source: SCC (EU) 2021/915, Annex I.
 * Reading: the form has no field for roles, activities or a competent authority (those belong to
 * (EU) 2021/914). A customer that is itself a processor keeps the form's heading and is said to be one.
 */
export function partyBlocks(input: AnnexInput): Block[] {
  const { agreed, agreement, customer, customerEntity } = input;
  const processor = find(agreed, "LegalEntity", agreement.processorEntityId);
  const { annexOne } = t;
  return [
    { type: "heading", level: 1, text: annexOne.title, caption: annexOne.caption },
    { type: "heading", level: 2, text: annexOne.controllers, caption: annexOne.controllersCaption },
    ...(customer.role === "PROCESSOR"
      ? [{ type: "paragraph", tone: "quiet", text: annexOne.customerIsProcessor } as const]
      : []),
    { type: "definitions", items: partyFacts(input, customerName(input), customerEntity) },
    { type: "heading", level: 2, text: annexOne.processors, caption: annexOne.processorsCaption },
    { type: "definitions", items: partyFacts(input, processorName(input), processor) },
  ];
}

function partyFacts(
  input: AnnexInput,
  name: string,
  entity: Row<"LegalEntity"> | undefined,
): Definition[] {
  const { annexOne } = t;
  return [
    { term: annexOne.name, lines: nameLines(name, entity) },
    { term: annexOne.address, lines: [{ text: addressText(entity) }] },
    { term: annexOne.contact, lines: contactLines(entity) },
    { term: annexOne.officer, lines: officerLines(input, entity) },
    signature(input),
  ];
}

function nameLines(name: string, entity: Row<"LegalEntity"> | undefined): Line[] {
  const lines: Line[] = [{ text: name, tone: "strong" }];
  if (entity?.tradeName) lines.push({ text: t.annexOne.tradingAs(entity.tradeName) });
  if (entity?.registrationNumber) {
    lines.push({
      label: t.annexOne.registration,
      text: t.annexOne.registered(entity.registrationNumber, entity.registerName),
    });
  }
  return lines;
}

function officerLines(input: AnnexInput, entity: Row<"LegalEntity"> | undefined): Line[] {
  const lines = appointed(input, entity, "DPO").flatMap(appointmentLines);
  return lines.length === 0 ? [{ text: t.noneRecorded }] : lines;
}

/** The place for the signature, or whether and when it was signed. */
export function signature({ status }: AnnexInput): Definition {
  const term = t.annexOne.signature;
  if (status.state === "FOR_SIGNATURE") return { term, lines: [], ruledLines: 2 };
  const signedOn = t.longDate(status.signedOn);
  return {
    term,
    lines: [
      {
        text:
          status.state === "AS_SIGNED"
            ? t.annexOne.signedOn(signedOn)
            : t.annexOne.unsignedVersion(signedOn),
      },
    ],
  };
}
