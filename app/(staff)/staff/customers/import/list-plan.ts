import type { Actor } from "@/lib/auth/actor";
import { customerFacts } from "@/lib/data/imports/customer-imports";
import { findUpload } from "@/lib/data/imports/customer-uploads";
import type { CustomerImportView } from "@/lib/domain/customer/customer-import-view";
import { todayIn } from "@/lib/domain/organisation-day";
import { importView, planHash } from "@/lib/file/customers/import-view";
import { type CustomerPlan, planCustomers } from "@/lib/file/customers/plan-customers";

type UploadedPlan = CustomerPlan & {
  readonly fileName: string;
  readonly fileHash: string;
  readonly hash: string;
  readonly view: () => CustomerImportView;
};

/** What the list that this person uploaded would do to the register as it stands now; null when there is none. */
export async function uploadedPlan(actor: Actor): Promise<UploadedPlan | null> {
  const [upload, facts] = await Promise.all([findUpload(actor), customerFacts(actor)]);
  if (upload === null || facts === null) return null;
  const { fileName, fileHash, table } = upload;
  const plan = planCustomers(table, facts);
  const { register } = facts;
  return {
    ...plan,
    fileName,
    fileHash,
    hash: planHash(plan),
    view: () => importView(plan, table, fileName, { register, today: todayIn(register, actor.at) }),
  };
}
