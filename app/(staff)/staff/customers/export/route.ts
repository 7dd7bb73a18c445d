import { GET as exportOfKind } from "../../[kind]/export/route";

/** Customers have a folder of their own, in which the export of any kind would not be found. */
export function GET(request: Request): Promise<Response> {
  return exportOfKind(request, { params: Promise.resolve({ kind: "customers" }) });
}
