import { createHash } from "node:crypto";
import type { z } from "zod";
import { realClock } from "@/lib/clock";
import { isDatabaseReady } from "@/lib/data/database/ready";
import { keepAnswer, releaseKey, takeKey } from "@/lib/data/programs/api-answers";
import type { Operation } from "@/lib/domain/api/operation";
import { type DoorProblem, doorProblems, type Problem, problem } from "@/lib/domain/api/problem";
import type { Result } from "@/lib/domain/result";
import { log } from "@/lib/log";
import type { MachineActor } from "./actor";
import { machineOf } from "./api-caller";
import { readInput } from "./api-input";

/** What goes back: JSON, and where it is a refusal a problem (RFC 9457). */
type Answered = { readonly status: number; readonly body: unknown };

/** A path without a parameter of its own comes with none at all. */
type Context = {
  readonly params: Promise<Readonly<Record<string, string | string[] | undefined>> | undefined>;
};

/**
 * The one door of programs: who is it, how often, may it, what does it ask; then it runs, and the answer or a problem goes
 * back as JSON. A cookie counts for nothing here.
 *
 * @param run what is asked, once it was read by the schemas of the operation
 */
export function apiRoute<
  Input extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  Reason extends string,
>(
  operation: Operation<Input, Body, Answer, Reason>,
  run: (
    actor: MachineActor,
    input: z.output<Input>,
    body: z.output<Body>,
  ) => Promise<Result<z.input<Answer>, Reason>>,
) {
  async function asked(request: Request, context: Context): Promise<Response> {
    const caller = await machineOf(request, operation.scope);
    if ("refused" in caller) return refusal(caller.refused);
    const read = await readInput(operation, request, (await context.params) ?? {});
    if (!read.ok) return problemResponse(read.problem);
    const carryOut = async (): Promise<Answered> => {
      const result = await run(caller.actor, read.input, read.body);
      if (result.ok) return { status: 200, body: result.value };
      const told = problem(result.reason, operation.refusals[result.reason]);
      return { status: told.status, body: told };
    };
    const key = request.headers.get("idempotency-key");
    if (operation.method === "get" || key === null)
      return response(await carryOut(), request, operation.freshSeconds);
    const requestHash = hashOf(`${operation.id} ${JSON.stringify([read.input, read.body])}`);
    const once = await carriedOutOnce(caller.actor, key, requestHash, carryOut);
    return typeof once === "string" ? refusal(once) : response(once, request, 0);
  }
  return async function answer(request: Request, context: Context): Promise<Response> {
    try {
      return await asked(request, context);
    } catch (error) {
      log().error({ err: error, operation: operation.id }, "a request of a program failed");
      return refusal((await isDatabaseReady()) ? "failed" : "unavailable");
    }
  };
}

/** Answers the same request once, however often it is sent with its key. What failed on our side may be sent again. */
async function carriedOutOnce(
  actor: MachineActor,
  key: string,
  requestHash: string,
  carryOut: () => Promise<Answered>,
): Promise<Answered | DoorProblem> {
  const earlier = await takeKey(actor, key, requestHash, realClock());
  if (earlier.state === "otherRequest") return "keyOfAnotherRequest";
  if (earlier.state === "underWay") return "requestUnderWay";
  if (earlier.state === "answered") return { status: earlier.status, body: earlier.body };
  try {
    const answered = await carryOut();
    await keepAnswer(actor, key, answered);
    return answered;
  } catch (error) {
    await releaseKey(actor, key);
    throw error;
  }
}

/** An answer with its tag: a program that has it already is told so. */
function response({ status, body }: Answered, request: Request, freshSeconds: number): Response {
  if (status >= 400) return problemResponse(body as Problem);
  const text = JSON.stringify(body);
  const etag = `"${hashOf(text).slice(0, 32)}"`;
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": freshSeconds === 0 ? "private, no-store" : `private, max-age=${freshSeconds}`,
    etag,
    vary: "authorization",
  };
  const held = request.headers.get("if-none-match")?.split(",") ?? [];
  const isHeld = held.some((one) => one.trim().replace(/^W\//, "") === etag);
  return isHeld && request.method !== "POST"
    ? new Response(null, { status: 304, headers })
    : new Response(text, { status, headers });
}

/** The refusal that any door may give. */
export function refusal(reason: DoorProblem): Response {
  return problemResponse(problem(reason, doorProblems[reason]));
}

/**
 * What a door answers whoever asks in another way than its own (RFC 9110, 15.5.6). All ways are in it: a route takes those
 * that it has not itself.
 */
export function otherMethods(own: "GET" | "POST") {
  const answer = (): Response => {
    const response = refusal("methodNotAllowed");
    response.headers.set("allow", own === "GET" ? "GET, HEAD" : own);
    return response;
  };
  return { GET: answer, POST: answer, PUT: answer, PATCH: answer, DELETE: answer };
}

function problemResponse(told: Problem): Response {
  return new Response(JSON.stringify(told), {
    status: told.status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "private, no-store",
      ...(told.status === 401 && { "www-authenticate": challenge(told) }),
      ...((told.status === 429 || told.status === 503) && { "retry-after": "60" }),
    },
  });
}

function challenge({ reason }: Problem): string {
  const wrong: DoorProblem = "tokenRefused";
  return `Bearer realm="Recital"${reason === wrong ? ', error="invalid_token"' : ""}`;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
