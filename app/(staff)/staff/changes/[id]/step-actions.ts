import type { StepActions } from "@/components/changes/change-decision";
import {
  activate,
  announce,
  approve,
  rebase,
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
  return: returnToDraft,
  reject,
  withdraw,
};
