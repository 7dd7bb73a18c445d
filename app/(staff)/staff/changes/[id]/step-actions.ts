import type { StepActions } from "@/components/changes/change-decision";
import type { OrderActions } from "@/components/changes/ordered-announcement";
import {
  activate,
  announce,
  announceNow,
  approve,
  callBack,
  carryOver,
  rebase,
  redraft,
  reject,
  returnToDraft,
  submit,
  withdraw,
} from "./actions";

/** The action behind each step. */
export const stepActions: StepActions = {
  submit,
  approve,
  announce,
  activate,
  rebase,
  carryOver,
  redraft,
  return: returnToDraft,
  reject,
  withdraw,
};

/** What can be done while an announcement waits for its moment. */
export const orderActions: OrderActions = { callBack, announceNow };
