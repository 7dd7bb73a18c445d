import type { Metadata } from "next";
import { AdverseFactForm } from "@/components/incidents/adverse-fact-form";
import { requireStaff } from "@/lib/auth/staff-door";
import { adverseChoices } from "@/lib/data/incidents/adverse-facts";
import { presentToday } from "@/lib/data/moments";
import { draftFact } from "./actions";

export const metadata: Metadata = { title: "Record an adverse fact" };

type Search = Readonly<Partial<Record<"engagement" | "vendor", string | string[]>>>;

export default async function NewAdverseFactPage({
  searchParams,
}: {
  searchParams: Promise<Search>;
}) {
  const actor = await requireStaff("changeSet:edit");
  const { engagement, vendor } = await searchParams;
  const all = await adverseChoices(actor);
  const choices = typeof vendor === "string" ? all.filter((one) => one.vendorRef === vendor) : all;
  return (
    <AdverseFactForm
      choices={choices.length === 0 ? all : choices}
      chosen={typeof engagement === "string" ? [engagement] : []}
      today={(await presentToday(actor)).today}
      action={draftFact}
    />
  );
}
