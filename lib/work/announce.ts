import type { Actor } from "@/lib/auth/actor";
import { carryOutDue, dueOrders } from "@/lib/data/announcing/announcement-orders";
import { log } from "@/lib/log";

/** Makes the announcements whose moment has come. One that fails is tried again in the next round, and keeps no other from going. */
export async function announceDue(
  actor: Actor,
  carryOut: typeof carryOutDue = carryOutDue,
): Promise<{ announced: string[] }> {
  const announced: string[] = [];
  for (const order of await dueOrders(actor)) {
    try {
      announced.push(...(await carryOut(actor, order)));
    } catch (error) {
      log().error({ orderId: order.id, err: error }, "an ordered announcement failed");
    }
  }
  return { announced };
}
