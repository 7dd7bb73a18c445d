import type { Metadata } from "next";
import { ReferenceView } from "@/components/reference/reference-view";
import { requireStaff } from "@/lib/auth/staff-door";
import { registerAt } from "@/lib/data/moments";
import {
  type ReferenceTableName,
  referenceTable,
  referenceTableNames,
} from "@/lib/domain/reference/reference-tables";
import { askedMoment, askedText } from "../[kind]/asked-record";

export const metadata: Metadata = { title: "Reference data" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReferencePage({ searchParams }: Props) {
  const actor = await requireStaff("register:read");
  const asked = await searchParams;
  const moment = askedMoment(asked);
  const { day } = await registerAt(actor, moment);
  const table = referenceTable(tableAsked(askedText(asked, "of")), day);
  return (
    <ReferenceView
      table={table}
      tables={referenceTableNames.map((name) => referenceTable(name, day))}
      isDueAlone={askedText(asked, "due") === "yes"}
      moment={moment}
      day={day}
    />
  );
}

function tableAsked(text: string | null): ReferenceTableName {
  return referenceTableNames.find((name) => name === text) ?? "adequacy";
}
