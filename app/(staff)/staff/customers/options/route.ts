import { GET as optionsOfKind } from "../../[kind]/options/route";

/** Customers have a folder of their own, in which the options of any kind would not be found. */
export function GET(request: Request): Promise<Response> {
  return optionsOfKind(request, { params: Promise.resolve({ kind: "customers" }) });
}
