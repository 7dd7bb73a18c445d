import { requireStaff } from "@/lib/auth/staff-door";
import { vendorTemplate } from "@/lib/file/import/vendor-template";

/** A list of vendors to fill in. */
export async function GET(): Promise<Response> {
  await requireStaff("changeSet:edit");
  return new Response(vendorTemplate(), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="vendors.csv"',
      "cache-control": "no-store",
    },
  });
}
