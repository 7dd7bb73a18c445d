import type { Body } from "@/lib/domain/kinds/kinds";
import type { Article9ConditionCode, LegalBasisCode } from "@/lib/domain/reference/legal-bases";
import type { MeasureCategoryCode } from "@/lib/domain/reference/measure-categories";
import { measureCategories } from "@/lib/domain/reference/measure-categories";
import { legacyMechanisms, transferMechanisms } from "@/lib/domain/reference/transfer-mechanisms";

export type MechanismCode = NonNullable<Body<"TransferMechanismUse">["mechanism"]>;

/** Letters and digits alone, in small letters, without accents: how words of several languages are compared. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** "None", "not applicable" and their like in three languages: the cell says that there is nothing. */
export function saysNothing(text: string): boolean {
  return /^(n a|none|no|nil|not applicable|nothing|aucune?|non|neant|sans objet|keine?r?|nein|entfallt|nicht zutreffend|)$/.test(
    plain(text),
  );
}

/** Entries of a cell: one on each line, or divided by semicolons; by commas where it has neither. */
export function entriesIn(text: string): string[] {
  const parts = /[\n;]/.test(text) ? text.split(/[\n;]/) : text.split(/,(?![^(]*\))/);
  const entries = parts.map((part) => part.replace(/^\s*[-•*–]\s+/, "").trim());
  return [...new Set(entries)].filter((entry) => entry !== "" && !saysNothing(entry));
}

/** Whole sentences of a cell: one on each line, or divided by semicolons. */
export function linesIn(text: string): string[] {
  const lines = text.split(/[\n;]/).map((line) => line.replace(/^\s*[-•*–]\s+/, "").trim());
  return [...new Set(lines)].filter((line) => line !== "" && !saysNothing(line));
}

type Known<Code> = readonly (readonly [RegExp, Code])[];

