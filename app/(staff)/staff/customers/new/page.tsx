import type { ListProps } from "../../[kind]/asked-record";
import NewPage from "../../[kind]/new/page";

export const metadata = { title: "New customer" };

/** Customers have a folder of their own; their form is that of any record. */
export default function NewCustomerPage({ searchParams }: Pick<ListProps, "searchParams">) {
  return NewPage({ params: Promise.resolve({ kind: "customers" }), searchParams });
}
