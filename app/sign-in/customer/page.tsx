import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/fields";
import { PlainPage } from "@/components/frame/plain-page";
import { OtherDoors } from "@/components/people/other-doors";
import { SessionEnded } from "@/components/people/session-ended";
import { Callout } from "@/components/ui/callout";
import { PageTitle } from "@/components/ui/page-title";
import { ownPath } from "@/lib/auth/own-path";
import { signedInCustomer } from "@/lib/auth/portal-door";
import { askForCustomerLink } from "../actions";

export const metadata: Metadata = { title: "Sign in as a customer" };

type Search = { next?: string | string[]; ended?: string; typed?: string };

export default async function CustomerPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next, ended, typed } = await searchParams;
  const path = ownPath(next, "/portal");
  if ((await signedInCustomer()) !== null) redirect(path);
  return (
    <PlainPage>
      <PageTitle title="Sign in" kicker="For contacts of customers" />
      {ended !== undefined && <Callout tone="good" title="You are signed out." />}
      {typed !== undefined && <SessionEnded />}
      <p>You need no password: we send you a link by mail, which works once.</p>
      <ActionForm action={askForCustomerLink} submit="Send me a link" hidden={{ next: path }}>
        <TextField
          name="email"
          label="E-mail address"
          help="The one at which you are told of changes."
          type="email"
          autoComplete="email"
          required
        />
      </ActionForm>
      <OtherDoors>
        <Link href="/sign-in">I work here</Link>
      </OtherDoors>
    </PlainPage>
  );
}
