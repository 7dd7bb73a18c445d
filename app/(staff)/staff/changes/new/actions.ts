"use server";

import { requestTime } from "@/lib/auth/request";
import { staffAction } from "@/lib/auth/staff-door";
import { createChangeSet } from "@/lib/data/changes/change-sets";
import { presentRegister } from "@/lib/data/register";
import type { FormState } from "@/lib/domain/form-state";
import { refusals } from "@/lib/domain/language/refusals";
import { todayIn } from "@/lib/domain/organisation-day";
import { fileForm } from "./file-form";

/** Proposes what a register file holds. The file is read against the register as it stands, so the form depends on it. */
export async function proposeFile(previous: FormState, form: FormData): Promise<FormState> {
  const { register } = await presentRegister();
  const act = staffAction({
    permission: "changeSet:edit",
    input: fileForm(register, todayIn(register, requestTime())),
    run: (actor, { patch: { items }, title, reason }) =>
      createChangeSet(actor, { title, reason, items }),
    refusals,
    after: ({ id }) => ({ goTo: `/staff/changes/${id}` }),
  });
  return act(previous, form);
}
