import type { Metadata } from "next";
import { RestructuringChoice } from "@/components/restructure/restructuring-choice";
import { requireStaff } from "@/lib/auth/staff-door";

export const metadata: Metadata = { title: "Restructure" };

export default async function RestructurePage() {
  await requireStaff("changeSet:edit");
  return <RestructuringChoice />;
}
