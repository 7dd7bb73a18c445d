import type { Actor } from "@/lib/auth/actor";
import type { NoticeView } from "@/lib/domain/customer/customer-view";
import { find, type Register } from "@/lib/domain/register";
import { database } from "../database/current";
import { dayOf } from "../days";
import { gateFactsOf } from "../gate/gate-facts";
import { noticesOnTheirWay, objectionView, placed } from "../gate/roll-out-rows";

/** What this customer was told of, the newest change first, each with where it stands. */
export async function noticesOfCustomer(
  { at }: Actor,
  customerRef: string,
  register: Register,
): Promise<NoticeView[]> {
  const [notices, onTheirWay] = await Promise.all([
    database().notice.findMany({
      where: { customerRef },
      include: {
        objections: { orderBy: { receivedAt: "asc" } },
        approvals: true,
        changeSet: { include: { items: true } },
      },
      orderBy: [{ changeSet: { number: "desc" } }, { agreementRef: "asc" }],
    }),
    noticesOnTheirWay({ customerRef }),
  ]);
  const open = notices.filter(
    ({ effectiveOn, declinedAt }) => effectiveOn === null && declinedAt === null,
  );
  const facts = await database().$transaction(async (tx) => {
    const known = new Map<string, Awaited<ReturnType<typeof gateFactsOf>>>();
    for (const notice of open)
      known.set(notice.id, await gateFactsOf(tx, notice.changeSet, [notice]));
    return known;
  });
  return notices.map((notice) => {
    const { id, changeSet, agreementRef } = notice;
    const own = facts.get(id)?.get(id);
    return {
      changeSetId: changeSet.id,
      title: changeSet.title,
      agreement: agreementRef,
      agreementTitle: find(register, "CustomerAgreement", agreementRef)?.title ?? agreementRef,
      class: notice.changeClass,
      standing: placed(notice, own, at, onTheirWay.has(id)).standing,
      startsOn: dayOf(notice.startsOn),
      objectionLastDay: dayOf(notice.objectionLastDay),
      earliestEffectiveOn: dayOf(notice.earliestEffectiveOn),
      effectiveOn: dayOf(notice.effectiveOn),
      objections: notice.objections.map(objectionView),
    };
  });
}
