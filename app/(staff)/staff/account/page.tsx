import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { PasswordField } from "@/components/forms/fields";
import { NewPassword } from "@/components/people/new-password";
import { SessionList } from "@/components/people/session-list";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { readSession } from "@/lib/auth/session";
import { requireStaff } from "@/lib/auth/staff-door";
import { realClock } from "@/lib/clock";
import { listOwnSessions } from "@/lib/data/people/sessions";
import { presentRegister } from "@/lib/data/register";
import { organisationZone } from "@/lib/domain/organisation-day";
import { endAll, endOne, setPassword } from "./actions";

export const metadata: Metadata = { title: "My account" };

export default async function AccountPage() {
  const actor = await requireStaff("account:own");
  const session = await readSession();
  if (session?.type !== "staff") return null;
  return (
    <>
      <PageTitle title={session.user.name ?? session.user.email} kicker={session.user.email} />
      <Panel title="Change the password">
        <ActionForm action={setPassword} submit="Change the password" label="Change the password">
          <PasswordField name="password" label="Present password" required />
          <NewPassword />
        </ActionForm>
      </Panel>
      <Panel title="Where you are signed in">
        <SessionList
          sessions={await listOwnSessions(actor, realClock())}
          ownId={session.sessionId}
          zone={organisationZone((await presentRegister()).register)}
          actions={{ endOne, endAll }}
        />
      </Panel>
    </>
  );
}
