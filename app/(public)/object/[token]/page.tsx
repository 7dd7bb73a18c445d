import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkedNotice } from "@/components/portal/linked-notice";
import { LinkedObjectForm } from "@/components/portal/linked-object-form";
import { PageTitle } from "@/components/ui/page-title";
import { publicVisitor } from "@/lib/auth/public-visitor";
import { findLinkedNotices } from "@/lib/data/published";
import { objectByLink } from "./actions";

export const metadata: Metadata = { title: "Object to a change" };

export default async function ObjectPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const linked = await findLinkedNotices(publicVisitor(), token);
  if (linked === null) notFound();
  const { head, notices } = linked;
  return (
    <>
      <PageTitle
        title={`For ${head.customer}`}
        kicker={`A change announced by ${head.organisation}`}
      />
      {notices.map((one) => (
        <LinkedNotice key={one.notice.id} linked={one} />
      ))}
      <LinkedObjectForm linked={linked} token={token} action={objectByLink} />
    </>
  );
}
