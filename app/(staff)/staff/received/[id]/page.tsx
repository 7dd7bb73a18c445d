import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReceivedDetails } from "@/components/received/received-details";
import { requireStaff } from "@/lib/auth/staff-door";
import { presentToday } from "@/lib/data/moments";
import { findReceived } from "@/lib/data/received/received-page";
import { can } from "@/lib/domain/access";
import { cascade, confirm, draft, erase, object, settle } from "../actions";

export const metadata: Metadata = { title: "A vendor’s notice" };

export default async function ReceivedNoticePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff("register:read");
  const notice = await findReceived(actor, (await params).id);
  if (notice === null) notFound();
  return (
    <ReceivedDetails
      notice={notice}
      today={(await presentToday(actor)).today}
      may={{
        handle: can(actor.roles, "received:handle"),
        cascade: can(actor.roles, "received:handle") && can(actor.roles, "changeSet:edit"),
        answer: can(actor.roles, "received:answer"),
      }}
      actions={{ confirm, cascade, draft, object, settle, erase }}
    />
  );
}
