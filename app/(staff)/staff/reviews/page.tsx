import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Reviews } from "@/components/reviews/reviews";
import { requireStaff } from "@/lib/auth/staff-door";
import { listReviews } from "@/lib/data/reviews/record-reviews";
import { reviewScopes } from "@/lib/domain/reviews/review-view";
import { askedText } from "../[kind]/asked-record";
import { confirm, makeLink, revokeLink } from "./actions";

export const metadata: Metadata = { title: "Reviews" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ReviewsPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff("register:read");
  const asked = await searchParams;
  const whose = askedText(asked, "whose");
  const list = await listReviews(actor, {
    scope: reviewScopes.find((scope) => scope === whose) ?? null,
    page: Number(askedText(asked, "page") ?? "1"),
    done: askedText(asked, "reviewed"),
  });
  if (list === null) notFound();
  return <Reviews list={list} actions={{ confirm, makeLink, revokeLink }} />;
}
