import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { realClock } from "@/lib/clock";
import { closeOwnSessions, findSession, type SignedIn } from "@/lib/data/people/sessions";
import { env } from "@/lib/env";
import { customerActor, staffActor } from "./actor";
import { requestTime } from "./request";
import { sessionCookie } from "./session-cookie";

/** Who sends this request; null for a stranger, and for whoever's session is over. Asked of the database once a request. */
export const readSession: () => Promise<SignedIn | null> = cache(async () => {
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookie().name)?.value);
  return sessionId === null ? null : findSession(sessionId, realClock());
});

/** The session that a cookie names; null when it was not made here, or its time is over. */
async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (cookie === undefined) return null;
  // What cannot be read was not made with this installation's secret: a stranger, no fault.
  const token = await decode({ token: cookie, secret: env().authSecret }).catch(() => null);
  return typeof token?.sessionId === "string" ? token.sessionId : null;
}

/** Ends this very session, for good. */
export async function endSession(session: SignedIn): Promise<void> {
  const actor =
    session.type === "staff"
      ? staffActor(session.user, "web", requestTime())
      : customerActor(session.contact, "portal", requestTime());
  await closeOwnSessions(actor, session.sessionId);
}

/** Takes the cookie of this browser away. */
export async function forgetCookie(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
