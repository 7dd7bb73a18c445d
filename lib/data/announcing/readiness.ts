import { type Actor, mayDo } from "@/lib/auth/actor";
import {
  type ContactCounts,
  contactTrouble,
  tellsNobody,
} from "@/lib/domain/sending/contact-readiness";
import type { ReadinessView, TroubledCustomer } from "@/lib/domain/sending/sending-view";
import { reachable } from "../changes/outlook";
import { database } from "../database/current";
import { sendingView } from "./sending";

/** An agreement that is to be told, as the page of a change names it. */
type ToTell = { readonly customer: string; readonly name: string; readonly title: string };

const mostShown = 20;

/** Whether an announcement to these agreements would reach them, and answers would reach us; null when the actor may not see it. */
export async function readinessOf(
  actor: Actor,
  affected: readonly ToTell[],
): Promise<ReadinessView | null> {
  if (!mayDo(actor, "register:read")) return null;
  const sending = await sendingView(actor);
  if (sending === null) return null;
  const customers = new Map<string, { name: string; agreements: string[] }>();
  for (const { customer, name, title } of affected) {
    const known = customers.get(customer) ?? { name, agreements: [] };
    known.agreements.push(title);
    customers.set(customer, known);
  }
  const counts = await contactsOf([...customers.keys()]);
  const troubled = [...customers].flatMap(([customer, own]): TroubledCustomer[] => {
    const trouble = contactTrouble(counts.get(customer) ?? none);
    return trouble === null ? [] : [{ customer, ...own, trouble }];
  });
  const first = (one: TroubledCustomer) => (tellsNobody(one.trouble) ? 0 : 1);
  return {
    sending,
    customers: customers.size,
    troubled: troubled
      .toSorted((one, other) => first(one) - first(other) || (one.name < other.name ? -1 : 1))
      .slice(0, mostShown),
    allTroubled: troubled.length,
  };
}

const none: ContactCounts = { ready: 0, unconfirmed: 0, bounced: 0 };

async function contactsOf(
  customers: readonly string[],
): Promise<ReadonlyMap<string, ContactCounts>> {
  const rows = await database().customerContact.findMany({
    where: {
      customerRef: { in: [...customers] },
      purpose: reachable.purpose,
      erasedAt: reachable.erasedAt,
    },
    select: { customerRef: true, confirmedAt: true, bouncedAt: true },
  });
  const counts = new Map<string, ContactCounts>();
  for (const { customerRef, confirmedAt, bouncedAt } of rows) {
    const { ready, unconfirmed, bounced } = counts.get(customerRef) ?? none;
    counts.set(
      customerRef,
      bouncedAt !== null
        ? { ready, unconfirmed, bounced: bounced + 1 }
        : confirmedAt === null
          ? { ready, unconfirmed: unconfirmed + 1, bounced }
          : { ready: ready + 1, unconfirmed, bounced },
    );
  }
  return counts;
}