function firstIn<Code>(known: Known<Code>, words: string): Code | null {
  return known.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const bases: Known<LegalBasisCode> = [
  [/\b6 1 ea\b|recognised legitimate/, "UK_6_1_EA"],
  [/\b6 1 a\b|\bconsent|consentement|einwilligung/, "EU_6_1_A"],
  [/\b6 1 f\b|legitimate interest|interets? legitime|berechtigte/, "EU_6_1_F"],
  [/\b6 1 c\b|legal obligation|obligation legale|rechtliche verpflichtung|gesetzliche/, "EU_6_1_C"],
  [/\b6 1 d\b|vital|lebenswichtig|sauvegarde des interets/, "EU_6_1_D"],
  [/\b6 1 e\b|public (task|interest)|official authority|mission d interet|offentliche/, "EU_6_1_E"],
  [/\b6 1 b\b|contract|contrat|vertrag/, "EU_6_1_B"],
];

/** The legal basis that words name; null where they name none that is known. */
export function legalBasisIn(text: string): LegalBasisCode | null {
  return firstIn(bases, plain(text.replaceAll(/Abs\.?|lit\.?|para\.?/gi, " ")));
}

/** The conditions of Article 9(2) that words name by their letter. */
export function article9In(text: string): Article9ConditionCode[] {
  const letters = [...plain(text).matchAll(/\b9 2 ([a-j])\b/g)].map(([, letter = ""]) => letter);
  const codes = letters.map((letter) => `EU_9_2_${letter.toUpperCase()}` as Article9ConditionCode);
  if (codes.length === 0 && /explicit consent|consentement explicite/.test(plain(text)))
    return ["EU_9_2_A"];
  return [...new Set(codes)];
}

const mechanisms: Known<MechanismCode> = [
  [/swiss us privacy shield/, "SWISS_PRIVACY_SHIELD"],
  [/privacy shield|bouclier/, "PRIVACY_SHIELD"],
  [/safe harbou?r/, "SAFE_HARBOUR"],
  [/\bdpf\b|data privacy framework|cadre de protection des donnees/, "DPF"],
  [/2010 87/, "SCC_2010_87"],
  [/idta|international data transfer agreement/, "UK_IDTA_A1_0"],
  [/uk addendum|international data transfer addendum|addendum b1/, "UK_ADDENDUM_B1_0"],
  [
    /\bsccs?\b|standard contractual|2021 914|clauses contractuelles|\bcct\b|standardvertrags|standarddatenschutz/,
    "SCC_2021_914",
  ],
  [/\bbcr p\b|binding corporate rules for processors/, "BCR_P"],
  [/\bbcrs?\b|binding corporate|regles d entreprise|interne datenschutz/, "BCR_C"],
  [/adequa|angemessenheit|pays adequat/, "ADEQUACY"],
  [/code of conduct|code de conduite|verhaltensregel/, "CODE_OF_CONDUCT"],
  [/certification|zertifizierung/, "CERTIFICATION"],
  [/\bart(icle|ikel)? 49\b|derogation|ausnahme/, "ART_49"],
  [/ad hoc/, "AD_HOC_CLAUSES"],
];

/** The mechanisms that words name, or null where one of them is none that is known. */
export function mechanismsIn(text: string): MechanismCode[] | null {
  const entries = text
    .split(/[;\n,+/&]|\band\b|\bund\b|\bet\b/i)
    .filter((entry) => !saysNothing(entry));
  const found = entries.map((entry) => codeNamed(entry) ?? firstIn(mechanisms, plain(entry)));
  const known = found.filter((code) => code !== null);
  // "SCC 2021/914, module 3" is one mechanism with more words.
  if (known.length === 0 && entries.length > 0) {
    const whole = firstIn(mechanisms, plain(text));
    return whole === null ? null : [whole];
  }
  return [...new Set(known)];
}

function codeNamed(entry: string): MechanismCode | null {
  const codes: readonly MechanismCode[] = [
    ...Object.values(transferMechanisms).map(({ code }) => code),
    ...Object.values(legacyMechanisms).map(({ code }) => code),
  ];
  return codes.find((code) => code === entry.trim().toUpperCase()) ?? null;
}

const units: Known<string> = [
  [/^(days?|jours?|tagen?|tage)$/, "D"],
  [/^(weeks?|semaines?|wochen?)$/, "W"],
  [/^(months?|mois|monaten?|monate)$/, "M"],
  [/^(years?|ans?|annees?|jahren?|jahre)$/, "Y"],
];

/** A period that begins a text, and what is said behind it: "5 ans à compter du départ". */
export function retentionIn(text: string): { duration: string | null; rest: string } {
  const iso = /^P\d+[DWMY]$/i.exec(text.trim());
  if (iso !== null) return { duration: iso[0].toUpperCase(), rest: "" };
  const [whole, count = "", unit = ""] = /^\s*(\d{1,4})\s*(\p{L}+)\.?[\s,:]*/u.exec(text) ?? [];
  const letter = firstIn(units, plain(unit));
  if (whole === undefined || letter === null || Number(count) === 0)
    return { duration: null, rest: text.trim() };
  return { duration: `P${Number(count)}${letter}`, rest: text.slice(whole.length).trim() };
}

const measureWords: Known<MeasureCategoryCode> = [
  [/pseudonym|encrypt|chiffre|verschlussel|aes|\btls\b/, "PSEUDONYMISATION_ENCRYPTION"],
  [/backup|back up|restor|sauvegarde|wiederherstell|datensicherung/, "RESTORE"],
  [/\blogs?\b|logging|trace|tracabilite|journalis|protokoll/, "EVENT_LOGGING"],
  [/physical|locked|badge|locaux|zutritt|cctv|alarm/, "PHYSICAL_SECURITY"],
  [/sous traitant|sub ?processors?|supplier|unterauftrag/, "SUBPROCESSOR_CONTROL"],
  [
    /access|authenti|password|mot de passe|acces|habilitation|zugriff|zugang|passwort|\bmfa\b/,
    "IDENTIFICATION_AUTHORISATION",
  ],
  [
    /training|awareness|confidential|formation|sensibilis|schulung|verpflicht/,
    "STAFF_CONFIDENTIALITY_TRAINING",
  ],
  [/incident|breach|violation|vorfall/, "INCIDENT_RESPONSE"],
  [
    /antivirus|patch|update|firewall|logiciel|hardening|virenschutz|mises? a jour/,
    "SYSTEM_CONFIGURATION",
  ],
  [/test|audit|pen ?test|uberpruf/, "TESTING"],
  [/\biso ?27001|certif|soc 2/, "CERTIFICATION_ASSURANCE"],
  [/minimi[sz]/, "DATA_MINIMISATION"],
  [/redundan|availab|resilien|disponib|verfugbar/, "CIA_RESILIENCE"],
  [/polic(y|ies)|politique|governance|richtlinie|gouvernance/, "IT_GOVERNANCE"],
];

/** The category in which the words of a measure put it; null where they do not say. */
export function measureCategoryIn(text: string): MeasureCategoryCode | null {
  const written = plain(text);
  const byWording = Object.values(measureCategories).find(
    ({ code, wording }) => plain(wording) === written || code === text.trim().toUpperCase(),
  );
  return byWording?.code ?? firstIn(measureWords, written);
}
