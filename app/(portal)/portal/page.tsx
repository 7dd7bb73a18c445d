import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Overview } from "@/components/portal/overview";
import { PageTitle } from "@/components/ui/page-title";
import { requireCustomer } from "@/lib/auth/portal-door";
import { findOverview, findPortalHead } from "@/lib/data/portal";

export const metadata: Metadata = { title: "Your data processing" };

export default async function PortalPage() {
  const actor = await requireCustomer();
  const head = await findPortalHead(actor);
  if (head === null) notFound();
  const overview = await findOverview(actor);
  return (
    <>
      <PageTitle title="Your annexes and notices" kicker={`From ${head.organisation}`} />
      <Overview overview={overview} />
    </>
  );
}
