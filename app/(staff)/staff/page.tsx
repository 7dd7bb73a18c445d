import type { Metadata } from "next";
import { Home } from "@/components/home/home";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { homeFor } from "@/lib/data/home/home";
import { can } from "@/lib/domain/access";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage() {
  const actor = await requireStaff("account:own");
  const view = await homeFor(actor);
  if (view !== null) return <Home view={view} />;
  return (
    <>
      <PageTitle title="Home" />
      <EmptyState
        title="Nothing waits for you"
        action={
          can(actor.roles, "request:make") ? (
            <LinkButton href="/staff/requests/new" variant="filled">
              Ask for a vendor
            </LinkButton>
          ) : null
        }
      >
        Your role does not open the register. What you asked for, and how far it is, stands under
        Requests.
      </EmptyState>
    </>
  );
}
