import type { Metadata } from "next";
import { PrivacyNotice } from "@/components/public/privacy-notice";
import { PublicPage } from "@/components/public/public-page";
import { SubscribeForm } from "@/components/public/subscribe-form";
import { publicVisitor } from "@/lib/auth/public-visitor";
import { findNewsChoices } from "@/lib/data/published";
import { enDoors } from "@/lib/domain/language/en-public-doors";
import { askToBeTold } from "../actions";

export const metadata: Metadata = { title: enDoors.subscribe.title };

export default async function SubscribePage({
  searchParams,
}: {
  searchParams: Promise<{ product?: string; asked?: string }>;
}) {
  const { subscribe } = enDoors;
  const published = await findNewsChoices(publicVisitor());
  if (published === null) return <PublicPage title={subscribe.title} lead={subscribe.nothing} />;
  const { organisation, products } = published;
  const { product, asked } = await searchParams;
  if (asked === "yes")
    return (
      <PublicPage title={subscribe.askedTitle} lead={subscribe.asked}>
        <p>{subscribe.askedMore}</p>
      </PublicPage>
    );
  return (
    <PublicPage title={subscribe.title} lead={subscribe.lead(organisation.name)}>
      <SubscribeForm action={askToBeTold} products={products} chosen={product ?? ""} />
      <PrivacyNotice organisation={organisation} />
    </PublicPage>
  );
}
