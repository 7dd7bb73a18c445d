import type { MailLanguage } from "@/lib/domain/documents/mail-language";
import type { MailFacts } from "@/lib/domain/documents/mail-view";
import { noticeMail } from "@/lib/domain/documents/notice-mail";
import type { OwnMail, OwnNotice, OwnWords } from "@/lib/domain/documents/notice-mail-own";
import { type DrawnMail, fillTemplate, type MailTemplate, mailTemplate } from "./mail-template";
import { slot, withoutSlots } from "./slots";

/** Draws the mails of one announcement in one language. */
export type NoticeMailDrawer = (own: OwnMail) => DrawnMail;

/**
 * Mails of one announcement differ in names, days and clauses alone, save for a few forms that they
 * take: each form is drawn once, then filled in.
 */
export function noticeMailDrawer(facts: () => MailFacts, language: MailLanguage): NoticeMailDrawer {
  const forms = new Map<string, MailTemplate>();
  return (own) => {
    const form = withSlots(own);
    const key = JSON.stringify(form);
    const template =
      forms.get(key) ?? mailTemplate(noticeMail(withoutSlotsIn(facts()), form, language));
    forms.set(key, template);
    return fillTemplate(template, wordsOf(own));
  };
}

/** The same mail with a slot in the place of each of its own words. */
function withSlots(own: OwnMail): OwnMail {
  return {
    ...own,
    words: slotted(own.words, ""),
    notices: own.notices.map(
      (notice, index): OwnNotice => ({ ...notice, words: slotted(notice.words, `${index}.`) }),
    ),
  };
}

function slotted<Words extends OwnWords | OwnMail["words"]>(words: Words, prefix: string): Words {
  return Object.fromEntries(Object.keys(words).map((name) => [name, slot(prefix + name)])) as Words;
}

function wordsOf(own: OwnMail): Map<string, string> {
  const words = new Map<string, string>(Object.entries(own.words));
  own.notices.forEach((notice, index) => {
    for (const [name, text] of Object.entries(notice.words)) words.set(`${index}.${name}`, text);
  });
  return words;
}

function withoutSlotsIn(facts: MailFacts): MailFacts {
  const { details, ...rest } = facts;
  const cleaned = (value: unknown): unknown => {
    if (typeof value === "string") return withoutSlots(value);
    if (Array.isArray(value)) return value.map(cleaned);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned(item)]));
  };
  return {
    ...(cleaned(rest) as typeof rest),
    details: new Map([...details].map(([key, one]) => [key, cleaned(one) as typeof one])),
  };
}
