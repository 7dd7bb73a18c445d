import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { ContactFields, OwnContacts } from "@/components/portal/own-contacts";
import { Callout } from "@/components/ui/callout";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { requireCustomer } from "@/lib/auth/portal-door";
import { listOwnContacts } from "@/lib/data/portal";
import { addContact, chooseDigest, remindContact } from "./actions";

export const metadata: Metadata = { title: "Your contacts" };

type Search = { added?: string | string[] };

export default async function ContactsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireCustomer();
  const contacts = await listOwnContacts(actor);
  const { added } = await searchParams;
  const newcomer = contacts.find(({ id }) => id === added);
  return (
    <>
      <PageTitle title="Your contacts" kicker="Whom we tell of changes, and who may sign in here" />
      {newcomer?.standing === "UNCONFIRMED" ? (
        <Callout tone="good" title={`We have sent a mail to ${newcomer.email}`}>
          <p>Whoever reads it confirms the address there, and is told of changes from then on.</p>
        </Callout>
      ) : null}
      <Panel title="Contacts">
        <OwnContacts contacts={contacts} remind={remindContact} chooseDigest={chooseDigest} />
      </Panel>
      <Panel title="Add a contact">
        <ActionForm action={addContact} submit="Add this contact" label="Add a contact">
          <p>
            A new contact is asked by mail to confirm the address. We keep name and address for as
            long as the agreement lasts, to tell you of changes; you can remove them here.
          </p>
          <ContactFields />
        </ActionForm>
      </Panel>
    </>
  );
}
