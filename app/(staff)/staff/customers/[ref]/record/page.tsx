import RecordPage from "../../../[kind]/[ref]/page";
import type { RecordProps } from "../../../[kind]/asked-record";

type Props = { params: Promise<{ ref: string }>; searchParams: RecordProps["searchParams"] };

export const metadata = { title: "Customer record" };

/** The customer as a record of the register: every field, its history, where it is used. */
export default function CustomerRecordPage({ params, searchParams }: Props) {
  return RecordPage({ params: asRecord(params), searchParams });
}

async function asRecord(params: Props["params"]) {
  return { kind: "customers", ref: (await params).ref };
}
