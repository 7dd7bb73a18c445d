"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { recordHandover } from "@/lib/data/records/record-handovers";
import { type CalendarDate, isCalendarDate } from "@/lib/domain/calendar";
import { recordRequest } from "@/lib/domain/documents/record/record-asked";
import { refusals } from "@/lib/domain/language/refusals";
import { drawnRecord, drawnRefusals } from "./drawn-record";

const isDay = (value: string): value is CalendarDate => isCalendarDate(value);
const optional = z.string().optional();

/** Draws the record once more, keeps the file and notes who got it. */
export const recordHandOver = staffAction({
  permission: "record:handOver",
  input: z.object({
    register: optional,
    entity: optional,
    asOf: optional,
    recordedOn: optional,
    language: optional,
    layout: optional,
    format: optional,
    askedBy: z.string().trim().min(1, "Say who asked for the record.").max(300),
    receivedBy: z.string().trim().min(1, "Say who received it.").max(300),
    handedOn: z.string().refine(isDay, "Give the day on which it was handed over."),
    note: z.string().trim().max(1_000),
  }),
  run: async (actor, { askedBy, receivedBy, handedOn, note, ...question }) => {
    const drawn = await drawnRecord(actor, recordRequest(question));
    if (!drawn.ok) return drawn;
    return recordHandover(actor, drawn.value, {
      askedBy,
      receivedBy,
      handedOn,
      note: note === "" ? null : note,
    });
  },
  refusals: {
    ...drawnRefusals,
    notAllowed: refusals.notAllowed,
    handedOverLater: "The day of the hand-over lies in the future.",
  },
  after: () => ({ goTo: "/staff/records?done=handed-over#handed-over" }),
});
