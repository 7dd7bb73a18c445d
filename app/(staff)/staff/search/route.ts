import { requireStaff } from "@/lib/auth/staff-door";
import { searchRecords } from "@/lib/data/records/search";
import { readMoment } from "@/lib/domain/moment";

export async function GET(request: Request): Promise<Response> {
  const actor = await requireStaff("register:read");
  const { searchParams } = new URL(request.url);
  const { moment } = readMoment((name) => searchParams.get(name));
  return Response.json(await searchRecords(actor, searchParams.get("q") ?? "", moment));
}
