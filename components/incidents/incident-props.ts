import type { FormAction } from "@/lib/domain/form-state";
import type { IncidentView } from "@/lib/domain/incident/incident-view";
import type { LetterView } from "@/lib/domain/objection-view";

export type IncidentActions = Readonly<
  Record<"told" | "suspend" | "days" | "close" | "reopen", FormAction>
>;

export type IncidentRights = Readonly<Record<"record" | "close" | "lift", boolean>>;

/** The draft of a letter to one of the customers concerned. */
export type IncidentLetters = {
  readonly agreement: string;
  readonly letters: readonly LetterView[];
  readonly chosen: LetterView | undefined;
};

/** That it was opened just now: by the entry of an objection, or by an adverse fact, with what was made of that besides. */
export type IncidentOpened =
  | { readonly by: "objection" }
  | {
      readonly by: "fact";
      /** The draft about those that the register has; null: there was none to make. */
      readonly draft: string | null;
      /** The numbers of the incidents that were opened with it. */
      readonly others: readonly string[];
    };

export type IncidentProps = {
  readonly incident: IncidentView;
  readonly today: string;
  readonly may: IncidentRights;
  readonly actions: IncidentActions;
};
