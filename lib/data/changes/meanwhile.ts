import { type Actor, mayDo } from "@/lib/auth/actor";
import { fieldDifferences } from "@/lib/domain/change/diff";
import { stateInWords } from "@/lib/domain/change/readable-diff";
import type { Field } from "@/lib/domain/fields";
import type { Typed } from "@/lib/domain/form-state";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { markedInWords } from "@/lib/domain/marked-words";
import { formValues, inputName } from "@/lib/domain/record/record-form";
import { mergedForm } from "@/lib/domain/record/record-form-merge";
import type { RecordSubmission } from "@/lib/domain/record/record-submission";
import { titlesOf } from "@/lib/domain/record/record-title";
import { bodySeen, headOf, type Opened, openRecord } from "../records/opened-records";
import { presentRegister } from "../register";
import { itemHash } from "./draft-items";

/** A form that came too late, brought together with what was saved meanwhile. */
export type Meanwhile = { readonly typed: Typed; readonly errors: Record<string, string[]> };

/**
 * Brings a form that was refused, since somebody saved the record meanwhile, onto the record as it is now: what only they
 * changed is taken over, what both changed stays as typed, and each is said at its field. Sent again, it goes through.
 */
export async function meanwhile(
  actor: Actor,
  { kind, ref, openedIn, ...submission }: RecordSubmission,
): Promise<Meanwhile | null> {
  if (!mayDo(actor, "changeSet:edit") || ref === null) return null;
  const key = { kind, ref };
  const now = await openRecord(key, openedIn);
  const seen = await bodySeen(kind, { kind, ref, openedIn, ...submission });
  const body = now?.body ?? {};
  const opened = formValues(kind, seen);
  const { typed, taken, conflicts } = mergedForm(
    kind,
    opened,
    submission.typed,
    now === null ? opened : formValues(kind, body),
  );
  const titleOf = titlesOf((await presentRegister()).register);
  const errors: Record<string, string[]> = { "": [summaryOf(now, seen, kind, body)] };
  for (const [name, field] of Object.entries<Field>(kinds[kind].fields)) {
    const said =
      stateInWords(body, name) ?? (markedInWords(field, body[name], titleOf) || "not stated");
    if (taken.includes(name))
      errors[inputName(name, field)] = [
        `${field.label}: somebody else changed this meanwhile. Their wording stands here now.`,
      ];
    if (conflicts.includes(name))
      errors[inputName(name, field)] = [
        `${field.label}: somebody else changed this meanwhile to “${said}”. Yours stands here still.`,
      ];
  }
  Object.assign(errors, errorsOfRows(taken, conflicts));
  return {
    typed: {
      ...typed,
      ...headOf(kind, {
        ref,
        baseSeq: now?.baseSeq ?? null,
        itemHash: now?.item ? itemHash(now.item) : null,
        openedIn: now?.item ? openedIn : null,
      }),
    },
    errors,
  };
}

function errorsOfRows(
  taken: readonly string[],
  conflicts: readonly string[],
): Record<string, string[]> {
  const groups = [
    ["sources", "sources.0.document", "Sources"],
    ["translations", "translations.0.text", "Translations"],
  ] as const;
  return Object.fromEntries(
    groups.flatMap(([group, input, label]): [string, string[]][] => {
      const whose = taken.includes(group) ? "Theirs" : conflicts.includes(group) ? "Yours" : null;
      if (whose === null) return [];
      return [
        [input, [`${label}: somebody else changed them meanwhile. ${whose} stand here now.`]],
      ];
    }),
  );
}

function summaryOf(
  now: Opened | null,
  seen: Record<string, unknown>,
  kind: KindName,
  body: Record<string, unknown>,
): string {
  if (now === null)
    return "This record was ended while you wrote. What you typed is still here; sending it again would make the record anew.";
  const count = fieldDifferences(kind, seen, body).length;
  return `After this form was opened, the record was saved by somebody else, or by you in another tab, with ${count === 1 ? "one field" : `${count} fields`} changed. Nothing of yours is lost: look at the fields below, then send again.`;
}
