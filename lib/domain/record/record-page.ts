import type { CalendarDate } from "@/lib/domain/calendar";
import type { ChangeState } from "@/lib/domain/change/next-steps";
import type { HistoryEntry } from "@/lib/domain/change/record-history";
import type { AttachmentView } from "@/lib/domain/record/attachment-view";
import type { Moment } from "../moment";
import type { PartsView, UsesView } from "./record-surroundings";
import type { RecordView } from "./record-view";

/** An open change set that touches a record. */
export type OpenChange = {
  readonly id: string;
  readonly title: string;
  readonly state: ChangeState;
  readonly authors: readonly string[];
  /** It ends the record. */
  readonly ends: boolean;
};

/** Which state of the register a page shows. */
export type Shown =
  | { readonly type: "present" }
  | { readonly type: "past"; readonly on: CalendarDate; readonly moment: Moment }
  | {
      readonly type: "proposed";
      readonly id: string;
      readonly title: string;
      readonly state: ChangeState;
      /** What the change does to this record. */
      readonly does: "makes" | "changes" | "ends" | "nothing";
    };

/** One record, with everything that its page shows. */
export type RecordPage = {
  readonly shown: Shown;
  readonly record: RecordView;
  readonly parts: readonly PartsView[];
  readonly uses: readonly UsesView[];
  readonly history: readonly HistoryEntry[];
  readonly open: readonly OpenChange[];
  /** None while the record is but proposed. */
  readonly attachments: readonly AttachmentView[];
  readonly zone: string;
};
