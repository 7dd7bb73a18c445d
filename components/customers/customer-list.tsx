import Link from "next/link";
import { SearchForm } from "@/components/customers/search-form";
import { ToneBadge } from "@/components/ui/badges";
import { DataTable, type Sorting } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type CustomerListQuery, customersPath } from "@/lib/domain/customer/customer-query";
import type { CustomerList, CustomerRow, CustomerSort } from "@/lib/domain/customer/customer-view";
import classes from "./customers.module.css";

/** The list of customers: whom we serve, what runs for each, and what is missing. */
export function CustomerListView({
  list,
  query,
}: {
  list: CustomerList;
  query: CustomerListQuery;
}) {
  const sort = (by: CustomerSort): Sorting => ({
    href: customersPath({ ...query, sort: by, after: null }),
    direction: by === query.sort ? directions[by] : null,
  });
  return (
    <>
      <SearchForm query={query} />
      <p className={classes.found}>
        {query.search === ""
          ? `${list.all} ${list.all === 1 ? "customer" : "customers"}`
          : `${list.found} of ${list.all} customers`}
        {", "}
        <a href={exportPath(query)} download>
          as CSV
        </a>
      </p>
      <DataTable
        caption="Customers"
        columns={[
          { key: "name", label: "Customer", sort: sort("name") },
          { key: "next", label: "Next date", sort: sort("next") },
          { key: "notices", label: "Open notices", align: "right" },
          { key: "objections", label: "Objections", sort: sort("objections") },
          { key: "contacts", label: "Contacts", sort: sort("unconfirmed") },
          { key: "agreements", label: "Agreements", align: "right" },
        ]}
        rows={list.rows.map((row) => ({ key: row.ref, cells: cellsOf(row) }))}
        empty={query.search === "" ? <NoCustomers /> : <NothingFound />}
      />
      <nav className={classes.pages} aria-label="Pages of customers">
        {query.after === null ? null : (
          <Link href={customersPath({ ...query, after: null })} prefetch={false}>
            From the start
          </Link>
        )}
        {list.next === null ? null : (
          <Link href={customersPath({ ...query, after: list.next })} prefetch={false}>
            Further customers
          </Link>
        )}
      </nav>
    </>
  );
}

const directions = {
  name: "ascending",
  next: "ascending",
  objections: "descending",
  unconfirmed: "descending",
} as const;

function cellsOf(row: CustomerRow) {
  return [
    <Link key="name" href={`/staff/customers/${encodeURIComponent(row.ref)}`} prefetch={false}>
      {row.name}
    </Link>,
    <Day key="next" on={row.nextOn} />,
    row.openNotices,
    row.openObjections === 0 ? (
      "None"
    ) : (
      <ToneBadge key="objections" tone="bad">
        {row.openObjections} open
      </ToneBadge>
    ),
    <Contacts key="contacts" row={row} />,
    row.agreements,
  ];
}

function Contacts({ row: { reachableContacts, unconfirmedContacts } }: { row: CustomerRow }) {
  if (reachableContacts === 0)
    return (
      <ToneBadge tone="bad">
        {unconfirmedContacts === 0
          ? "Nobody to tell"
          : `Nobody confirmed, ${unconfirmedContacts} waiting`}
      </ToneBadge>
    );
  if (unconfirmedContacts === 0) return `${reachableContacts} confirmed`;
  return (
    <>
      {reachableContacts} confirmed{" "}
      <ToneBadge tone="warn">{unconfirmedContacts} not confirmed</ToneBadge>
    </>
  );
}

function exportPath({ search }: CustomerListQuery): string {
  return `/staff/customers/export${search === "" ? "" : `?${new URLSearchParams({ search })}`}`;
}

function NoCustomers() {
  return (
    <EmptyState
      title="No customers yet"
      action={<LinkButton href="/staff/customers/new">Add the first customer</LinkButton>}
    >
      A customer is whom you process data for. Its agreement says how long before a change it is
      told, and how long it may object.
    </EmptyState>
  );
}

function NothingFound() {
  return (
    <EmptyState
      title="No customer fits"
      action={<LinkButton href="/staff/customers">Show all</LinkButton>}
    >
      The search looks into names, refs and titles of agreements.
    </EmptyState>
  );
}
