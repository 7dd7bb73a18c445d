import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DigestPanel } from "@/components/sending/digest-panel";
import { SendingPage } from "@/components/sending/sending-page";
import { mayDo } from "@/lib/auth/actor";
import { requireStaff } from "@/lib/auth/staff-door";
import { sendingView } from "@/lib/data/announcing/sending";
import { digestPage } from "@/lib/data/digest/digest-page";
import { mailWords } from "@/lib/draw/mail/mail-words";
import { ask, prove, send } from "./actions";

export const metadata: Metadata = { title: "Outgoing mail" };

type Search = { digest?: string | string[] };

export default async function MailPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireStaff("register:read");
  const [chosen = null] = [(await searchParams).digest].flat();
  const [view, digest] = await Promise.all([sendingView(actor), digestPage(actor, chosen)]);
  if (view === null || digest === null) notFound();
  return (
    <>
      <SendingPage view={view} actions={mayDo(actor, "mail:check") ? { ask, send, prove } : null} />
      <DigestPanel view={digest.view} mail={digest.mail && mailWords(digest.mail)} />
    </>
  );
}
