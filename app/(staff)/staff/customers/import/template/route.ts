import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/staff-door";
import { customerFacts } from "@/lib/data/imports/customer-imports";
import { emptyTemplate, filledTemplate } from "@/lib/file/customers/customer-template";

/** A customer list to fill in; with `?filled=yes` the customers as they are, to be changed and imported again. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireStaff("changeSet:edit");
  const isFilled = new URL(request.url).searchParams.get("filled") === "yes";
  const facts = isFilled ? await customerFacts(actor) : null;
  if (isFilled && facts === null) notFound();
  const list = facts === null ? emptyTemplate() : filledTemplate(facts.register, facts.contacts);
  return new Response(list, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${isFilled ? "customers" : "customer-list"}.csv"`,
      "cache-control": "no-store",
    },
  });
}
