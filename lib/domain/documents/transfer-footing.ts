import { adequacyIn } from "@/lib/domain/adequacy-in";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { AdequacyDecision } from "@/lib/domain/reference/adequacy-decisions";
import type { Regime } from "@/lib/domain/reference/enums";
import { type SccModuleCode, sccModuleCodes, sccModules } from "@/lib/domain/reference/scc-modules";
import { pointingTo, type Register, type Row } from "@/lib/domain/register";
import { isCountryCode } from "./annex-facts";

/** In the clauses a party is one or the other. */
export type ClauseRole = "CONTROLLER" | "PROCESSOR";

/** On what one way of data rests under one regime. */
export type Footing =
  | { basis: "INSIDE" }
  | { basis: "ADEQUATE" | "CONDITIONAL" | "CERTIFIED"; acts: readonly string[] }
  | { basis: "CLAUSES"; module: SccModuleCode }
  | { basis: "NO_MODULE" }
  | { basis: "UNKNOWN" };

type Way = {
  regime: Regime;
  exporterRole: ClauseRole;
  importerRole: ClauseRole;
  importer: Row<"LegalEntity"> | undefined;
  asOf: CalendarDate;
};

/**
 * Tells on what a way of data between two parties rests, when nothing is recorded for it but who they are.
 *
 * Source: GDPR Art. 44 to 46; Decision (EU) 2021/914, recital 7 and Art. 1; UK GDPR Art. 45A to 46; FADP Art. 16.
 * Reading: inside the territory there is no transfer; where a decision covers every recipient of the country there is no
 * need of clauses; the United States are adequate for a recipient with an active certification under the regime. Other
 * conditions of a decision are told, not judged. What remains needs the module that fits the roles; for data that a
 * processor returns to the processor that engaged it, there is none. See decision 0021.
 */
export function transferFooting(register: Register, way: Way): Footing {
  const { regime, importer, asOf } = way;
  const country = importer?.country;
  if (country === undefined || !isCountryCode(country)) return { basis: "UNKNOWN" };
  const { status, decisions } = adequacyIn(register, regime, country, asOf);
  const acts = decisions.map(({ act }) => act);
  if (status === "INTERNAL") return { basis: "INSIDE" };
  if (status === "ADEQUATE") return { basis: "ADEQUATE", acts };
  if (status === "ADEQUATE_CONDITIONAL") {
    if (!decisions.some(asksForCertification)) return { basis: "CONDITIONAL", acts };
    if (isCertified(register, importer, regime, asOf)) return { basis: "CERTIFIED", acts };
  }
  const fitting = moduleFor(way.exporterRole, way.importerRole);
  return fitting === null ? { basis: "NO_MODULE" } : { basis: "CLAUSES", module: fitting };
}

/** The module for two roles; null where the clauses have none. */
export function moduleFor(
  exporterRole: ClauseRole,
  importerRole: ClauseRole,
): SccModuleCode | null {
  return (
    sccModuleCodes.find(
      (code) =>
        sccModules[code].exporterRole === exporterRole &&
        sccModules[code].importerRole === importerRole,
    ) ?? null
  );
}

function asksForCertification({ conditions }: AdequacyDecision): boolean {
  return conditions.some((condition) => condition.startsWith("DPF_ACTIVE"));
}

const programmes = { EU_GDPR: "EU_US", UK_GDPR: "UK_EXT", CH_FADP: "CH_US" } as const;

function isCertified(
  register: Register,
  entity: Row<"LegalEntity"> | undefined,
  regime: Regime,
  asOf: CalendarDate,
): boolean {
  if (entity === undefined) return false;
  return pointingTo(register, "DpfCertification", "legalEntityId", entity.ref).some(
    ({ status, programmes: held, activeFrom, nextDueOn }) =>
      status === "ACTIVE" &&
      (held ?? []).includes(programmes[regime]) &&
      (activeFrom === undefined || activeFrom <= asOf) &&
      (nextDueOn === undefined || nextDueOn >= asOf),
  );
}
