import { headers } from "next/headers";
import { clock } from "@/lib/clock";
import { type Instant, instantOf } from "@/lib/domain/calendar";
import { env } from "@/lib/env";

/** The instant of this request, on the one clock. */
export function requestTime(): Instant {
  return instantOf(clock().toString());
}

/** The path and query that the browser asked for; server.ts writes it into the request. */
export async function currentPath(): Promise<string> {
  return (await headers()).get("x-recital-path") ?? "/";
}

/** Whether a form was posted by a browser without script: it shows nothing but the page that is drawn anew. */
export async function isPlainPost(): Promise<boolean> {
  return (await headers()).get("next-action") === null;
}

/** Whether a form was sent by a page of ours: a browser says so, and what is no browser has no cookie to misuse. */
export async function isFromHere(): Promise<boolean> {
  const all = await headers();
  const site = all.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = all.get("origin");
  return origin === null || origin === new URL(env().appUrl).origin;
}
