import type { Actor } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { isPresent, type Moment, settledMoment } from "@/lib/domain/moment";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import type { Register } from "@/lib/domain/register";
import {
  presentFindings,
  type StandingFindings,
  standingFindings,
} from "./findings/standing-findings";
import { loadRegister, presentRegister } from "./register";

/** The register at a moment, and the day on which it is judged. */
export type Reading = {
  readonly register: Register;
  readonly day: CalendarDate;
  readonly isPresent: boolean;
};

/** The register as it is looked at: the present one, or as it was true on a day and known on a day. */
export async function registerAt({ at }: Pick<Actor, "at">, moment: Moment): Promise<Reading> {
  const { register } = await presentRegister();
  if (isPresent(moment)) return { register, day: todayIn(register, at), isPresent: true };
  const { validOn, recordedAt } = settledMoment(moment, at, organisationZone(register));
  return { register: await loadRegister(validOn, recordedAt), day: validOn, isPresent: false };
}

/** The day that it is at the organisation, and in which zone that is. */
export async function presentToday({
  at,
}: Pick<Actor, "at">): Promise<{ today: CalendarDate; zone: string }> {
  const { register } = await presentRegister();
  return { today: todayIn(register, at), zone: organisationZone(register) };
}

/** What is found at that moment; of dealings with customers only the present ones are known. */
export async function findingsAt({ register, day, isPresent }: Reading): Promise<StandingFindings> {
  return isPresent ? presentFindings(register, day) : standingFindings(register, day);
}
