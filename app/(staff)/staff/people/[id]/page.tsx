import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/forms/action-form";
import { AccessPanel } from "@/components/people/access-panel";
import { PersonBadge } from "@/components/people/person-badge";
import { RoleField } from "@/components/people/role-field";
import { Callout } from "@/components/ui/callout";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/staff-door";
import { findUser } from "@/lib/data/people/people";
import { handOverView } from "@/lib/data/records/hand-overs";
import { countOf } from "@/lib/domain/record/hand-over-view";
import { disable, enable, sendLink, setEnd, setRoles } from "../actions";

export const metadata: Metadata = { title: "Person" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ invited?: string; handedOver?: string }>;
};

export default async function PersonPage({ params, searchParams }: Props) {
  const actor = await requireStaff("person:manage");
  const person = await findUser(actor, (await params).id);
  if (person === null) notFound();
  const { invited, handedOver } = await searchParams;
  const { email, name } = person;
  const left = await handOverView(actor, person.id);
  const kicker = <Link href="/staff/people">People</Link>;
  return (
    <>
      <PageTitle title={name ?? email} kicker={kicker}>
        <PersonBadge person={person} />
      </PageTitle>
      {invited !== undefined && (
        <Callout tone="good" title={`The invitation is on its way to ${email}.`} />
      )}
      {handedOver !== undefined && <Callout tone="good" title="What they had is handed over." />}
      <Panel title="What they may do">
        <ActionForm action={setRoles} submit="Change the roles" hidden={{ email }}>
          <RoleField held={person.roles} />
        </ActionForm>
      </Panel>
      <AccessPanel
        person={person}
        isSelf={person.id === actor.id}
        left={left === null ? 0 : countOf(left)}
        actions={{ disable, enable, sendLink, setEnd }}
      />
    </>
  );
}
