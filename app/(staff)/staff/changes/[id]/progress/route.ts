import { requireStaff } from "@/lib/auth/staff-door";
import { progressOf } from "@/lib/data/gate/roll-out";

/** How the mail of a change goes out, for the page that shows it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const actor = await requireStaff("register:read");
  const progress = await progressOf(actor, (await params).id);
  return Response.json(progress, {
    status: progress === null ? 404 : 200,
    headers: { "cache-control": "no-store" },
  });
}
