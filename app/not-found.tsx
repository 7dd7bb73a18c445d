import type { Metadata } from "next";
import { PlainPage } from "@/components/frame/plain-page";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PlainPage>
      <PageTitle title="This page does not exist" />
      <p>
        The address may be mistyped, or the page is not yours to see. The list of sub-processors is
        public.
      </p>
      <LinkButton href="/subprocessors" document>
        To the sub-processors
      </LinkButton>
    </PlainPage>
  );
}
