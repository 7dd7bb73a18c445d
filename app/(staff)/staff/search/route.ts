import { requireStaff } from "@/lib/auth/staff-door";
import { searchRecords } from "@/lib/data/search";

export async function GET(request: Request): Promise<Response> {
  const actor = await requireStaff("register:read");
  const text = new URL(request.url).searchParams.get("q") ?? "";
  return Response.json(await searchRecords(actor, text));
}
