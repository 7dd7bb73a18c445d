import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/fields";
import { AccessUntilField } from "@/components/people/access-until-field";
import { RoleField } from "@/components/people/role-field";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { invite } from "../actions";

export const metadata: Metadata = { title: "Invite somebody" };

export default async function InvitePage() {
  await requireStaff("person:manage");
  return (
    <>
      <PageTitle title="Invite somebody" kicker={<Link href="/staff/people">People</Link>} />
      <p>They get a mail with a link, at which they choose a password. It works for three days.</p>
      <ActionForm action={invite} submit="Send the invitation">
        <TextField name="email" label="E-mail address" type="email" required />
        <TextField name="name" label="Name" maxLength={200} />
        <RoleField />
        <AccessUntilField />
      </ActionForm>
    </>
  );
}
