import { CustomerListView } from "@/components/customers/customer-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import { SavedViews } from "@/components/views/saved-views";
import { mayDo } from "@/lib/auth/actor";
import { requireStaff } from "@/lib/auth/staff-door";
import { listCustomers } from "@/lib/data/customers";
import { customerQueryOf } from "@/lib/domain/customer-query";
import { listViews, viewActions } from "../views/list-views";

export const metadata = { title: "Customers" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function CustomersPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff("register:read");
  const asked = await searchParams;
  const views = await listViews(actor, "customers", asked);
  const query = customerQueryOf(asked);
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
      <SavedViews views={views} actions={viewActions} />
      <CustomerListView list={list} query={query} />
    </>
  );
}
