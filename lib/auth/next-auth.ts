import { cookies } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { realClock } from "@/lib/clock";
import { findSession } from "@/lib/data/people/sessions";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env, tellNextAuth } from "@/lib/env";
import { log } from "@/lib/log";
import { type SignInRefusal, signInByLink, signInByPassword, signInRefusals } from "./proofs";
import { endSession, readSession } from "./session";
import { sessionCookie } from "./session-cookie";

const passwordTyped = z.object({ email: z.string(), password: z.string() });
const linkTyped = z.object({
  token: z.string(),
  password: z.string().default(""),
  email: z.string().default(""),
  name: z.string().default(""),
});

/**
 * next-auth, with two ways to prove who one is. Its cookie holds the id of a session and nothing else; whether that session
 * still runs is asked of the database at every request (lib/auth/session.ts). See docs/decisions/0012-sign-in.md.
 */
export function authOptions(): NextAuthOptions {
  tellNextAuth();
  const { appUrl, authSecret } = env();
  const { name, options, maxAge } = sessionCookie();
  return {
    secret: authSecret,
    useSecureCookies: appUrl.startsWith("https:"),
    session: { strategy: "jwt", maxAge },
    cookies: { sessionToken: { name, options } },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        id: "password",
        credentials: { email: {}, password: {} },
        authorize: (typed) => proven(passwordTyped, typed, signInByPassword),
      }),
      CredentialsProvider({
        id: "link",
        credentials: { token: {}, password: {}, email: {}, name: {} },
        authorize: (typed) => proven(linkTyped, typed, signInByLink),
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        const sessionId = user?.id ?? token.sessionId;
        const isRunning =
          typeof sessionId === "string" && (await findSession(sessionId, realClock())) !== null;
        // next-auth takes the cookie away when this throws.
        if (!isRunning) throw new Error("The session is over");
        return { sessionId };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      // Its own address for signing out only takes the cookie away; a copy of it would still open the session.
      async signOut({ token: { sessionId } }) {
        const session =
          typeof sessionId === "string" ? await findSession(sessionId, realClock()) : null;
        if (session !== null) await endSession(session);
      },
    },
    logger: {
      error: (code) => log().debug({ code }, "next-auth"),
      warn: (code) => log().debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

/** Runs a proof for next-auth, which takes the id of a session for that of a user, and a refusal as an error's message. */
async function proven<Schema extends z.ZodType>(
  schema: Schema,
  typed: unknown,
  prove: (typed: z.output<Schema>) => Promise<Result<string, SignInRefusal>>,
): Promise<{ id: string }> {
  const parsed = schema.safeParse(typed);
  const result = parsed.success ? await outcomeOf(() => prove(parsed.data)) : refuse("wrong");
  if (!result.ok) throw new Error(result.reason);
  return { id: result.value };
}

/** next-auth would put the message of any error into an address: a fault is logged here, and named without words. */
async function outcomeOf(
  prove: () => Promise<Result<string, SignInRefusal>>,
): Promise<Result<string, SignInRefusal | "fault">> {
  try {
    return await prove();
  } catch (error) {
    log().error({ err: error }, "sign-in failed");
    return refuse("fault");
  }
}

/**
 * Signs in through next-auth's own door, from within a form of ours, so that the form can keep what was typed and say what is
 * wrong in place. The form's door has checked where it was sent from; next-auth's own token is fetched for its own check.
 */
export async function signInThrough(
  provider: "password" | "link",
  typed: Record<string, string>,
): Promise<Result<null, SignInRefusal>> {
  const before = await readSession();
  const asked = await handled("csrf");
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await asked.json());
  await keepCookies(asked);
  const answered = await handled(`callback/${provider}`, { ...typed, csrfToken });
  const { searchParams } = new URL(answered.headers.get("location") ?? "/", env().appUrl);
  const reason = signInRefusals.find((one) => one === searchParams.get("error"));
  if (reason !== undefined) return refuse(reason);
  if (!(await keepCookies(answered)).includes(sessionCookie().name))
    throw new Error("next-auth gave no session: see the log");
  // Whoever was signed in with this browser is so no more.
  if (before !== null) await endSession(before);
  return done(null);
}

async function handled(path: string, body?: Record<string, string>): Promise<Response> {
  const request = new NextRequest(
    `${env().appUrl}/api/auth/${path}`,
    body && { method: "POST", body: new URLSearchParams(body) },
  );
  return NextAuth(request, { params: { nextauth: path.split("/") } }, authOptions());
}

/** Gives the cookies of an answer of next-auth to the browser, and to what is asked of it next. */
async function keepCookies(answer: Response): Promise<string[]> {
  const jar = await cookies();
  const { options, maxAge } = sessionCookie();
  return answer.headers.getSetCookie().map((line) => {
    const [pair = ""] = line.split(";");
    const name = pair.slice(0, pair.indexOf("="));
    const value = decodeURIComponent(pair.slice(pair.indexOf("=") + 1));
    jar.set(name, value, name === sessionCookie().name ? { ...options, maxAge } : options);
    return name;
  });
}
