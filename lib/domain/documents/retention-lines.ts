import { annexTexts } from "@/lib/domain/language/en-annex";
import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import { find, type Register, type Row } from "@/lib/domain/register";
import { missing } from "./annex-facts";
import type { Line } from "./blocks";

/**
 * How long data are kept under one rule: the period and from when it runs, or the criteria; then the exceptions.
 *
 * Source: SCC (EU) 2021/914, Annex I.B, seventh heading.
 */
export function retentionLines(register: Register, rule: Row<"RetentionRule"> | undefined): Line[] {
  if (rule === undefined) return [{ text: annexTexts.unknown }];
  const exceptions = (rule.exceptionIds ?? [])
    .map((ref) => find(register, "RetentionRule", ref))
    .flatMap((one) => (one === undefined ? [] : [ruleLine(one)]));
  return [ruleLine(rule), ...exceptions];
}

function ruleLine(rule: Row<"RetentionRule">): Line {
  const { duration, criteria, triggerText, lawCitation, backupRotation } = rule;
  const period = duration === undefined ? criteria : periodText(rule, duration);
  const parts = [
    period ?? missing(rule, "duration"),
    triggerText?.replace(/\.$/, ""),
    lawCitation,
    backupRotation && t.transfer.backups(annexTexts.periodText(backupRotation)),
  ].filter(Boolean);
  return { label: rule.name ?? rule.ref, text: parts.join("; ") };
}

function periodText({ trigger }: Row<"RetentionRule">, duration: string): string {
  const from = trigger === undefined ? "" : t.transfer.triggers[trigger];
  return t.transfer.retained(annexTexts.periodText(duration), from).trim();
}
