import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RequestDetails } from "@/components/requests/request-details";
import { requireStaff } from "@/lib/auth/staff-door";
import { findRequest } from "@/lib/data/records/vendor-requests";
import { can } from "@/lib/domain/access";
import { decline, take } from "../actions";

export const metadata: Metadata = { title: "Request" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ made?: string }> };

export default async function RequestPage({ params, searchParams }: Props) {
  const actor = await requireStaff("request:read");
  const request = await findRequest(actor, (await params).id);
  if (request === null) notFound();
  return (
    <RequestDetails
      request={request}
      justMade={(await searchParams).made !== undefined}
      mayHandle={can(actor.roles, "request:handle")}
      actions={{ take, decline }}
    />
  );
}
