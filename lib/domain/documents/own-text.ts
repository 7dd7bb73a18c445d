import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import type { Block } from "./blocks";

/** The customer's own text, paragraph by paragraph, under its mark; without one, what the register says. */
export function ownOr(own: string | undefined, ofRegister: () => Block): Block[] {
  if (own === undefined) return [ofRegister()];
  const paragraphs = own.split(/\n\s*\n/).map((text) => text.trim());
  return [
    { type: "paragraph", text: t.transfer.ownText, tone: "quiet" },
    ...paragraphs
      .filter(Boolean)
      .map((text): Block => ({ type: "paragraph", text: text.replace(/\s*\n\s*/g, "\n") })),
  ];
}
