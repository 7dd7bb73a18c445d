import Link from "next/link";
import { redirect } from "next/navigation";
import { CustomerRecordView } from "@/components/customers/customer-record";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import { mayDo } from "@/lib/auth/actor";
import { requireStaff } from "@/lib/auth/staff-door";
import { customerRecord } from "@/lib/data/customers/customer-record";
import { givenTexts } from "../../[kind]/asked-record";
import { askToConfirm, confirmByHand, digest, erase, save } from "./actions";
import { certify, endAgreement, settle } from "./ending-actions";
import { keepSigned, removeSigned } from "./signed-actions";

const actions = {
  save,
  askToConfirm,
  confirmByHand,
  digest,
  erase,
  keepSigned,
  removeSigned,
  endAgreement,
  settle,
  certify,
};

type Props = {
  params: Promise<{ ref: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function CustomerPage({ params, searchParams }: Props) {
  const actor = await requireStaff("register:read");
  const { ref } = await params;
  const { done, ...asked } = givenTexts(await searchParams);
  const customer = await customerRecord(actor, ref);
  // Another day, a proposal, a customer that is no more: the page of the record tells of those.
  if (customer === null || Object.keys(asked).length > 0)
    redirect(`/staff/customers/${encodeURIComponent(ref)}/record?${new URLSearchParams(asked)}`);
  return (
    <>
      <PageTitle title={customer.name} kicker={<Link href="/staff/customers">Customers</Link>}>
        {mayDo(actor, "evidence:make") ? (
          <LinkButton
            href={`/staff/customers/${encodeURIComponent(customer.ref)}/evidence`}
            download
          >
            Evidence as ZIP
          </LinkButton>
        ) : null}
        {customer.may.editRecord ? (
          <LinkButton href={`/staff/customers/${encodeURIComponent(customer.ref)}/edit`}>
            Edit the record
          </LinkButton>
        ) : null}
      </PageTitle>
      <CustomerRecordView customer={customer} actions={actions} done={done ?? null} />
    </>
  );
}
