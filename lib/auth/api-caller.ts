import { realClock } from "@/lib/clock";
import { admitToken } from "@/lib/data/programs/api-tokens";
import { countTry } from "@/lib/data/tries";
import type { DoorProblem } from "@/lib/domain/api/problem";
import type { Scope } from "@/lib/domain/api/scopes";
import { type MachineActor, machineActor } from "./actor";
import { placeIn } from "./client-place";
import { limits } from "./limits";
import { requestTime } from "./request";

/** The program that sends this request, by its token; or why it gets no further. */
export async function machineOf(
  request: Request,
  scope: Scope,
): Promise<{ actor: MachineActor } | { refused: DoorProblem }> {
  const secret = bearerOf(request);
  if (secret === null) return { refused: await notLetIn(request, "noToken") };
  const token = await admitToken(secret, realClock());
  if (token === null) return { refused: await notLetIn(request, "tokenRefused") };
  if (!(await countTry(limits.apiByToken, token.id))) return { refused: "tooOften" };
  if (!token.scopes.includes(scope)) return { refused: "scopeMissing" };
  return { actor: machineActor(token, requestTime()) };
}

function bearerOf(request: Request): string | null {
  const [, secret] =
    /^Bearer +([\w~+/.=-]{1,200})$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  return secret ?? null;
}

/** Who guesses is told no more after a while. */
async function notLetIn(request: Request, reason: DoorProblem): Promise<DoorProblem> {
  const place = placeIn(request.headers);
  return place === null || (await countTry(limits.apiByPlace, place)) ? reason : "tooOften";
}
