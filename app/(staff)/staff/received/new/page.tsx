import type { Metadata } from "next";
import Link from "next/link";
import { ReceivedEntryForms } from "@/components/received/received-entry";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { presentToday } from "@/lib/data/moments";
import { mailLimits } from "@/lib/file/mail/mail";
import { paste, readMail } from "../actions";

export const metadata: Metadata = { title: "A vendor’s notice" };

export default async function NewReceivedPage() {
  const actor = await requireStaff("received:handle");
  return (
    <>
      <PageTitle
        title="A vendor’s notice has come"
        kicker={<Link href="/staff/received">Notices from vendors</Link>}
      />
      <ReceivedEntryForms
        actions={{ readMail, paste }}
        mostBytes={mailLimits.bytes}
        today={(await presentToday(actor)).today}
      />
    </>
  );
}
