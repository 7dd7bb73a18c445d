import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { mainEntity } from "@/lib/domain/documents/record/record-parties";
import type { Moment } from "@/lib/domain/moment";
import { type DataFlow, dataFlow, type FlowSubject } from "@/lib/domain/pictures/data-flow";
import { type TransferMap, transferMap } from "@/lib/domain/pictures/transfer-map";
import { list } from "@/lib/domain/register";
import { findingsAt, registerAt } from "../moments";

export type FlowChoice = { readonly subject: FlowSubject; readonly name: string };

/** The flow of the data of an activity or a product at a moment, and of what else it can be drawn. */
export async function flowPicture(
  actor: Actor,
  subject: FlowSubject | null,
  moment: Moment,
): Promise<{ choices: FlowChoice[]; flow: DataFlow | null; day: CalendarDate } | null> {
  if (!mayDo(actor, "register:read")) return null;
  const { register, day } = await registerAt(actor, moment);
  const choices: FlowChoice[] = (["Product", "ProcessingActivity"] as const).flatMap((kind) =>
    list(register, kind).map(({ ref, name }) => ({ subject: { kind, ref }, name: name ?? ref })),
  );
  const chosen = subject ?? choices[0]?.subject;
  const entity = mainEntity(register)?.ref ?? "";
  const flow = chosen === undefined ? null : dataFlow(register, chosen, { asOf: day, entity });
  return { choices, flow, day };
}

/** All transfers at a moment, with what is found wrong with each. */
export async function transferPicture(
  actor: Actor,
  moment: Moment,
): Promise<{ map: TransferMap; day: CalendarDate } | null> {
  if (!mayDo(actor, "register:read")) return null;
  const reading = await registerAt(actor, moment);
  const { register, day } = reading;
  const { all: findings } = await findingsAt(reading);
  const entity = mainEntity(register)?.ref ?? "";
  return { map: transferMap(register, { asOf: day, entity, findings }), day };
}
