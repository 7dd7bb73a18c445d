import type { CalendarDate, Instant } from "../calendar";
import type { ActivityRegister } from "../documents/record/record-facts";
import type { Language } from "../language/catalogue";

/** What somebody asks of a record: what is missing is chosen for them. */
export type RecordAsked = {
  readonly register: ActivityRegister;
  /** Null: the main legal entity. */
  readonly entity: string | null;
  /** Null: today. */
  readonly asOf: CalendarDate | null;
  /** Null: as known now. */
  readonly recordedAt: Instant | null;
  readonly language: Language;
};

/** One record that was handed over. */
export type HandoverView = {
  readonly id: string;
  readonly register: ActivityRegister;
  readonly entity: string;
  readonly asOf: CalendarDate;
  readonly language: string;
  readonly layout: string;
  readonly format: string;
  readonly askedBy: string;
  readonly receivedBy: string;
  readonly handedOn: CalendarDate;
  readonly note: string | null;
  readonly fileName: string;
  readonly sha256: string;
  readonly factsHash: string;
  readonly recordedAt: Instant;
  readonly enteredBy: string;
};
