import { absoluteHours } from "@/lib/data/people/sessions";
import { env } from "@/lib/env";

/** The cookie of a session. Over https its name binds it to this very host, so that no other host can plant one. */
export function sessionCookie() {
  const secure = env().appUrl.startsWith("https:");
  return {
    name: secure ? "__Host-recital.session" : "recital.session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
    maxAge: absoluteHours * 3600,
  } as const;
}
