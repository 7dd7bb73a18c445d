import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { RequestForm } from "@/components/requests/request-form";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { requestChoices } from "@/lib/data/records/vendor-requests";
import { ask } from "../actions";

export const metadata: Metadata = { title: "Ask for a vendor" };

export default async function NewRequestPage() {
  const actor = await requireStaff("request:make");
  const choices = await requestChoices(actor);
  if (choices === null) notFound();
  const kicker = <Link href="/staff/requests">Requests</Link>;
  return (
    <>
      <PageTitle title="Ask for a vendor" kicker={kicker} />
      <RequestForm choices={choices} action={ask} />
    </>
  );
}
