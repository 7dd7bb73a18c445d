import { dateIn, type Instant } from "@/lib/domain/calendar";
import {
  closesNotice,
  type Decided,
  type DecisionDraft,
  type DecisionTrouble,
  decisionBasis,
} from "@/lib/domain/change/objection-decision";
import type { Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { termsOfNotice } from "../announcing/notice-terms";
import type { Prisma } from "../database/generated/client";
import { columnOf } from "../days";
import type { Transaction } from "../write";
import { decisionFacts } from "./objection-facts";
import { answeredParts } from "./objection-letters";

/** An objection that may be decided so, and what is recorded of that. */
export type Judged = {
  readonly objection: Prisma.ObjectionGetPayload<{ include: typeof answeredParts }>;
  readonly columns: ReturnType<typeof columnsOf>;
  /** Whether the agreement is left out with it, and its notice closed. */
  readonly closes: boolean;
};

export type JudgingRefusal = "noSuchObjection" | DecisionTrouble;

/** On what a decision rests beside its reason. */
export type DecisionRests = Partial<Pick<DecisionDraft, "clause" | "remedyRanOn" | "doneWithout">>;

/** A decision as somebody gives it, with nothing in the place of what is left out. */
export function draftOf(
  decision: DecisionDraft["decision"],
  reason: string | null,
  { clause = null, remedyRanOn = null, doneWithout = null }: DecisionRests,
): DecisionDraft {
  return { decision, reason, clause, remedyRanOn, doneWithout };
}

/** Whether an objection may be decided so, and what of it is recorded then. */
export async function judged(
  reader: Pick<Transaction, "objection">,
  register: Register,
  at: Instant,
  objectionId: string,
  draft: DecisionDraft,
): Promise<Result<Judged, JudgingRefusal>> {
  const objection = await reader.objection.findUnique({
    where: { id: objectionId },
    include: answeredParts,
  });
  if (objection === null) return refuse("noSuchObjection");
  const { notice } = objection;
  const today = dateIn(at, termsOfNotice(notice).zone);
  const facts = decisionFacts(register, objection, notice, today);
  const basis = decisionBasis(facts, draft, today);
  if ("trouble" in basis) return refuse(basis.trouble);
  return done({
    objection,
    columns: columnsOf(basis.decided, at),
    closes: closesNotice(draft.decision, notice.effectiveOn !== null) && notice.declinedAt === null,
  });
}

function columnsOf({ decision, reason, clause, remedyRanOn, doneWithout }: Decided, at: Instant) {
  return {
    decision,
    decisionReason: reason,
    decisionClause: clause,
    remedyRanOn: columnOf(remedyRanOn),
    doneWithout,
    decidedAt: new Date(at),
  };
}
