import Link from "next/link";
import { ListPreview } from "@/components/customers/list-preview";
import { ListUpload } from "@/components/customers/list-upload";
import { Callout } from "@/components/ui/callout";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { columnsInWords } from "@/lib/file/customers/customer-template";
import { tableLimits } from "@/lib/file/table/table";
import { givenTexts } from "../../[kind]/asked-record";
import { confirmList, discardList, readList } from "./actions";
import { uploadedPlan } from "./list-plan";

export const metadata = { title: "Import customers" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ImportCustomersPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff("changeSet:edit");
  const plan = await uploadedPlan(actor);
  const { done } = givenTexts(await searchParams);
  return (
    <>
      <PageTitle title="Import customers" kicker={<Link href="/staff/customers">Customers</Link>} />
      {done === undefined ? null : (
        <div role="status">
          <Callout tone="good" title="The list is imported." />
        </div>
      )}
      {plan === null ? (
        <ListUpload read={readList} columns={columnsInWords()} mostBytes={tableLimits.bytes} />
      ) : (
        <ListPreview view={plan.view()} actions={{ confirm: confirmList, discard: discardList }} />
      )}
    </>
  );
}
