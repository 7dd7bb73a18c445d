import { notFound } from "next/navigation";
import { CustomerRecordView } from "@/components/customers/customer-record";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { customerRecord } from "@/lib/data/customer-record";
import { askToConfirm, confirmByHand, erase, save } from "./actions";

const actions = { save, askToConfirm, confirmByHand, erase };

type Props = {
  params: Promise<{ ref: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export default async function CustomerPage({ params, searchParams }: Props) {
  const actor = await requireStaff("register:read");
  const customer = await customerRecord(actor, (await params).ref);
  if (customer === null) notFound();
  const { done } = await searchParams;
  return (
    <>
      <PageTitle title={customer.name} kicker={<a href="/staff/customers">Customers</a>}>
        {customer.may.editRecord ? (
          <LinkButton href={`/staff/customers/${encodeURIComponent(customer.ref)}/edit`}>
            Edit the record
          </LinkButton>
        ) : null}
      </PageTitle>
      <CustomerRecordView
        customer={customer}
        actions={actions}
        done={typeof done === "string" ? done : null}
      />
    </>
  );
}
