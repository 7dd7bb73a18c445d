import EditPage from "../../../[kind]/[ref]/edit/page";
import type { RecordProps } from "../../../[kind]/asked-record";

type Props = { params: Promise<{ ref: string }>; searchParams: RecordProps["searchParams"] };

export const metadata = { title: "Edit customer" };

/** Customers have a folder of their own; their form is that of any record. */
export default function EditCustomerPage({ params, searchParams }: Props) {
  return EditPage({ params: asRecord(params), searchParams });
}

async function asRecord(params: Props["params"]) {
  return { kind: "customers", ref: (await params).ref };
}
