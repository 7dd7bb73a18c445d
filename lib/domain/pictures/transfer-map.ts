import type { CalendarDate } from "@/lib/domain/calendar";
import { compareNames } from "@/lib/domain/documents/annex-facts";
import { engagedName } from "@/lib/domain/documents/annex-scope";
import { homeRegime } from "@/lib/domain/findings/abroad";
import type { Finding } from "@/lib/domain/findings/finding";
import { statusOf } from "@/lib/domain/findings/mechanisms";
import { countryOf } from "@/lib/domain/findings/standing";
import { catalogueOf } from "@/lib/domain/language/catalogue";
import { countryName, mechanismName } from "@/lib/domain/language/wording";
import type { Adequacy } from "@/lib/domain/reference/adequacy";
import { regimes } from "@/lib/domain/reference/enums";
import { internationalOrganisation } from "@/lib/domain/reference/international-organisations";
import { unverifiedAdequacy } from "@/lib/domain/reference/verified-codes";
import {
  find,
  list,
  pointingTo,
  type RecordKey,
  type Register,
  type Row,
} from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import { firstUnverified, type UnverifiedNote } from "@/lib/domain/unverified-value";

/** On what transfers rest, as the map tells them apart. */
export const mechanismFamilies = ["ADEQUACY", "CLAUSES", "RULES", "DEROGATION", "NONE"] as const;
export type MechanismFamily = (typeof mechanismFamilies)[number];

/** One transfer as a row of the map's table, and as a line of its picture. */
export type MappedTransfer = {
  readonly ref: string;
  readonly from: string;
  readonly to: string;
  /** Code of the destination; null where it is not known. */
  readonly destination: string | null;
  readonly place: string;
  readonly mechanisms: string;
  readonly family: MechanismFamily;
  readonly assessment: string | null;
  /** Set where the law on which it rests was never looked up. */
  readonly unverified: UnverifiedNote | null;
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: Finding["severity"];
    readonly message: string;
  }[];
};

export type Destination = {
  readonly code: string | null;
  readonly name: string;
  /** How the destination stands under the law of the main entity on the day. */
  readonly status: Adequacy["status"] | "UNKNOWN";
  /** Set where that was never looked up. */
  readonly unverified: UnverifiedNote | null;
};

export type TransferMap = {
  readonly transfers: readonly MappedTransfer[];
  readonly exporters: readonly string[];
  readonly destinations: readonly Destination[];
};

const words = catalogueOf("en");
const orderOfStatus = ["INTERNAL", "ADEQUATE", "ADEQUATE_CONDITIONAL", "NONE", "UNKNOWN"];

/**
 * All transfers of the register with what each rests on and what is found wrong with it, and their destinations by how the
 * law of the main entity's territory sees them.
 *
 * Source: GDPR Art. 30(1)(e), 44 to 49.
 * Reading: the mechanism that applies first under a regime tells the family; the weakest of the regimes counts, so that a
 * transfer without a ground under one law is not shown as covered by another.
 */
export function transferMap(
  register: Register,
  { asOf, entity, findings }: { asOf: CalendarDate; entity: string; findings: readonly Finding[] },
): TransferMap {
  const transfers = list(register, "Transfer")
    .filter(({ directCollection }) => directCollection !== true)
    .map((one) => mapped(register, one, findings, asOf))
    .toSorted(
      (one, other) => compareNames(one.place, other.place) || compareNames(one.to, other.to),
    );
  const home = homeRegime(register, entity);
  const codes = new Map(transfers.map(({ destination, place }) => [destination, place]));
  const destinations = [...codes].map(([code, name]) => ({
    code,
    name,
    // A code that the shipped lists do not have is a place of which nothing is known.
    status: isListed(code) ? statusOf(register, home, code, asOf) : ("UNKNOWN" as const),
    unverified: code === null ? null : unverifiedAdequacy(code, [home], asOf),
  }));
  return {
    transfers,
    exporters: [...new Set(transfers.map(({ from }) => from))].toSorted(compareNames),
    destinations: destinations.toSorted(
      (one, other) =>
        orderOfStatus.indexOf(one.status) - orderOfStatus.indexOf(other.status) ||
        compareNames(one.name, other.name),
    ),
  };
}

