import { randomUUID } from "node:crypto";
import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { AdviceView, CommentView } from "@/lib/domain/change/change-view";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { namesOfActors } from "../people/actor-names";
import { write } from "../write";
import { findChangeSet, itemsOf, type StoredChangeSet } from "./change-sets";

/** SHA-256 of what a change set proposes: what advice was given on. */
export function itemsHash(changeSet: StoredChangeSet): string {
  const proposed = itemsOf(changeSet).map(({ kind, ref, body, validFrom, overrides }) => ({
    kind,
    ref,
    body,
    validFrom,
    overrides: [...overrides],
  }));
  return sha256(canonicalJson(proposed));
}

/**
 * Records the data protection officer's advice on a change set as it stands. It is asked for and shown, and binds nobody.
 *
 * Source: GDPR Art. 39(1)(a) and (c), 38(6).
 *
 * @param seen hash of the items that the officer read; refuses with `changedMeanwhile` when they are others by now
 */
export async function giveAdvice(
  actor: Actor,
  advice: { changeSetId: string; text: string; inFavour: boolean; seen: string },
): Promise<Result<{ id: string }, "notAllowed" | "noSuchChangeSet" | "changedMeanwhile">> {
  if (!mayDo(actor, "changeSet:advise")) return refuse("notAllowed");
  const { changeSetId, text, inFavour, seen } = advice;
  const id = randomUUID();
  return write<{ id: string }, "noSuchChangeSet" | "changedMeanwhile">(
    actor,
    {
      type: "advice.given",
      adviceId: id,
      changeSetId,
      inFavour,
      itemsHash: seen,
      textHash: sha256(text),
    },
    async (tx, entry) => {
      const changeSet = await findChangeSet(changeSetId, tx);
      if (changeSet === null) return refuse("noSuchChangeSet");
      if (itemsHash(changeSet) !== seen) return refuse("changedMeanwhile");
      const authorId = actorName(actor);
      await tx.advice.create({
        data: { id, changeSetId, authorId, at: entry.at, text, inFavour, itemsHash: seen },
      });
      return done({ id });
    },
  );
}

/** Adds a remark for those who prepare a change. Nobody outside ever sees it. */
export async function addComment(
  actor: Actor,
  { changeSetId, text }: { changeSetId: string; text: string },
): Promise<Result<{ id: string }, "notAllowed" | "noSuchChangeSet">> {
  if (!mayDo(actor, "changeSet:comment")) return refuse("notAllowed");
  const id = randomUUID();
  return write<{ id: string }, "noSuchChangeSet">(
    actor,
    { type: "comment.added", commentId: id, changeSetId },
    async (tx, entry) => {
      const changeSet = await tx.changeSet.findUnique({ where: { id: changeSetId } });
      if (changeSet === null) return refuse("noSuchChangeSet");
      const authorId = actorName(actor);
      await tx.comment.create({ data: { id, changeSetId, authorId, at: entry.at, text } });
      return done({ id });
    },
  );
}

/** What was said about a change set, the oldest first. */
export async function reviewsOf(
  changeSet: StoredChangeSet,
): Promise<{ advice: AdviceView[]; comments: CommentView[] }> {
  const { id: changeSetId } = changeSet;
  const [advice, comments] = await Promise.all([
    database().advice.findMany({ where: { changeSetId }, orderBy: [{ at: "asc" }, { id: "asc" }] }),
    database().comment.findMany({
      where: { changeSetId },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    }),
  ]);
  const authors = [...advice, ...comments].map(({ authorId }) => authorId);
  const names = await namesOfActors(authors);
  const hash = itemsHash(changeSet);
  return {
    advice: advice.map((one) => ({
      at: instantOfColumn(one.at),
      by: names.get(one.authorId) ?? one.authorId,
      text: one.text,
      inFavour: one.inFavour,
      isOutdated: one.itemsHash !== hash,
    })),
    comments: comments.map(({ at, authorId, text }) => ({
      at: instantOfColumn(at),
      by: names.get(authorId) ?? authorId,
      text,
    })),
  };
}
