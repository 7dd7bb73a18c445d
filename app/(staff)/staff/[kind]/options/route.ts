import { signedInStaff } from "@/lib/auth/staff-door";
import { listOptions } from "@/lib/data/records/reference-options";
import { can } from "@/lib/domain/access";
import { kindOfPlural } from "@/lib/domain/record/record-address";

/** The records of a kind that a search finds, for fields that point to one. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ kind: string }> },
): Promise<Response> {
  const staff = await signedInStaff();
  const kind = kindOfPlural((await params).kind);
  if (staff === null || kind === null || !can(staff.actor.roles, "register:read"))
    return new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const options = await listOptions(staff.actor, kind, {
    search: (searchParams.get("q") ?? "").slice(0, 200),
    within: searchParams.get("in"),
  });
  return Response.json(options, { headers: { "Cache-Control": "no-store" } });
}