function mapped(
  register: Register,
  transfer: Row<"Transfer">,
  all: readonly Finding[],
  asOf: CalendarDate,
): MappedTransfer {
  const uses = pointingTo(register, "TransferMechanismUse", "transferId", transfer.ref);
  const engagement = find(register, "Engagement", transfer.engagementId);
  const exporter = find(
    register,
    "LegalEntity",
    transfer.exporterEntityId ?? engagement?.engagerEntityId,
  );
  const importer = find(register, "LegalEntity", transfer.importerEntityId);
  const keys: RecordKey[] = [
    { kind: "Transfer", ref: transfer.ref },
    ...uses.map(({ ref }) => ({ kind: "TransferMechanismUse" as const, ref })),
  ];
  const own = all.filter(
    (one) =>
      one.waiver === undefined &&
      keys.some(({ kind, ref }) => one.kind === kind && one.ref === ref),
  );
  const destination = destinationOf(transfer) ?? null;
  return {
    ref: transfer.ref,
    from: exporter?.legalName ?? exporter?.tradeName ?? `Exporter ${words.unknown}`,
    to:
      importer?.legalName ??
      importer?.tradeName ??
      (engagement === undefined ? `importer ${words.unknown}` : engagedName(register, engagement)),
    destination,
    place: destination === null ? `country ${words.unknown}` : countryName(destination, words),
    mechanisms: mechanismsText(uses),
    family: familyOf(uses),
    assessment: transfer.assessmentStatus ?? null,
    unverified: firstUnverified(register, keys, asOf),
    errors: own.filter(({ severity }) => severity === "error").length,
    warnings: own.filter(({ severity }) => severity === "warning").length,
    findings: own.map(({ code, severity, message }) => ({ code, severity, message })),
  };
}

function inOrder(uses: readonly Row<"TransferMechanismUse">[]) {
  return regimes.flatMap((regime) => {
    const own = uses
      .filter((use) => use.regime === regime)
      .toSorted((one, other) => (one.priority ?? 9) - (other.priority ?? 9));
    return own.length === 0 ? [] : [{ regime, own }];
  });
}

function mechanismsText(uses: readonly Row<"TransferMechanismUse">[]): string {
  const byRegime = inOrder(uses).map(({ regime, own }) => {
    const names = own.map(({ mechanism, sccModule }) =>
      mechanism === undefined ? words.unknown : mechanismName(mechanism, sccModule ?? null, words),
    );
    return `${words.regimes[regime]}: ${names.join("; otherwise ")}`;
  });
  return byRegime.join(". ") || words.unknown;
}

function isListed(code: string | null): code is string {
  return (countryOf(code ?? "") ?? internationalOrganisation(code ?? "")) !== undefined;
}

const clauses = ["SCC_2021_914", "SCC_2021_914_SWISS", "UK_ADDENDUM_B1_0", "UK_IDTA_A1_0"];
const otherClauses = ["SA_SCC", "AD_HOC_CLAUSES"];
const rules = ["BCR_C", "BCR_P", "CODE_OF_CONDUCT", "CERTIFICATION"];
const publicBodies = ["PUBLIC_INSTRUMENT", "ADMIN_ARRANGEMENT"];

/** The weakest first mechanism among the regimes; a ground that no longer holds is none. */
function familyOf(uses: readonly Row<"TransferMechanismUse">[]): MechanismFamily {
  const families = inOrder(uses).map(({ own }) => family(own[0]?.mechanism));
  const weakest = families.toSorted(
    (one, other) => mechanismFamilies.indexOf(other) - mechanismFamilies.indexOf(one),
  );
  return weakest[0] ?? "NONE";
}

function family(mechanism: string | undefined): MechanismFamily {
  if (mechanism === undefined) return "NONE";
  if (["ADEQUACY", "DPF", "NONE_REQUIRED_INTERNAL"].includes(mechanism)) return "ADEQUACY";
  if ([...clauses, ...otherClauses].includes(mechanism)) return "CLAUSES";
  if ([...rules, ...publicBodies].includes(mechanism)) return "RULES";
  return mechanism === "ART_49" ? "DEROGATION" : "NONE";
}
