import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HandOver } from "@/components/people/hand-over";
import { requireStaff } from "@/lib/auth/staff-door";
import { handOverView } from "@/lib/data/records/hand-overs";
import { give } from "./actions";

export const metadata: Metadata = { title: "Hand over" };

export default async function HandOverPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff("person:manage");
  const view = await handOverView(actor, (await params).id);
  if (view === null) notFound();
  return <HandOver view={view} action={give} />;
}
