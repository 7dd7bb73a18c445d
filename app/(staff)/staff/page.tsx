import type { Metadata } from "next";
import { Home } from "@/components/home/home";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { homeFor } from "@/lib/data/home";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage() {
  const actor = await requireStaff("account:own");
  const view = await homeFor(actor);
  if (view !== null) return <Home view={view} />;
  return (
    <>
      <PageTitle title="Home" />
      <EmptyState title="Nothing waits for you">
        Your role does not open the register. An administrator can give you another.
      </EmptyState>
    </>
  );
}
