import type { CustomerListQuery } from "@/lib/domain/customer/customer-query";
import classes from "./customers.module.css";

/** Searches by an address of its own, so that it works without script and can be kept. */
export function SearchForm({ query }: { query: CustomerListQuery }) {
  return (
    <search>
      <form action="/staff/customers" className={classes.search}>
        {query.sort === "name" ? null : <input type="hidden" name="sort" value={query.sort} />}
        <input
          key={query.search}
          type="search"
          name="search"
          aria-label="Search customers"
          placeholder="Name, ref or agreement"
          defaultValue={query.search}
        />
        <button type="submit">Search</button>
      </form>
    </search>
  );
}
