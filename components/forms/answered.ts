import { unstable_rethrow } from "next/navigation";
import { fieldsOf, typedOf } from "@/lib/domain/form-fields";
import type { FormAction } from "@/lib/domain/form-state";

const noAnswer =
  "Recital did not answer, or its database did not, so it is not certain that this was saved. What you typed is still here: wait a moment, look in another tab whether it is there, then send it again.";

/**
 * An action as the browser calls it: where no good answer comes, the form says so and keeps what was typed, in the place of
 * an error page that would take the form away.
 */
export function answered(action: FormAction): FormAction {
  // The server draws the action itself into the form: nothing else can be sent without script.
  if (typeof window === "undefined") return action;
  return async function act(previous, form) {
    try {
      return await action(previous, form);
    } catch (error) {
      // A redirect comes this way too.
      unstable_rethrow(error);
      return { status: "refused", message: noAnswer, typed: typedOf(fieldsOf(form)) };
    }
  };
}
