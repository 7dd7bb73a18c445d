import { isFromHere } from "@/lib/auth/request";
import { endSession, forgetCookie, readSession } from "@/lib/auth/session";

/** Signs out: the session is over in the database, so that a copy of the cookie opens nothing either. */
export async function POST(): Promise<Response> {
  if (!(await isFromHere())) return new Response("Sent from another site.\n", { status: 403 });
  const session = await readSession();
  if (session !== null) await endSession(session);
  await forgetCookie();
  const location = session?.type === "customer" ? "/sign-in/customer?ended" : "/sign-in?ended";
  return new Response(null, { status: 303, headers: { Location: location } });
}
