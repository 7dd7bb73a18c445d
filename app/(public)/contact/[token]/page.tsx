import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { PublicPage } from "@/components/public/public-page";
import { Facts } from "@/components/ui/facts";
import { publicVisitor } from "@/lib/auth/public-visitor";
import { findLinkedContact } from "@/lib/data/published";
import { enDoors } from "@/lib/domain/language/en-public-doors";
import { confirmAddress } from "../../actions";

export const metadata: Metadata = { title: enDoors.contact.title };

export default async function ContactPage({ params }: { params: Promise<{ token: string }> }) {
  const { contact: words } = enDoors;
  const { token } = await params;
  const contact = await findLinkedContact(publicVisitor(), token);
  if (contact === null) return <PublicPage title={words.ended} lead={words.endedText} />;
  if (contact.isConfirmed) return <PublicPage title={words.known} lead={words.knownText} />;
  return (
    <PublicPage title={words.title} lead={words.lead(contact.organisation, contact.customer)}>
      <Facts items={[{ label: words.address, value: contact.email, hint: words.wrong }]} />
      <ActionForm action={confirmAddress} submit={words.submit} hidden={{ token }} />
    </PublicPage>
  );
}
