import { type CustomerSort, customerSorts } from "@/lib/domain/customer/customer-view";

/** What of the customers is asked for, as it stands in the address. */
export type CustomerListQuery = {
  readonly search: string;
  readonly sort: CustomerSort;
  readonly after: string | null;
};

type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the address; what it does not understand counts as not said. */
export function customerQueryOf(search: Search): CustomerListQuery {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === "string" ? value : (value?.[0] ?? "");
  };
  return {
    search: text("search").trim().slice(0, 200),
    sort: customerSorts.find((sort) => sort === text("sort")) ?? "name",
    after: text("after") || null,
  };
}

/** The address of a list of customers; what is usual is left out. */
export function customersPath({ search, sort, after }: Partial<CustomerListQuery>): string {
  const query = new URLSearchParams();
  if (search) query.set("search", search);
  if (sort !== undefined && sort !== "name") query.set("sort", sort);
  if (after) query.set("after", after);
  const text = query.toString();
  return `/staff/customers${text === "" ? "" : `?${text}`}`;
}
