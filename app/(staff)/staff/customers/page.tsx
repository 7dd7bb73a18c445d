import { CustomerListView } from "@/components/customers/customer-list";
import { MomentBar } from "@/components/moment/moment-bar";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import { SavedViews } from "@/components/views/saved-views";
import { mayDo } from "@/lib/auth/actor";
import { requireStaff } from "@/lib/auth/staff-door";
import { listCustomers } from "@/lib/data/customers/customers";
import { customerQueryOf } from "@/lib/domain/customer/customer-query";
import { isPresent, present } from "@/lib/domain/moment";
import { askedMoment } from "../[kind]/asked-record";
import RecordsPage from "../[kind]/page";
import { listViews, viewActions } from "../views/list-views";

export const metadata = { title: "Customers" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function CustomersPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff("register:read");
  const asked = await searchParams;
  // What runs for a customer is known as of now alone; what the register said of it, at any moment.
  if (!isPresent(askedMoment(asked)))
    return RecordsPage({ params: Promise.resolve({ kind: "customers" }), searchParams });
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
      <MomentBar
        moment={present}
        day=""
        presentHref="/staff/customers"
        action="/staff/customers"
        kept={[]}
      />
      <SavedViews views={views} actions={viewActions} />
      <CustomerListView list={list} query={query} />
    </>
  );
}
