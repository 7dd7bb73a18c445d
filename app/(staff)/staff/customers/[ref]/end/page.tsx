import EndPage from "../../../[kind]/[ref]/end/page";
import type { RecordProps } from "../../../[kind]/asked-record";

type Props = { params: Promise<{ ref: string }>; searchParams: RecordProps["searchParams"] };

export const metadata = { title: "End customer" };

/** Customers have a folder of their own; they end as any record does. */
export default function EndCustomerPage({ params, searchParams }: Props) {
  const record = params.then(({ ref }) => ({ kind: "customers", ref }));
  return EndPage({ params: record, searchParams });
}
