import { engagementTitle } from "@/lib/domain/engagement-title";
import { kinds } from "@/lib/domain/kinds/kinds";
import { en } from "@/lib/domain/language/en";
import { countryName, mechanismName } from "@/lib/domain/language/wording";
import { recordTitle } from "@/lib/domain/record/record-title";
import { find, type RecordKey, type Register } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import type { RecordLink } from "./change-view";
import { engagementOf } from "./classes/subprocessor";

/** A record by the name that a reader knows it by, as it is after a change or, where it ends, was before. */
export function recordLink(before: Register, after: Register, key: RecordKey): RecordLink {
  const register = after[key.kind].has(key.ref) ? after : before;
  const { label, plural } = kinds[key.kind];
  const engagement = key.kind === "Engagement" ? undefined : engagementOf(register, key);
  const partOf = engagement === undefined ? null : engagementTitle(register, engagement);
  return {
    title: nameOf(register, key),
    about: partOf === null ? label : `${label} of ${partOf}`,
    href: `/staff/${plural}/${encodeURIComponent(key.ref)}`,
  };
}

function nameOf(register: Register, { kind, ref }: RecordKey): string {
  switch (kind) {
    case "Transfer": {
      const destination = destinationOf(find(register, kind, ref));
      return destination === undefined ? ref : `To ${countryName(destination, en)}`;
    }
    case "TransferMechanismUse": {
      const use = find(register, kind, ref);
      const name = mechanismName(use?.mechanism ?? ref, use?.sccModule ?? null, en);
      return use?.regime === undefined ? name : `${name} (${en.regimes[use.regime]})`;
    }
    case "ProcessingLocation": {
      const place = find(register, kind, ref);
      const country = place?.country === undefined ? null : countryName(place.country, en);
      const where = [country ?? "place not known", place?.region].filter(Boolean).join(", ");
      return [where, en.locationKinds.get(place?.locationKind ?? "")].filter(Boolean).join(": ");
    }
    default:
      return recordTitle(register, { kind, ref });
  }
}
