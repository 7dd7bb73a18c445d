import { notFound, redirect } from "next/navigation";
import type { z } from "zod";
import { can, type Permission } from "@/lib/domain/access";
import { fieldsOf, typedOf } from "@/lib/domain/form-fields";
import type { FormAction, FormState } from "@/lib/domain/form-state";
import { mayDo, type StaffActor, staffActor } from "./actor";
import { carryOut, readForm, type Submission } from "./forms";
import { isPasswordOf } from "./password-check";
import { currentPath, isFromHere, isPlainPost, requestTime } from "./request";
import { readSession } from "./session";

/** A member of staff as a page greets them. */
export type SignedInStaff = {
  readonly actor: StaffActor;
  readonly name: string;
  readonly email: string;
};

/** Who of the staff sends this request; null for everybody else. */
export async function signedInStaff(): Promise<SignedInStaff | null> {
  const session = await readSession();
  if (session?.type !== "staff") return null;
  const { user } = session;
  return {
    actor: staffActor(user, "web", requestTime()),
    name: user.name ?? user.email,
    email: user.email,
  };
}

/** Proves a member of staff who may do this: others are led to the sign-in, or find no such page. */
export async function requireStaff(permission: Permission): Promise<StaffActor> {
  const staff = await signedInStaff();
  if (staff === null) redirect(`/sign-in?next=${encodeURIComponent(await currentPath())}`);
  if (!can(staff.actor.roles, permission)) notFound();
  return staff.actor;
}

const sessionEnded =
  "You are signed out. Nothing that you typed is lost: sign in in another tab, then send this form again.";

/** @returns the sentence that says why, where there is no such member of staff */
async function actorWhoMay(permission: Permission): Promise<StaffActor | string> {
  const staff = await signedInStaff();
  // The page cannot be drawn around the sentence, and its own redirect would post the form on to the sign-in.
  if (staff === null && (await isPlainPost()))
    redirect(`/sign-in?typed=yes&next=${encodeURIComponent(await currentPath())}`);
  if (staff === null || !(await isFromHere())) return sessionEnded;
  return mayDo(staff.actor, permission) ? staff.actor : "Your role does not allow this.";
}

/**
 * The one door for what staff send: proves the actor and the origin, parses the form, runs, and turns the result
 * into what the form shows.
 *
 * @param stepUp asks for the password once more, in a field named `password` of the same form; a function says for what alone
 */
export function staffAction<Schema extends z.ZodType, Value, Reason extends string>(
  submission: Submission<StaffActor, Schema, Value, Reason> & {
    readonly permission: Permission;
    readonly stepUp?: true | ((input: z.output<Schema>, actor: StaffActor) => Promise<boolean>);
  },
): FormAction {
  const { permission, input, stepUp } = submission;
  return async function act(_previous: FormState, form: FormData): Promise<FormState> {
    const fields = fieldsOf(form);
    const typed = typedOf(fields);
    const actor = await actorWhoMay(permission);
    if (typeof actor === "string") return { status: "refused", message: actor, typed };
    const read = readForm(input, fields);
    if ("wrong" in read) return read.wrong;
    if (typeof stepUp === "function" ? await stepUp(read.value, actor) : stepUp) {
      const verdict = await isPasswordOf(actor, fields.password);
      if (verdict !== true) return { status: "invalid", errors: { password: [verdict] }, typed };
    }
    return carryOut(submission, actor, read.value, typed);
  };
}
