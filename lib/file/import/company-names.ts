import { plain } from "./words";

/** Forms of companies as their names end. Some are words, too, and count only as they are written of a company: "SpA", not "Spa". */
const anyCase =
  "inc|incorporated|corp|corporation|llc|llp|ltd|limited|plc|pbc|gmbh|ggmbh|kgaa|ohg|sarl|srl|oyj|pty|pte|sro|eood|spzoo";
const asWritten =
  "AG|KG|UG|SE|SA|BV|NV|AB|AS|OY|Oy|SL|LP|KK|OÜ|SAS|SASU|SpA|SPA|ASA|ApS|APS|SIA|UAB|doo|Kft|Zrt";
const ending = new RegExp(`[\\s,](?:${anyCase})$`, "i");
const endingAsWritten = new RegExp(`[\\s,](?:${asWritten})$`);
const form = new RegExp(`^(?:${anyCase}|${asWritten})$`, "i");
/** What stands around a form, and tells no company from another. */
const around = /^(?:co|company|and|und|et|group|holdings?|international|the)$/;

/** Whether a name is that of a company in a register, such as "Acme Ltd." or "Müller GmbH & Co. KG". */
export function hasLegalForm(name: string): boolean {
  const written = withoutDots(name);
  return ending.test(written) || endingAsWritten.test(written);
}

/** What people call a company: its name in small letters, without its form. */
export function companyStem(name: string): string {
  const words = plain(withoutDots(name)).split(" ");
  while (words.length > 1 && isAround(words.at(-1) ?? "")) words.pop();
  return words.join(" ");
}

function isAround(word: string): boolean {
  return form.test(word) || around.test(word);
}

/** "S.à r.l." and "Sp. z o.o." as one word, as others write them. */
function withoutDots(name: string): string {
  return name
    .trim()
    .replaceAll(/\bs\.?\s*à\s*\.?\s*r\.?\s*l\b\.?/gi, "Sarl")
    .replaceAll(/\bsp\.?\s*z\s*o\.?\s*o\b\.?/gi, "spzoo")
    .replaceAll(/\.(?=\s|$|[,\p{L}])/gu, "")
    .replace(/[\s,]+$/, "");
}
