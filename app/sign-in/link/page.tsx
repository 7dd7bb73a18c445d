import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { PlainPage } from "@/components/frame/plain-page";
import { LinkOver } from "@/components/people/link-over";
import { PageTitle } from "@/components/ui/page-title";
import { ownPath } from "@/lib/auth/own-path";
import { realClock } from "@/lib/clock";
import { findLink } from "@/lib/data/people/sign-in-links";
import { signInByLink } from "../actions";

export const metadata: Metadata = { title: "Sign in" };

type Search = { token?: string; next?: string | string[] };

/** Opening it uses nothing up, since programs that look through mail open links, too: the button does. */
export default async function LinkPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { token, next } = await searchParams;
  const link = await findLink(String(token), realClock());
  if (link?.purpose !== "CUSTOMER") {
    return (
      <PlainPage>
        <LinkOver audience="customer" />
      </PlainPage>
    );
  }
  const hidden = { token: String(token), next: ownPath(next, "/portal") };
  return (
    <PlainPage>
      <PageTitle title="Sign in" kicker={link.customer} />
      <p>
        You are about to sign in as <strong>{link.email}</strong>, for {link.customer}.
      </p>
      <ActionForm action={signInByLink} submit="Sign in" hidden={hidden} />
    </PlainPage>
  );
}
