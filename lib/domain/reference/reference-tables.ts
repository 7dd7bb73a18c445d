import type { CalendarDate } from "@/lib/domain/calendar";
import { catalogueOf } from "@/lib/domain/language/catalogue";
import { dayInWords } from "@/lib/domain/language/wording";
import { adequacyAt } from "./adequacy";
import { type AdequacyDecision, adequacyDecisions } from "./adequacy-decisions";
import { type Country, countries } from "./countries";
import { type Regime, regimes } from "./enums";
import { formerGdprTerritories } from "./groups";
import { internationalOrganisations } from "./international-organisations";
import { article9Conditions, article10Conditions, legalBases } from "./legal-bases";
import type { MadeTable } from "./made-table";
import type { Provenance } from "./provenance";
import { isUnverified, recheckDue } from "./rechecking";
import { sccModules } from "./scc-modules";
import { standsUnverified } from "./shipped-lists";
import { supervisoryAuthorities } from "./supervisory-authorities";
import { legacyMechanisms, transferMechanisms } from "./transfer-mechanisms";
import { vocabularyTables } from "./vocabulary-tables";

export const referenceTableNames = [
  "adequacy",
  "countries",
  "authorities",
  "mechanisms",
  "bases",
  "modules",
  "purposes",
  "dataSubjects",
  "personalData",
  "measures",
  "changeRules",
  "benchmarks",
] as const;
export type ReferenceTableName = (typeof referenceTableNames)[number];

/** One datum of the law as it is shipped, with what vouches for it. */
export type ReferenceRow = {
  readonly key: string;
  /** Under the headings of its table; the first names it. */
  readonly cells: readonly string[];
  readonly provenance: Provenance;
  /** Since when it is due to be looked up again, and why; null while it is not. */
  readonly due: ReturnType<typeof recheckDue>;
};

export type ReferenceTable = {
  readonly name: ReferenceTableName;
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly ReferenceRow[];
};

const english = catalogueOf("en");
const regimeNames: Readonly<Record<Regime, string>> = {
  EU_GDPR: "EU GDPR",
  UK_GDPR: "UK GDPR",
  CH_FADP: "Swiss FADP",
};

/** Whom companies are certified by is looked up oftener than what is enacted. */
const certified = "P90D";

/** The law that rules and documents rest on, as it stands on a day, with what is due to be looked up again on it. */
export function referenceTable(name: ReferenceTableName, today: CalendarDate): ReferenceTable {
  const { title, heads, rows } = makers[name](today);
  return {
    name,
    title,
    heads,
    rows: rows.map(({ key, cells, datum, interval }) => {
      const { source, verification, checkedOn } = datum;
      const provenance = { source, verification, checkedOn };
      return { key, cells, provenance, due: recheckDue(datum, today, interval) };
    }),
  };
}

