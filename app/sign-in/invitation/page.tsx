import type { Metadata } from "next";
import { PlainPage } from "@/components/frame/plain-page";
import { LinkOver } from "@/components/people/link-over";
import { PasswordChoice } from "@/components/people/password-choice";
import { PageTitle } from "@/components/ui/page-title";
import { realClock } from "@/lib/clock";
import { findLink } from "@/lib/data/people/sign-in-links";
import { choosePassword } from "../actions";

export const metadata: Metadata = { title: "Choose a password" };

const titles = {
  FIRST_ADMINISTRATOR: "Become the first administrator",
  INVITATION: "Welcome to Recital",
  PASSWORD_RESET: "Choose a new password",
};

type Search = { token?: string };

export default async function InvitationPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { token } = await searchParams;
  const link = await findLink(String(token), realClock());
  if (link === null || link.purpose === "CUSTOMER") {
    return (
      <PlainPage>
        <LinkOver audience="staff" />
      </PlainPage>
    );
  }
  return (
    <PlainPage>
      <PageTitle title={titles[link.purpose]} kicker={link.user?.name ?? "Recital for staff"} />
      <PasswordChoice
        action={choosePassword}
        token={String(token)}
        email={link.user?.email ?? null}
      />
    </PlainPage>
  );
}
