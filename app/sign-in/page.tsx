import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/forms/action-form";
import { PasswordField, TextField } from "@/components/forms/fields";
import { PlainPage } from "@/components/frame/plain-page";
import { OtherDoors } from "@/components/people/other-doors";
import { SessionEnded } from "@/components/people/session-ended";
import { Callout } from "@/components/ui/callout";
import { PageTitle } from "@/components/ui/page-title";
import { ownPath } from "@/lib/auth/own-path";
import { signedInStaff } from "@/lib/auth/staff-door";
import { signIn } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

type Search = { next?: string | string[]; ended?: string; typed?: string };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next, ended, typed } = await searchParams;
  const path = ownPath(next, "/staff");
  if ((await signedInStaff()) !== null) redirect(path);
  return (
    <PlainPage>
      <PageTitle title="Sign in" kicker="Recital for staff" />
      {ended !== undefined && <Callout tone="good" title="You are signed out." />}
      {typed !== undefined && <SessionEnded />}
      <ActionForm action={signIn} submit="Sign in" hidden={{ next: path }}>
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          required
        />
        <PasswordField name="password" label="Password" required />
      </ActionForm>
      <OtherDoors>
        <Link href="/sign-in/forgotten">I forgot my password</Link>
        <Link href="/sign-in/customer">I am a customer</Link>
      </OtherDoors>
    </PlainPage>
  );
}
