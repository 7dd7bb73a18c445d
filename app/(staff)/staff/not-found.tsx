import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <>
      <PageTitle title="This page does not exist" />
      <EmptyState
        title="Nothing is here for you"
        action={<LinkButton href="/staff">Go to home</LinkButton>}
      >
        The address may be mistyped, the record may have ended, or your role does not include it.
      </EmptyState>
    </>
  );
}
