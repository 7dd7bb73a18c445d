import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import { isScope, type Scope } from "@/lib/domain/api/scopes";
import { longestTokenDays, tokenPrefix } from "@/lib/domain/api/token-limits";
import type { TokenView } from "@/lib/domain/api/token-view";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import { namesOfActors } from "../people/actor-names";
import { timestampOf } from "../people/sessions";
import { write } from "../write";

export type TokenDraft = {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Whole days until it ends, from now on the real clock; 1 to 366. */
  readonly days: number;
};

/** A token that was just made: its secret is told here, and never again. */
export type NewToken = { readonly id: string; readonly secret: string; readonly expiresAt: string };

/** Makes a token. Only the hash of its secret is kept: what is lost is made anew. */
export async function addApiToken(
  actor: Actor,
  { name, scopes, days }: TokenDraft,
  realNow: Temporal.Instant,
): Promise<Result<NewToken, "notAllowed" | "noScope" | "notSoManyDays">> {
  if (!mayDo(actor, "machine:manage")) return refuse("notAllowed");
  if (scopes.length === 0) return refuse("noScope");
  if (!Number.isInteger(days) || days < 1 || days > longestTokenDays)
    return refuse("notSoManyDays");
  const secret = `${tokenPrefix}${randomBytes(32).toString("base64url")}`;
  const expiresAt = realNow.add({ hours: 24 * days });
  const id = randomUUID();
  return write<NewToken, never>(
    actor,
    { type: "token.added", tokenId: id, scopes, expiresAt: expiresAt.toString() },
    async (tx) => {
      await tx.apiToken.create({
        data: {
          id,
          name,
          secretHash: hashOf(secret),
          hint: secret.slice(-4),
          scopes: [...scopes],
          createdBy: actorName(actor),
          createdAt: timestampOf(realNow),
          expiresAt: timestampOf(expiresAt),
        },
      });
      return done({ id, secret, expiresAt: expiresAt.toString({ smallestUnit: "second" }) });
    },
  );
}

/** Ends a token: the next request with it is refused. */
export async function endApiToken(
  actor: Actor,
  id: string,
  realNow: Temporal.Instant,
): Promise<Result<{ id: string; name: string }, "notAllowed" | "noSuchToken">> {
  if (!mayDo(actor, "machine:manage")) return refuse("notAllowed");
  return write<{ id: string; name: string }, "noSuchToken">(
    actor,
    { type: "token.ended", tokenId: id },
    async (tx) => {
      const token = await tx.apiToken.findFirst({ where: { id, ...running(realNow) } });
      if (token === null) return refuse("noSuchToken");
      await tx.apiToken.updateMany({ where: { id }, data: { endedAt: timestampOf(realNow) } });
      return done({ id, name: token.name });
    },
  );
}

/** Which tokens work. */
function running(realNow: Temporal.Instant) {
  return {
    endedAt: null,
    expiresAt: { gt: timestampOf(realNow) },
  } satisfies Prisma.ApiTokenWhereInput;
}

const mostEnded = 50;

/** The tokens, those that work first; of those that are over, the last ones. Nobody's secret is among it. */
export async function listApiTokens(actor: Actor, realNow: Temporal.Instant): Promise<TokenView[]> {
  if (!mayDo(actor, "machine:manage")) return [];
  const [works, over] = await Promise.all([
    database().apiToken.findMany({
      where: running(realNow),
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    }),
    database().apiToken.findMany({
      where: { NOT: running(realNow) },
      orderBy: [{ expiresAt: "desc" }, { id: "asc" }],
      take: mostEnded,
    }),
  ]);
  const names = await namesOfActors([...works, ...over].map(({ createdBy }) => createdBy));
  const madeBy = ({ createdBy }: TokenRow) => names.get(createdBy) ?? createdBy;
  return [
    ...works.map((token) => viewOf(token, madeBy(token), "WORKS")),
    ...over.map((token) =>
      viewOf(token, madeBy(token), token.endedAt === null ? "EXPIRED" : "ENDED"),
    ),
  ];
}

type TokenRow = Prisma.ApiTokenGetPayload<object>;

function viewOf(
  { id, name, hint, scopes, createdAt, expiresAt, lastUsedAt }: TokenRow,
  madeBy: string,
  state: TokenView["state"],
): TokenView {
  return {
    id,
    name,
    hint,
    scopes: scopes.filter(isScope),
    madeBy,
    createdAt: instantOfColumn(createdAt),
    expiresAt: instantOfColumn(expiresAt),
    lastUsedAt: lastUsedAt === null ? null : instantOfColumn(lastUsedAt),
    state,
  };
}

/** The token of this secret, and that it was used; null for one that is unknown, has ended or has expired. */
export async function admitToken(
  secret: string,
  realNow: Temporal.Instant,
): Promise<{ id: string; scopes: Scope[] } | null> {
  const token = await database().apiToken.findFirst({
    where: { secretHash: hashOf(secret), ...running(realNow) },
    select: { id: true, scopes: true, lastUsedAt: true },
  });
  if (token === null) return null;
  const { id, lastUsedAt } = token;
  // Once a minute is enough, as with sessions. No act that the chain could tell of.
  const isFresh =
    lastUsedAt !== null && lastUsedAt >= timestampOf(realNow.subtract({ minutes: 1 }));
  if (!isFresh)
    await database().apiToken.updateMany({
      where: { id },
      data: { lastUsedAt: timestampOf(realNow) },
    });
  return { id, scopes: token.scopes.filter(isScope) };
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
