import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SendingPage } from "@/components/sending/sending-page";
import { mayDo } from "@/lib/auth/actor";
import { requireStaff } from "@/lib/auth/staff-door";
import { sendingView } from "@/lib/data/sending";
import { ask, prove, send } from "./actions";

export const metadata: Metadata = { title: "Outgoing mail" };

export default async function MailPage() {
  const actor = await requireStaff("register:read");
  const view = await sendingView(actor);
  if (view === null) notFound();
  return (
    <SendingPage view={view} actions={mayDo(actor, "mail:check") ? { ask, send, prove } : null} />
  );
}
