import type { Metadata } from "next";
import { ChangeBeginnings } from "@/components/changes/change-beginnings";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { proposeFile } from "./actions";

export const metadata: Metadata = { title: "Propose a change" };

export default async function NewChangePage() {
  await requireStaff("changeSet:edit");
  return (
    <>
      <PageTitle title="Propose a change" />
      <ChangeBeginnings propose={proposeFile} />
    </>
  );
}
