import { type CustomerActor, customerActor, type PublicActor } from "@/lib/auth/actor";
import { readLinkToken } from "@/lib/domain/link-token";
import type { LinkedNotices } from "@/lib/domain/portal-view";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { termsOfNotice } from "../announcing/notice-terms";
import { database } from "../database/current";
import { object, type Statement, type WordRefusal } from "../portal/portal-acts";
import { asksOf, type NoticeRow, noticeViews, ownNotices } from "../portal/portal-notices";
import { objectionsOf } from "../portal/portal-objections";
import { headOf } from "../portal/portal-overview";
import { presentRegister } from "../register";

/** Who came by the link of a mail, and what that mail told; null for a link that was not made here, or whose reader was erased. */
async function openLink(
  { at }: PublicActor,
  token: string,
): Promise<{ reader: CustomerActor; rows: NoticeRow[] } | null> {
  const id = readLinkToken(env().authSecret, "objection", token);
  if (id === null) return null;
  const delivery = await database().delivery.findUnique({
    where: { id },
    include: { contact: true, notices: true },
  });
  if (delivery === null || delivery.contact.erasedAt !== null) return null;
  const reader = customerActor(delivery.contact, "link", at);
  const rows = await ownNotices(reader, {
    id: { in: delivery.notices.map(({ noticeId }) => noticeId) },
    changeClass: "M1",
  });
  return rows.length === 0 ? null : { reader, rows };
}

/** What stands on the page behind a mail's link: its notices that can be objected to, and what was objected so far. */
export async function linkedNotices(
  actor: PublicActor,
  token: string,
): Promise<LinkedNotices | null> {
  const opened = await openLink(actor, token);
  if (opened === null) return null;
  const { reader, rows } = opened;
  const head = await headOf(reader);
  if (head === null) return null;
  const { register } = await presentRegister();
  const views = await noticeViews(reader, rows);
  const notices = views.flatMap((notice, index) => {
    const row = rows[index];
    if (row === undefined) return [];
    return {
      notice,
      asks: asksOf(reader, row),
      objectionClause: termsOfNotice(row).clauses.objection ?? null,
      objections: objectionsOf(register, row),
    };
  });
  return { head, notices };
}

/**
 * Objects by the link of a mail, for the notices named; what was objected to already stays as it is.
 *
 * @returns refuses with "saidAlready" where nothing was left to say
 */
export async function objectByLink(
  actor: PublicActor,
  token: string,
  { noticeIds, ...statement }: Statement & { readonly noticeIds: readonly string[] },
): Promise<Result<{ recorded: number }, WordRefusal>> {
  const opened = await openLink(actor, token);
  const rows = opened?.rows.filter(({ id }) => noticeIds.includes(id)) ?? [];
  if (opened === null || rows.length === 0) return refuse("noSuchNotice");
  let recorded = 0;
  let refusal: WordRefusal = "saidAlready";
  for (const { id } of rows) {
    const result = await object(opened.reader, id, statement);
    if (result.ok) recorded += 1;
    else refusal = result.reason;
  }
  return recorded > 0 ? done({ recorded }) : refuse(refusal);
}
