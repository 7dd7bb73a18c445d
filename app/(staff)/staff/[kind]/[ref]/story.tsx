import { AuthorisedUsePanel } from "@/components/incidents/authorised-use-panel";
import { VendorGapPanel } from "@/components/received/vendor-gap-panel";
import type { StaffActor } from "@/lib/auth/actor";
import { authorisedUseOf, authorisedUseOfVendor } from "@/lib/data/gate/authorised-use";
import { vendorDealings } from "@/lib/data/received/received-notices";
import { can } from "@/lib/domain/access";
import type { RecordKey } from "@/lib/domain/register";
import { open } from "../../incidents/actions";

/** What the page of a record tells beside its fields, as it stands now. */
export async function Story({ actor, record }: { actor: StaffActor; record: RecordKey }) {
  const opening = can(actor.roles, "incident:record") ? open : null;
  const fact = (by: "engagement" | "vendor") =>
    can(actor.roles, "changeSet:edit")
      ? `/staff/incidents/new?${by}=${encodeURIComponent(record.ref)}`
      : null;
  if (record.kind === "Engagement") {
    const use = await authorisedUseOf(actor, record.ref);
    return (
      use && (
        <AuthorisedUsePanel
          uses={[use]}
          isVendor={false}
          open={opening}
          recordFact={fact("engagement")}
        />
      )
    );
  }
  if (record.kind !== "Vendor") return null;
  const [told, uses] = await Promise.all([
    vendorDealings(actor, record.ref),
    authorisedUseOfVendor(actor, record.ref),
  ]);
  return (
    <>
      <VendorGapPanel {...told} />
      <AuthorisedUsePanel uses={uses} isVendor open={opening} recordFact={fact("vendor")} />
    </>
  );
}
