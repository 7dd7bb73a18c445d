import { randomBytes } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { realClock } from "@/lib/clock";
import type { StampFacts, StampRefusal } from "@/lib/domain/evidence/time-stamp";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { certificatesIn } from "@/lib/file/time-stamp/certificates";
import { checkTimeStamp } from "@/lib/file/time-stamp/check-time-stamp";
import { largestStamp } from "@/lib/file/time-stamp/open-time-stamp";
import { timeStampRequest } from "@/lib/file/time-stamp/time-stamp-request";
import { log } from "@/lib/log";

const patienceMilliseconds = 10_000;
const mostSecondsApart = 5 * 60;

export type Stamped = { readonly answer: Uint8Array; readonly facts: StampFacts };

/** Who gives time stamps here, and how it is asked; the only addresses that it is asked at come from the environment. */
export type StampAuthority = {
  readonly authority: string;
  readonly ask: (content: Uint8Array) => Promise<Result<Stamped, StampRefusal>>;
};

/** @returns null where TSA_URL names nobody */
export function stampAuthority(): StampAuthority | null {
  const { tsa } = env();
  if (tsa === null) return null;
  const url = new URL(tsa.url);
  const asked = { url, anchors: tsa.anchors, patience: patienceMilliseconds };
  return { authority: url.host, ask: (content) => askTimeStamp(asked, content) };
}

type Asked = {
  readonly url: URL;
  /** certificates in PEM that the one which signs must lead to; null: none were named */
  readonly anchors: string | null;
  /** for all of the answer, in milliseconds */
  readonly patience: number;
};

/**
 * Asks an authority for a time stamp over bytes, of which it learns nothing but their SHA-256, and checks at once what it answers:
 * a stamp that nobody could check later is worth less than to know that there is none.
 */
export async function askTimeStamp(
  { url, anchors, patience }: Asked,
  content: Uint8Array,
): Promise<Result<Stamped, StampRefusal>> {
  const nonce = randomNonce();
  const answer = await answerTo(url, timeStampRequest(content, nonce), patience);
  if (typeof answer === "string") return refused(url, "stampNotAnswered", answer);
  const trusted = anchors === null ? null : certificatesIn(anchors);
  const checked = await checkTimeStamp(answer, { content, nonce, anchors: trusted });
  if (!checked.ok) return refused(url, checked.reason);
  const apart = realClock().since(Temporal.Instant.from(checked.value.at)).abs();
  return apart.total("seconds") > mostSecondsApart
    ? refused(url, "stampTimeDiffers", checked.value.at)
    : done({ answer, facts: checked.value });
}

/** Sixty-two bits, as a positive number of eight bytes. */
function randomNonce(): Uint8Array {
  const nonce = randomBytes(8);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}

/** @returns what was answered, or in words why there is nothing */
async function answerTo(
  url: URL,
  request: Uint8Array,
  patience: number,
): Promise<Uint8Array | string> {
  try {
    const response = await fetch(bare(url), {
      method: "POST",
      headers: {
        "content-type": "application/timestamp-query",
        accept: "application/timestamp-reply",
        ...authorization(url),
      },
      body: Uint8Array.from(request),
      // Elsewhere would be an address that nobody named.
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return `it answers ${response.status}`;
    }
    return await bytesOf(response);
  } catch (error) {
    return wordsOf(error);
  }
}

async function bytesOf(response: Response): Promise<Uint8Array | string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > largestStamp) return "its answer is too large for a time stamp";
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Name and password go into a header: as part of an address they would stand in errors. */
function bare(url: URL): URL {
  const address = new URL(url);
  address.username = "";
  address.password = "";
  return address;
}

function authorization({ username, password }: URL): { authorization?: string } {
  if (username === "" && password === "") return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}

function wordsOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return "no answer in time";
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string")
    return cause.code;
  return cause instanceof Error ? cause.message : String(cause);
}

/** A pack is made without, and says so; why is for the operator. */
function refused(
  url: URL,
  reason: StampRefusal,
  detail?: string,
): { ok: false; reason: StampRefusal } {
  log().warn({ authority: url.host, reason, detail }, "no time stamp was given");
  return refuse(reason);
}
