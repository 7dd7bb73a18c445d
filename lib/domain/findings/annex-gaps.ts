import type { Regime } from "@/lib/domain/reference/enums";
import { sccModules } from "@/lib/domain/reference/scc-modules";
import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { activityDataOf, dataCategoriesOf, dataSubjectsOf } from "./engagement-data";
import { addressGap } from "./entities";
import { gapOf, gapOfAll } from "./gap";
import { isSensitive } from "./legal-bases";
import { exporterOf, importerOf, type Reliance } from "./mechanisms";
import { activitiesOf } from "./standing";

/**
 * Lists what the annexes of standard contractual clauses must say and the register does not, in the order of the form.
 *
 * Source: Decision (EU) 2021/914, Annex, Appendix (Annexes I.A, I.B, I.C and II); UK Addendum B1.0, table 3.
 * Reading: what an engagement does not say itself is taken from its activities. Annex III is derived from the register and
 * may be empty. The authority of Annex I.C is a choice under the GDPR only.
 */
export function annexGaps(register: Register, reliance: Reliance, regime: Regime): string[] {
  const { sccModule } = reliance.use;
  const clauses = sccModule && sccModules[sccModule];
  return [
    ...partyGaps(register, reliance),
    ...descriptionGaps(register, reliance, clauses?.art28Satisfied ?? false),
    ...(clauses?.annexes.IC && regime === "EU_GDPR" ? authorityGaps(register, reliance) : []),
    ...(clauses?.annexes.II && !hasMeasures(register, reliance.engagement)
      ? ["the security measures (Annex II)"]
      : []),
  ];
}

function partyGaps(register: Register, reliance: Reliance): string[] {
  const { transfer, use } = reliance;
  return [
    ...entityGaps("exporter", exporterOf(register, reliance)),
    ...(gapOf(transfer, "exporterRole") ? ["the role of the exporter (Annex I.A)"] : []),
    ...entityGaps("importer", importerOf(register, reliance)),
    ...(gapOf(transfer, "importerRole") ? ["the role of the importer (Annex I.A)"] : []),
    ...(gapOf(use, "concludedOn") ? ["the day of signature (Annex I.A)"] : []),
  ];
}

function entityGaps(party: string, entity: Row<"LegalEntity"> | undefined): string[] {
  if (!entity) return [`the ${party} (Annex I.A)`];
  const wanting = [
    addressGap(entity) && "address",
    gapOfAll(entity, ["contactPosition", "contactName"]) && "contact person",
    gapOfAll(entity, ["contactEmail", "phone"]) && "contact details",
  ].filter((what) => what !== undefined);
  return wanting.map((what) => `the ${what} of “${entity.legalName}” (Annex I.A)`);
}

function descriptionGaps(
  register: Register,
  { transfer, engagement }: Reliance,
  isProcessing: boolean,
): string[] {
  const activities = activitiesOf(register, engagement);
  const data = activityDataOf(register, engagement);
  const categories = dataCategoriesOf(register, engagement);
  const hasSensitive = categories.some(
    (ref) => isSensitive(register, ref, "special") || isSensitive(register, ref, "criminal"),
  );
  const hasPurpose = activities.some(
    ({ ref }) => pointingTo(register, "ActivityPurpose", "activityId", ref).length > 0,
  );
  const wanting: [isWanting: boolean, what: string][] = [
    [dataSubjectsOf(register, engagement).length === 0, "categories of data subjects"],
    [categories.length === 0, "categories of personal data"],
    [
      hasSensitive && !data.some(({ sensitiveSafeguards }) => sensitiveSafeguards),
      "safeguards for sensitive data",
    ],
    [gapOf(transfer, "frequency") !== undefined, "frequency of the transfer"],
    [
      isSilent(engagement, "nature") && !activities.some((each) => each.natureOfProcessing?.length),
      "nature of the processing",
    ],
    [isSilent(engagement, "purpose") && !hasPurpose, "purpose of the transfer"],
    [!data.some((each) => !gapOf(each, "retentionRuleIds")), "retention period"],
    [isProcessing && isSilent(engagement, "subjectMatter"), "subject matter of the processing"],
    [isProcessing && isSilent(engagement, "duration"), "duration of the processing"],
  ];
  return wanting.filter(([isWanting]) => isWanting).map(([, what]) => `the ${what} (Annex I.B)`);
}

function isSilent(
  engagement: Row<"Engagement">,
  field: "nature" | "purpose" | "subjectMatter" | "duration",
): boolean {
  return gapOf(engagement, field) !== undefined;
}

function authorityGaps(register: Register, reliance: Reliance): string[] {
  const exporter = exporterOf(register, reliance);
  const isUnnamed = exporter !== undefined && gapOf(exporter, "leadAuthority") !== undefined;
  return [
    ...(gapOf(reliance.use, "clause13Case") ? ["the alternative of clause 13 (Annex I.C)"] : []),
    ...(isUnnamed ? ["the supervisory authority (Annex I.C)"] : []),
  ];
}

function hasMeasures(register: Register, engagement: Row<"Engagement">): boolean {
  return (
    activitiesOf(register, engagement).some((each) => each.securityMeasureIds?.length) ||
    list(register, "SecurityMeasure").length > 0
  );
}
