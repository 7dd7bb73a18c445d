import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DayQuestion } from "@/components/pictures/day-question";
import { TransferPicture } from "@/components/pictures/transfer-picture";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/staff-door";
import { transferPicture } from "@/lib/data/pictures";
import { askedMoment } from "../[kind]/asked-record";

export const metadata: Metadata = { title: "Map of transfers" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TransferMapPage({ searchParams }: Props) {
  const actor = await requireStaff("register:read");
  const asOf = askedMoment(await searchParams).asOf;
  const picture = await transferPicture(actor, asOf);
  if (picture === null) notFound();
  return (
    <>
      <PageTitle title="Map of transfers" />
      <DayQuestion action="/staff/transfer-map" on={asOf ?? picture.today} today={picture.today} />
      <Panel title="Who sends data where, and on what that rests">
        <TransferPicture map={picture.map} />
      </Panel>
    </>
  );
}
