import { en } from "@/lib/domain/language/en";
import { mechanismName } from "@/lib/domain/language/wording";
import {
  bodyOf,
  find,
  pointingTo,
  type RecordKey,
  type Register,
  type Row,
  referencesOf,
} from "@/lib/domain/register";
import type { FollowsView } from "./change-view";
import {
  engagementOf,
  engagementsOfEntity,
  engagementsOfService,
  engagementsOfVendor,
} from "./classes/subprocessor";
import { recordLink } from "./record-link";

/**
 * The activities and transfers on which the records of a change bear, directly or through the engagements behind them,
 * and the transfers that no mechanism carries any more.
 *
 * Source: none, product rule (product 2.2).
 */
export function touchedBy(
  before: Register,
  after: Register,
  keys: readonly RecordKey[],
): Pick<FollowsView, "activities" | "transfers" | "withoutMechanism"> {
  const engagements = new Set(
    keys.flatMap((key) => [...engagementsBehind(after, key), ...engagementsBehind(before, key)]),
  );
  const activities = new Set(
    [
      ...keys.flatMap((key) => [...activitiesOf(after, key), ...activitiesOf(before, key)]),
      ...[...engagements].flatMap((ref) => servedBy(after, ref) ?? servedBy(before, ref) ?? []),
    ].filter((ref) => after.ProcessingActivity.has(ref) || before.ProcessingActivity.has(ref)),
  );
  const transfers = [...engagements].flatMap((ref) =>
    pointingTo(after, "Transfer", "engagementId", ref),
  );
  const bare = transfers.filter(({ ref }) => mechanismsOf(after, ref).length === 0);
  return {
    activities: [...activities].map((ref) =>
      recordLink(before, after, { kind: "ProcessingActivity", ref }),
    ),
    transfers: transfers.map(({ ref }) => ({
      ...recordLink(before, after, { kind: "Transfer", ref }),
      mechanisms: mechanismsInWords(after, ref),
    })),
    withoutMechanism: bare.map(({ ref }) => recordLink(before, after, { kind: "Transfer", ref })),
  };
}

function engagementsBehind(register: Register, key: RecordKey): string[] {
  switch (key.kind) {
    case "LegalEntity":
      return engagementsOfEntity(register, key.ref);
    case "Vendor":
      return engagementsOfVendor(register, key.ref);
    case "VendorService":
      return engagementsOfService(register, key.ref);
    case "DpfCertification":
      return pointingTo(register, "TransferMechanismUse", "dpfCertificationId", key.ref).flatMap(
        ({ ref }) => engagementOf(register, { kind: "TransferMechanismUse", ref }) ?? [],
      );
    default:
      return [engagementOf(register, key) ?? []].flat();
  }
}

/** The activity that a record is or is a part of, or that relies on it. */
function activitiesOf(register: Register, { kind, ref }: RecordKey): readonly string[] {
  switch (kind) {
    case "ProcessingActivity":
      return [ref];
    case "Participation":
    case "ActivityPurpose":
    case "LegalBasisUse":
    case "ActivityData":
      return referencesOf(kind, ref, bodyOf(register, { kind, ref }) ?? {}).flatMap(({ to }) =>
        to.kind === "ProcessingActivity" ? [to.ref] : [],
      );
    case "SecurityMeasure":
      return refsOf(pointingTo(register, "ProcessingActivity", "securityMeasureIds", ref));
    case "RetentionRule":
      return pointingTo(register, "ActivityData", "retentionRuleIds", ref).flatMap(
        ({ activityId }) => activityId ?? [],
      );
    default:
      return [];
  }
}

function servedBy(register: Register, engagementRef: string): readonly string[] | undefined {
  return find(register, "Engagement", engagementRef)?.activityIds;
}

function refsOf(rows: readonly { readonly ref: string }[]): string[] {
  return rows.map(({ ref }) => ref);
}

function mechanismsOf(
  register: Register,
  transferRef: string,
): readonly Row<"TransferMechanismUse">[] {
  return pointingTo(register, "TransferMechanismUse", "transferId", transferRef);
}

function mechanismsInWords(register: Register, transferRef: string): string | null {
  const names = mechanismsOf(register, transferRef).map(({ mechanism, sccModule }) =>
    mechanismName(mechanism ?? "", sccModule ?? null, en),
  );
  return names.length === 0 ? null : [...new Set(names)].join("; ");
}
