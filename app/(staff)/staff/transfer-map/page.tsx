import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MomentBar } from "@/components/moment/moment-bar";
import { TransferPicture } from "@/components/pictures/transfer-picture";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/staff-door";
import { transferPicture } from "@/lib/data/records/pictures";
import { askedMoment } from "../[kind]/asked-record";

export const metadata: Metadata = { title: "Map of transfers" };

const path = "/staff/transfer-map";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TransferMapPage({ searchParams }: Props) {
  const actor = await requireStaff("register:read");
  const moment = askedMoment(await searchParams);
  const picture = await transferPicture(actor, moment);
  if (picture === null) notFound();
  return (
    <>
      <PageTitle title="Map of transfers" />
      <MomentBar moment={moment} day={picture.day} presentHref={path} action={path} kept={[]} />
      <Panel title="Who sends data where, and on what that rests">
        <TransferPicture map={picture.map} moment={moment} />
      </Panel>
    </>
  );
}
