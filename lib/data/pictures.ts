import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { mainEntity } from "@/lib/domain/documents/record/record-parties";
import { type DataFlow, dataFlow, type FlowSubject } from "@/lib/domain/pictures/data-flow";
import { type TransferMap, transferMap } from "@/lib/domain/pictures/transfer-map";
import { list, type Register } from "@/lib/domain/register";
import { todayIn } from "./change-sets";
import { loadRegister, presentRegister } from "./register";
import { presentFindings, standingFindings } from "./standing-findings";

export type FlowChoice = { readonly subject: FlowSubject; readonly name: string };

type Read = { register: Register; day: CalendarDate; today: CalendarDate; isNow: boolean };

async function registerAsOf({ at }: Actor, asOf: CalendarDate | null): Promise<Read> {
  const present = (await presentRegister()).register;
  const today = todayIn(present, at);
  if (asOf === null || asOf === today) return { register: present, day: today, today, isNow: true };
  return { register: await loadRegister(asOf, at), day: asOf, today, isNow: false };
}

/** The flow of the data of an activity or a product on a day, and of what else it can be drawn. */
export async function flowPicture(
  actor: Actor,
  subject: FlowSubject | null,
  asOf: CalendarDate | null,
): Promise<{ choices: FlowChoice[]; flow: DataFlow | null; today: CalendarDate } | null> {
  if (!mayDo(actor, "register:read")) return null;
  const { register, day, today } = await registerAsOf(actor, asOf);
  const choices: FlowChoice[] = (["Product", "ProcessingActivity"] as const).flatMap((kind) =>
    list(register, kind).map(({ ref, name }) => ({ subject: { kind, ref }, name: name ?? ref })),
  );
  const chosen = subject ?? choices[0]?.subject;
  const entity = mainEntity(register)?.ref ?? "";
  const flow = chosen === undefined ? null : dataFlow(register, chosen, { asOf: day, entity });
  return { choices, flow, today };
}

/** All transfers on a day, with what is found wrong with each. */
export async function transferPicture(
  actor: Actor,
  asOf: CalendarDate | null,
): Promise<{ map: TransferMap; today: CalendarDate } | null> {
  if (!mayDo(actor, "register:read")) return null;
  const { register, day, today, isNow } = await registerAsOf(actor, asOf);
  const findings = isNow ? await presentFindings(register, today) : standingFindings(register, day);
  const entity = mainEntity(register)?.ref ?? "";
  return { map: transferMap(register, { asOf: day, entity, findings: findings.all }), today };
}
