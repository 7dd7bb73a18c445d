import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ObjectionDetails } from "@/components/objections/objection-details";
import { requireStaff } from "@/lib/auth/staff-door";
import { objectionPage } from "@/lib/data/objections/objection-page";
import { answer } from "../actions";

export const metadata: Metadata = { title: "An objection" };

export default async function StaffObjectionPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ letter?: string | string[] }>;
}) {
  const actor = await requireStaff("register:read");
  const page = await objectionPage(actor, (await params).id);
  if (page === null) notFound();
  const { letter } = await searchParams;
  const language = typeof letter === "string" ? letter : null;
  return <ObjectionDetails page={page} language={language} answer={answer} />;
}
