import type { CorrectionActions } from "@/components/changes/change-corrections";
import { drop, send, write } from "./correction-actions";

/** What can be done about what was told wrong. */
export const correctionActions: CorrectionActions = { write, drop, send };
