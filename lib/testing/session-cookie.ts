import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { realClock } from "@/lib/clock";
import type { connect } from "@/lib/data/database/connect";
import { keptSecret } from "@/lib/local/secrets";

/** A column of the session's table, and the statement that finds whose session it is by `$3`. */
const whose = {
  staff: { column: "userId", from: `"User" where email = $3` },
  customer: { column: "contactId", from: `"CustomerContact" where id = $3` },
} as const;

const hours = 24;

export const sessionCookieName = "recital.session";

/**
 * A session for somebody of an installation on this machine: a row in its database, and the cookie made with its secret.
 *
 * @param name of a person on the staff the address, of a customer's contact the id
 * @returns    the value of the cookie
 * @throws     when there is nobody of that name
 */
export async function sessionCookie(
  client: Awaited<ReturnType<typeof connect>>,
  who: keyof typeof whose,
  name: string,
  dataDir: string,
): Promise<string> {
  const sessionId = randomUUID();
  const { column, from } = whose[who];
  const now = new Date(realClock().epochMilliseconds);
  const { rowCount } = await client.query(
    `insert into "Session" (id, "${column}", "createdAt", "lastSeenAt") select $1, id, $2, $2 from ${from}`,
    [sessionId, now, name],
  );
  if (rowCount !== 1) throw new Error(`There is no ${name}`);
  const secret = keptSecret(dataDir, "auth-secret", () => {
    throw new Error("The installation under test has no secret yet");
  });
  return encode({ token: { sessionId }, secret, maxAge: hours * 3600 });
}
