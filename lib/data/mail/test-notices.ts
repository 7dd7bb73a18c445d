import { type Actor, mayDo } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import type { Language } from "@/lib/domain/language/catalogue";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { orderServiceMail } from "./service-mails";

/** Sends a drawn notice to whoever asks for it, and to nobody else: no customer is told by it. */
export async function orderTestNotice(
  actor: Actor,
  mail: { readonly subject: string; readonly html: string; readonly text: string },
  language: Language,
): Promise<Result<{ address: string }, "notAllowed" | "noSuchUser">> {
  if (!mayDo(actor, "changeSet:testSend")) return refuse("notAllowed");
  if (actor.type !== "staff") return refuse("noSuchUser");
  const user = await database().user.findUnique({ where: { id: actor.id } });
  if (user === null || user.disabledAt !== null) return refuse("noSuchUser");
  const payload = { ...mail, subject: `[Test] ${mail.subject}` };
  await database().$transaction((tx) =>
    orderServiceMail(tx, {
      kind: "TEST_NOTICE",
      payload,
      address: user.email,
      language,
      expiresAt: realClock().add({ hours: 24 }),
    }),
  );
  return done({ address: user.email });
}
