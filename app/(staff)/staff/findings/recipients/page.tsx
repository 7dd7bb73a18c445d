import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CrossCheckPage } from "@/components/findings/cross-check";
import { requireStaff } from "@/lib/auth/staff-door";
import { crossCheckNow } from "@/lib/data/findings/cross-check";
import { crossCheckView } from "@/lib/domain/cross-check/cross-check-view";

export const metadata: Metadata = { title: "Recipients compared" };

export default async function RecipientsComparedPage() {
  const actor = await requireStaff("register:read");
  const found = await crossCheckNow(actor);
  if (found === null) notFound();
  return <CrossCheckPage view={crossCheckView(found, found.register, found.asOf)} />;
}
