import type { Metadata } from "next";
import { RequestList } from "@/components/requests/request-list";
import { requireStaff } from "@/lib/auth/staff-door";
import { listRequests } from "@/lib/data/records/vendor-requests";
import { can } from "@/lib/domain/access";

export const metadata: Metadata = { title: "Requests" };

export default async function RequestsPage() {
  const actor = await requireStaff("request:read");
  return (
    <RequestList
      requests={await listRequests(actor)}
      mayAsk={can(actor.roles, "request:make")}
      seesAll={can(actor.roles, "register:read")}
    />
  );
}
