import type { Metadata } from "next";
import { SearchResults } from "@/components/search/search-results";
import { requireStaff } from "@/lib/auth/staff-door";
import { searchGroups } from "@/lib/data/records/search";
import { askedMoment, askedText } from "../[kind]/asked-record";

export const metadata: Metadata = { title: "Search" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function FindPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff("register:read");
  const asked = await searchParams;
  const text = askedText(asked, "q") ?? "";
  const only = askedText(asked, "in");
  const moment = askedMoment(asked);
  const groups = await searchGroups(actor, text, only, moment);
  return <SearchResults text={text} only={only} groups={groups} moment={moment} />;
}
