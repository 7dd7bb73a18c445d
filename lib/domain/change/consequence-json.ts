import { changeRules } from "@/lib/domain/reference/change-rules";
import type { Register } from "@/lib/domain/register";
import type { Consequence } from "./consequence";
import { reasonOf } from "./why-affected";

/**
 * The consequence of a change set as programs get it, by command and by request, but for the documents.
 *
 * @param after the register with the change in it
 */
export function consequenceJson<State extends string>(
  { id, state }: { readonly id: string; readonly state: State },
  consequence: Consequence,
  after: Register,
) {
  const why = reasonOf(after, consequence.items);
  return {
    id,
    state,
    class: consequence.class,
    internal: consequence.internal,
    gating: consequence.perCustomer ? ("PER_CUSTOMER" as const) : ("GLOBAL_LATEST" as const),
    items: consequence.items.map(
      ({ kind, ref, field, before, after, class: itemClass, rule, overridden }) => ({
        kind,
        ref,
        field,
        before,
        after,
        class: itemClass,
        rule,
        basis: rule === null ? null : changeRules[rule].basis,
        ...(overridden === undefined ? {} : { overridden }),
      }),
    ),
    earliestEffectiveOn: consequence.earliestEffectiveOn,
    customers: consequence.customers.map(
      ({ ref, agreement, class: changeClass, basis, terms, dates, emergency, blockers }) => ({
        ref,
        agreement,
        why: why(agreement),
        class: changeClass,
        basis,
        effect: terms.effect,
        noticeStartsOn: dates?.startsOn ?? null,
        noticeLastDay: dates?.noticeLastDay ?? null,
        objectionLastDay: dates?.objectionLastDay ?? null,
        earliestEffectiveOn: dates?.earliestEffectiveOn ?? null,
        zone: terms.zone,
        authorisation: terms.authorisation,
        emergency,
        blockers: [...blockers],
      }),
    ),
    findings: consequence.findings,
  };
}
