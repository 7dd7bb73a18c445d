import type { z } from "zod";
import { countTry, type Limit } from "@/lib/data/tries";
import { fieldsOf, typedOf } from "@/lib/domain/form-fields";
import type { FormAction, FormState } from "@/lib/domain/form-state";
import type { PublicActor } from "./actor";
import { clientPlace } from "./client-place";
import { carryOut, readForm, type Submission, withoutReason } from "./forms";
import { publicVisitor } from "./public-visitor";
import { isFromHere } from "./request";

/**
 * The door for forms that anyone may send: signing in, asking for a link to do so, objecting by the link of a mail.
 *
 * @param limit how often one network may send the form, and what it is told once it was too often
 */
export function publicAction<Schema extends z.ZodType, Value, Reason extends string>(
  submission: Submission<PublicActor, Schema, Value, Reason> & {
    readonly limit?: { readonly of: Limit; readonly sentence: string };
  },
): FormAction {
  const { input, limit } = submission;
  return async function act(_previous: FormState, form: FormData): Promise<FormState> {
    const fields = fieldsOf(form);
    const typed = typedOf(fields);
    if (!(await isFromHere())) {
      const message = "This form was sent from another site. Open this page anew, then try again.";
      return { status: "refused", message, typed };
    }
    const read = readForm(input, fields);
    if ("wrong" in read) return read.wrong;
    if (limit !== undefined && !(await isWithin(limit.of)))
      return { status: "refused", message: limit.sentence, typed };
    return withoutReason(await carryOut(submission, publicVisitor(), read.value, typed));
  };
}

async function isWithin(limit: Limit): Promise<boolean> {
  const place = await clientPlace();
  return place === null || countTry(limit, place);
}
