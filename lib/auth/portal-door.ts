import { redirect } from "next/navigation";
import type { z } from "zod";
import { fieldsOf, typedOf } from "@/lib/domain/form-fields";
import type { FormAction, FormState } from "@/lib/domain/form-state";
import { type CustomerActor, customerActor } from "./actor";
import { carryOut, readForm, type Submission, withoutReason } from "./forms";
import { currentPath, isFromHere, isPlainPost, requestTime } from "./request";
import { readSession } from "./session";

/** The customer's contact who sends this request; null for everybody else. */
export async function signedInCustomer(): Promise<CustomerActor | null> {
  const session = await readSession();
  return session?.type === "customer"
    ? customerActor(session.contact, "portal", requestTime())
    : null;
}

/** Proves a customer's contact: others are led to where a link is asked for. */
export async function requireCustomer(): Promise<CustomerActor> {
  const actor = await signedInCustomer();
  if (actor === null) redirect(`/sign-in/customer?next=${encodeURIComponent(await currentPath())}`);
  return actor;
}

/** The one door for what customers send. */
export function portalAction<Schema extends z.ZodType, Value, Reason extends string>(
  submission: Submission<CustomerActor, Schema, Value, Reason>,
): FormAction {
  return async function act(_previous: FormState, form: FormData): Promise<FormState> {
    const fields = fieldsOf(form);
    const typed = typedOf(fields);
    const actor = await signedInCustomer();
    // As in staffAction: a page that leads to the sign-in would post the form on.
    if (actor === null && (await isPlainPost()))
      redirect(`/sign-in/customer?typed=yes&next=${encodeURIComponent(await currentPath())}`);
    if (actor === null || !(await isFromHere())) {
      const message =
        "You are signed out. Nothing that you typed is lost: sign in in another tab, then send this form again.";
      return { status: "refused", message, typed };
    }
    const read = readForm(submission.input, fields);
    if ("wrong" in read) return read.wrong;
    return withoutReason(await carryOut(submission, actor, read.value, typed));
  };
}
