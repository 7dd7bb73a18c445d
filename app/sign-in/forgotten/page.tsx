import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/fields";
import { PlainPage } from "@/components/frame/plain-page";
import { OtherDoors } from "@/components/people/other-doors";
import { PageTitle } from "@/components/ui/page-title";
import { askForReset } from "../actions";

export const metadata: Metadata = { title: "Forgotten password" };

export default function ForgottenPage() {
  return (
    <PlainPage>
      <PageTitle title="Choose a new password" kicker="Recital for staff" />
      <p>We send you a link by mail, at which you choose a new one.</p>
      <ActionForm action={askForReset} submit="Send me a link">
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          required
        />
      </ActionForm>
      <OtherDoors>
        <Link href="/sign-in">Back to the sign-in</Link>
      </OtherDoors>
    </PlainPage>
  );
}
