import { randomUUID } from "node:crypto";
import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import { sha256 } from "@/lib/domain/publication/canonical";
import { done, type Result, refuse } from "@/lib/domain/result";
import { termsOfNotice } from "../announcing/notice-terms";
import { columnOf, instantOfColumn } from "../days";
import { write } from "../write";
import type { Channel } from "./objections";

/** An answer to a customer as it went out. */
export type AnswerDraft = {
  readonly objectionId: string;
  readonly answeredOn: CalendarDate;
  readonly channel: Channel;
  readonly text: string;
};

/** Records that an answer to an objection went to the customer: when, by which way, and its words. Nothing is sent by that. */
export async function recordAnswer(
  actor: Actor,
  { objectionId, answeredOn, channel, text }: AnswerDraft,
): Promise<
  Result<
    { id: string; position: number },
    "notAllowed" | "noSuchObjection" | "undecided" | "notYet" | "beforeDecision"
  >
> {
  if (!mayDo(actor, "objection:record")) return refuse("notAllowed");
  return write(
    actor,
    { type: "objection.answered", objectionId, answeredOn, textHash: sha256(text) },
    async (tx, { at, position }) => {
      const objection = await tx.objection.findUnique({
        where: { id: objectionId },
        include: { notice: true },
      });
      if (objection === null) return refuse("noSuchObjection");
      const { decision, decidedAt, notice } = objection;
      const { zone } = termsOfNotice(notice);
      if (decision === null || decidedAt === null) return refuse("undecided");
      if (answeredOn > dateIn(at, zone)) return refuse("notYet");
      if (answeredOn < dateIn(instantOfColumn(decidedAt), zone)) return refuse("beforeDecision");
      await tx.objectionAnswer.create({
        data: {
          id: randomUUID(),
          objectionId,
          decision,
          answeredOn: columnOf(answeredOn),
          channel,
          text,
          enteredAt: at,
          enteredBy: actorName(actor),
        },
      });
      return done({ id: objectionId, position });
    },
  );
}
