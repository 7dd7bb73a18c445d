import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/forms/action-form";
import { ContactFields } from "@/components/portal/own-contacts";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { requireCustomer } from "@/lib/auth/portal-door";
import { listOwnContacts } from "@/lib/data/portal";
import { changeContact, removeContact } from "../actions";

export const metadata: Metadata = { title: "A contact" };

export default async function ContactPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireCustomer();
  const { id } = await params;
  const contact = (await listOwnContacts(actor)).find((one) => one.id === id);
  if (contact === undefined) notFound();
  return (
    <>
      <PageTitle
        title={contact.name ?? contact.email}
        kicker={<Link href="/portal/contacts">Your contacts</Link>}
      />
      <Panel title="Change">
        <ActionForm action={changeContact} submit="Save" hidden={{ id }} label="Change">
          <p>
            A new address is confirmed by mail first; whoever signed in with the old one is signed
            out.
          </p>
          <ContactFields contact={contact} />
        </ActionForm>
      </Panel>
      <Panel title="Remove">
        {contact.isLast ? (
          <p>
            This is the last contact whom we can tell of changes, so it stays until another is
            confirmed.
          </p>
        ) : (
          <ActionForm
            action={removeContact}
            submit="Remove this contact"
            tone="danger"
            hidden={{ id }}
            label="Remove"
          >
            <p>
              Name and address are erased, and no more mail goes there. That earlier notices were
              sent stays provable.
            </p>
          </ActionForm>
        )}
      </Panel>
    </>
  );
}
