import type { Metadata } from "next";
import { ReceivedList } from "@/components/received/received-list";
import { requireStaff } from "@/lib/auth/staff-door";
import { listReceived } from "@/lib/data/received/received-notices";
import { can } from "@/lib/domain/access";

export const metadata: Metadata = { title: "Notices from vendors" };

export default async function ReceivedPage() {
  const actor = await requireStaff("register:read");
  return (
    <ReceivedList
      notices={await listReceived(actor)}
      mayAdd={can(actor.roles, "received:handle")}
    />
  );
}
