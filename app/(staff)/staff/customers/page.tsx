import { CustomerListView } from "@/components/customers/customer-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import { mayDo } from "@/lib/auth/actor";
import { requireStaff } from "@/lib/auth/staff-door";
import { listCustomers } from "@/lib/data/customers";
import { customerQueryOf } from "@/lib/domain/customer-query";

export const metadata = { title: "Customers" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function CustomersPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff("register:read");
  const query = customerQueryOf(await searchParams);
  const list = await listCustomers(actor, { ...query, pageSize: 50 });
  if (list === null) return null;
  return (
    <>
      <PageTitle title="Customers">
        {mayDo(actor, "changeSet:edit") ? (
          <>
            <LinkButton href="/staff/customers/import">Import a list</LinkButton>
            <LinkButton href="/staff/customers/new" variant="filled">
              Add a customer
            </LinkButton>
          </>
        ) : null}
      </PageTitle>
      <CustomerListView list={list} query={query} />
    </>
  );
}
