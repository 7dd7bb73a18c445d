import type { MailView } from "@/lib/domain/documents/mail-view";
import { safeTexts } from "@/lib/draw/safe-text";
import { mailHtml } from "./mail-html";
import { mailText } from "./mail-text";
import { slotCloses, slotOpens } from "./slots";

/** A mail with places left open: drawn once, filled in for each customer. */
export type MailTemplate = {
  readonly subject: Piece[];
  readonly html: Piece[];
  readonly text: Piece[];
};

export type DrawnMail = { subject: string; html: string; text: string };

/** Drawn text, or the name of what is to be filled in. */
type Piece = { readonly text: string } | { readonly slot: string };

/** Draws a view that has slots in its texts. */
export function mailTemplate(view: MailView): MailTemplate {
  const safe = safeTexts(view);
  return {
    subject: pieces(safe.subject),
    html: pieces(mailHtml(safe)),
    text: pieces(mailText(safe)),
  };
}

/**
 * The mail with each slot filled.
 *
 * @param words what goes into the slots, by name; escaped here, as each of the three needs it
 * @throws      Error when a slot has no words: a mail with a hole never leaves
 */
export function fillTemplate(
  template: MailTemplate,
  words: ReadonlyMap<string, string>,
): DrawnMail {
  return {
    subject: filled(template.subject, words, inHeader).replace(/\s+/g, " ").trim(),
    html: filled(template.html, words, inHtml),
    text: filled(template.text, words, inText),
  };
}

function pieces(drawn: string): Piece[] {
  return drawn.split(slotOpens).flatMap((part, index): Piece[] => {
    const end = part.indexOf(slotCloses);
    if (index === 0 || end === -1) return [{ text: part }];
    return [{ slot: part.slice(0, end) }, { text: part.slice(end + 1) }];
  });
}

function filled(
  template: readonly Piece[],
  words: ReadonlyMap<string, string>,
  escaped: (text: string) => string,
): string {
  let whole = "";
  for (const piece of template) {
    if ("text" in piece) {
      whole += piece.text;
      continue;
    }
    const text = words.get(piece.slot);
    if (text === undefined) throw new Error(`Nothing to fill in for ${piece.slot}`);
    whole += escaped(text);
  }
  return whole;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

function inHtml(text: string): string {
  return safeTexts(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function inText(text: string): string {
  return safeTexts(text);
}

function inHeader(text: string): string {
  return safeTexts(text).replace(/\s+/g, " ");
}
