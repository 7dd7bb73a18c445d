import type { Metadata } from "next";
import { AdverseFactForm } from "@/components/incidents/adverse-fact-form";
import { requireStaff } from "@/lib/auth/staff-door";
import { adverseChoices } from "@/lib/data/incidents/adverse-facts";
import { presentToday } from "@/lib/data/moments";
import { recordFact } from "./actions";

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
  const present = all.present.filter((one) => one.vendorRef === vendor);
  const leaving = all.leaving.filter((one) => one.vendorRef === vendor);
  const isOfVendor = present.length > 0 || leaving.length > 0;
  return (
    <AdverseFactForm
      choices={isOfVendor ? present : all.present}
      leaving={isOfVendor ? leaving : all.leaving}
      chosen={typeof engagement === "string" ? [engagement] : []}
      today={(await presentToday(actor)).today}
      action={recordFact}
    />
  );
}
