import type { Metadata } from "next";
import { PeopleTable } from "@/components/people/people-table";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { listUsers } from "@/lib/data/people/people";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const actor = await requireStaff("person:manage");
  return (
    <>
      <PageTitle title="People">
        <LinkButton href="/staff/people/invite" variant="filled">
          Invite somebody
        </LinkButton>
      </PageTitle>
      <PeopleTable people={await listUsers(actor)} ownId={actor.id} />
    </>
  );
}