const makers: Readonly<Record<ReferenceTableName, (today: CalendarDate) => MadeTable>> = {
  adequacy: (today) => ({
    title: "Adequacy decisions",
    heads: [
      "Destination",
      "Regime",
      "Act",
      "Adopted",
      "Ends",
      "On that day",
      "Renewed by",
      "Conditions and scope",
      "Not covered",
    ],
    rows: adequacyDecisions.map((decision) => ({
      key: decision.id,
      cells: [
        destinationName(decision.destination),
        regimeNames[decision.regime],
        decision.act,
        dayText(decision.adoptedOn),
        decision.invalidatedOn === undefined
          ? dayText(decision.expiresOn)
          : `set aside on ${dayText(decision.invalidatedOn)}`,
        standing(decision, today),
        (decision.renewals ?? []).map(renewalText).join("; "),
        [decision.scope, ...decision.conditions.map(inWords)].filter(Boolean).join("; "),
        (decision.exclusions ?? []).join("; "),
      ],
      // Its end is no better known than the renewal that set it.
      datum: standsUnverified(decision) ? { ...decision, verification: "R" } : decision,
      interval: decision.conditions.some((one) => one.startsWith("DPF_")) ? certified : undefined,
    })),
  }),
  countries: (today) => ({
    title: "Countries and territories",
    heads: [
      "Country",
      "Code",
      "Territory",
      ...regimes.map((regime) => regimeNames[regime]),
      "Note",
    ],
    rows: [
      ...Object.values<Country>(countries).map((country) => ({
        key: country.code,
        cells: [
          country.name.en,
          country.code,
          territoryOf(country),
          ...regimes.map((regime) => statusWords[adequacyAt(regime, country.code, today).status]),
          country.note ?? "",
        ],
        datum: country,
      })),
      ...formerGdprTerritories.map((former) => ({
        key: `former ${former.code}`,
        cells: [
          countries[former.code].name.en,
          former.code,
          `under the EU GDPR until ${dayText(former.until)}`,
          ...regimes.map(() => ""),
          "",
        ],
        datum: former,
      })),
    ],
  }),
  authorities: () => ({
    title: "Supervisory authorities",
    heads: ["Country", "Authority"],
    rows: Object.values(supervisoryAuthorities).map((authority) => ({
      key: authority.country,
      cells: [countries[authority.country].name.en, authority.name],
      datum: authority,
    })),
  }),
  mechanisms: () => ({
    title: "Transfer mechanisms",
    heads: ["Mechanism", "Regimes", "Provision", "Assessment", "Beside it"],
    rows: [
      ...Object.values(transferMechanisms).map((mechanism) => ({
        key: mechanism.code,
        cells: [
          mechanism.label,
          mechanism.regimes.map((regime) => regimeNames[regime]).join(", "),
          mechanism.ref,
          mechanism.requiresTransferImpactAssessment ? "needed" : "not needed",
          mechanism.requires.map(inWords).join(", "),
        ],
        datum: mechanism,
        interval: mechanism.code === "DPF" ? certified : undefined,
      })),
      ...Object.values(legacyMechanisms).map((mechanism) => ({
        key: mechanism.code,
        cells: [mechanism.label, "", "no longer relied on", "", ""],
        datum: mechanism,
      })),
    ],
  }),
  bases: () => ({
    title: "Legal bases",
    heads: ["Basis", "Provision", "Beside it"],
    rows: [
      ...Object.values(legalBases).map((basis) => ({
        key: basis.code,
        cells: [basis.label, basis.ref, basis.requires.map(inWords).join(", ")],
        datum: basis,
      })),
      ...[...Object.values(article9Conditions), ...Object.values(article10Conditions)].map(
        (condition) => ({
          key: condition.code,
          cells: [condition.label, condition.ref, ""],
          datum: condition,
        }),
      ),
    ],
  }),
  modules: () => ({
    title: "Modules of the standard contractual clauses",
    heads: ["Module", "Between", "Contract of Art. 28", "Annex III"],
    rows: Object.values(sccModules).map((module) => ({
      key: module.code,
      cells: [
        `Module ${module.number}: ${module.name}`,
        `${inWords(module.exporterRole)} and ${inWords(module.importerRole)}`,
        module.art28Satisfied ? "at the same time" : "of its own",
        module.annexes.III === false ? "none" : "with specific authorisation",
      ],
      datum: module,
    })),
  }),
  ...vocabularyTables,
};

/** A renewal with its new end, and its own mark: it may be less well known than the act that it renews. */
function renewalText({ act, newExpiry, verification }: Renewal): string {
  const note = isUnverified({ verification }) ? " (unverified)" : "";
  return `${act}, to ${dayText(newExpiry)}${note}`;
}

type Renewal = NonNullable<AdequacyDecision["renewals"]>[number];

const statusWords = {
  INTERNAL: "inside",
  ADEQUATE: "adequate",
  ADEQUATE_CONDITIONAL: "for some recipients",
  NONE: "another ground is needed",
} as const;

function standing({ regime, destination, id }: AdequacyDecision, today: CalendarDate): string {
  const asked = destination === "GROUP:EEA" ? "FR" : destination;
  const inForce = adequacyAt(regime, asked, today).decisions.some((one) => one.id === id);
  return inForce ? "in force" : "not in force";
}

function destinationName(destination: AdequacyDecision["destination"]): string {
  if (destination === "GROUP:EEA") return "EEA states";
  if (isOrganisation(destination)) return internationalOrganisations[destination].name;
  return countries[destination].name.en;
}

function isOrganisation(
  destination: string,
): destination is keyof typeof internationalOrganisations {
  return Object.hasOwn(internationalOrganisations, destination);
}

function territoryOf({ euMember, eeaState, gdprTerritory, euTerritoryOf }: Country): string {
  if (euMember) return "European Union";
  if (eeaState) return "EEA";
  if (gdprTerritory && euTerritoryOf !== undefined)
    return `Union territory of ${countries[euTerritoryOf].name.en}`;
  return "third country";
}

function dayText(day: string | null): string {
  return day === null ? "no end" : dayInWords(day as CalendarDate, english);
}

/** A code as words: "RECIPIENT_SUBJECT_TO_PIPEDA", "consentMechanism". */
function inWords(code: string): string {
  return code
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase()
    .replace(/\b(pipeda|appi|pipa|lgpd|dpf|eu|ch|uk|hr)\b/g, (name) => name.toUpperCase());
}
