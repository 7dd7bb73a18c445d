import { type Actor, mayDo, type StaffActor } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import {
  type CustomerConsequence,
  customersOf,
  earliestForAll,
} from "@/lib/domain/change/consequence";
import type { DrillDraft } from "@/lib/domain/drill/drafts";
import { type Drill, drill } from "@/lib/domain/drill/drill";
import { typedInAddress } from "@/lib/domain/drill/drill-address";
import { type Supposition, suppositionOf } from "@/lib/domain/drill/supposition";
import { draftTitle, suppositionInWords } from "@/lib/domain/drill/supposition-words";
import { check } from "@/lib/domain/findings/check";
import {
  type FindingsDifference,
  findingsDifferenceInWords,
} from "@/lib/domain/findings/difference";
import type { Typed } from "@/lib/domain/form-state";
import { todayIn } from "@/lib/domain/organisation-day";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { regimes } from "@/lib/domain/reference/enums";
import type { Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { type ContactsByCustomer, contactsByCustomer } from "../changes/change-affected";
import {
  type ItemDraft,
  type PreparedProposal,
  prepareChangeSet,
  putChangeSet,
} from "../changes/change-sets";
import { openStates } from "../changes/draft-choices";
import { leftOutRecords } from "../changes/outlook";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";

/** A supposition with all that follows from it, computed once for whatever is shown of it. */
export type AskedDrill = Drill & {
  readonly supposition: Supposition;
  readonly says: string;
  readonly customers: readonly CustomerConsequence[];
  readonly contacts: ContactsByCustomer;
  readonly earliestForAll: CalendarDate | null;
  readonly findings: FindingsDifference;
  readonly hash: string;
};

export type OpenDrill = {
  readonly typed: Typed;
  readonly register: Register;
  readonly today: CalendarDate;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly asked: AskedDrill | null;
};

/** Asks what follows from a supposition, as its address has it. It reads, and writes nothing. Null for whoever may not read. */
export async function openDrill(actor: Actor, typed: Typed): Promise<OpenDrill | null> {
  if (!mayDo(actor, "register:read")) return null;
  const { register } = await presentRegister();
  const today = todayIn(register, actor.at);
  const open = { typed, register, today };
  // Until a day is named, nothing is asked yet.
  if (typed.on === undefined) return { ...open, errors: {}, asked: null };
  const read = suppositionOf(typed, register, today);
  if ("errors" in read) return { ...open, errors: read.errors, asked: null };
  const [contacts, leftOut] = await Promise.all([contactsByCustomer(), leftOutRecords()]);
  const { supposition } = read;
  const answer = drill(register, supposition, today);
  const customers = customersOf(answer.proposed, answer.items, {
    register,
    at: actor.at,
    contacts: new Map([...contacts].map(([customer, { count }]) => [customer, count])),
    leftOut,
  });
  const { on } = supposition;
  const asked: AskedDrill = {
    ...answer,
    supposition,
    says: suppositionInWords(register, supposition),
    customers,
    contacts,
    earliestForAll: earliestForAll(customers),
    findings: findingsDifferenceInWords(
      check(register, on, regimes),
      check(answer.supposed, on, regimes),
    ),
    hash: hashOf(supposition, answer.drafts),
  };
  return { ...open, errors: {}, asked };
}

function hashOf(supposition: Supposition, drafts: readonly DrillDraft[]): string {
  const proposed = drafts.map(({ changes, overrides }) => ({ changes, overrides }));
  return sha256(canonicalJson({ supposition, proposed }));
}

type DrillRefusal =
  | "notAllowed"
  | "previewGone"
  | "draftedAlready"
  | "nothingChanges"
  | "notYet"
  | "changedMeanwhile";

/** Makes drafts of the answer that was shown, all of them or none; refused when it would be another by now. */
export async function draftOfDrill(
  actor: StaffActor,
  { asked: question, hash }: { asked: string; hash: string },
): Promise<Result<{ ids: readonly string[] }, DrillRefusal>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  const open = await openDrill(actor, typedInAddress(question));
  const asked = open?.asked ?? null;
  if (open === null || asked === null || asked.hash !== hash) return refuse("previewGone");
  const proposals: PreparedProposal[] = [];
  for (const draft of asked.drafts) {
    const proposal = await prepareChangeSet(actor, {
      title: draftTitle(asked.says, draft),
      reason: `Made from a drill: what follows if this comes about. ${asked.says}.`,
      items: itemsOf(draft, open.today),
    });
    if (!proposal.ok) return proposal;
    proposals.push(proposal.value);
  }
  if (proposals.length === 0) return refuse("nothingChanges");
  const items = asked.drafts.reduce((sum, { changes }) => sum + changes.length, 0);
  return write<{ ids: readonly string[] }, DrillRefusal>(
    actor,
    ({ ids }) => ({ type: "drill.drafted", hash, changeSetIds: ids, items }),
    async (tx, entry) => {
      if (await isDrafted(tx, hash)) return refuse("draftedAlready");
      const ids: string[] = [];
      for (const proposal of proposals) {
        const put = await putChangeSet(tx, entry, actor, proposal);
        if (!put.ok) return put;
        ids.push(put.value.id);
      }
      return done({ ids });
    },
  );
}

/** Whether drafts of this very answer are under way: a form that is sent twice at once makes them once. */
async function isDrafted(tx: Transaction, hash: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<unknown[]>`
    select 1 from "AuditEntry" entry join "ChangeSet" made on entry.payload -> 'changeSetIds' @> to_jsonb(made.id)
    where entry.event = 'drill.drafted' and entry.payload ->> 'hash' = ${hash}
      and made.state::text = any (${[...openStates]})
    limit 1`;
  return row !== undefined;
}

/** What is planned stays a draft until its day; what happens today is true from its activation on. */
function itemsOf({ changes, overrides }: DrillDraft, today: CalendarDate): ItemDraft[] {
  return changes.map(({ kind, ref, body, validFrom }) => ({
    kind,
    ref,
    body,
    validFrom: validFrom > today ? validFrom : null,
    overrides: overrides
      .filter((one) => one.kind === kind && one.ref === ref)
      .map(({ field, class: raised, reason }) => ({ field, class: raised, reason })),
  }));
}
