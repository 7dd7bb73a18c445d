import type { CalendarDate } from "@/lib/domain/calendar";
import { allFindings, check, checkDealings } from "@/lib/domain/findings/check";
import type { Finding } from "@/lib/domain/findings/finding";
import { regimes } from "@/lib/domain/reference/enums";
import type { RecordKey, Register } from "@/lib/domain/register";
import { database } from "../database/current";
import { dealingsNow } from "./dealings";

/** What is found in a register on a day: all of it, and that of one record. */
export type StandingFindings = {
  readonly all: readonly Finding[];
  readonly of: (key: RecordKey) => readonly Finding[];
};

const known = new WeakMap<Register, Map<CalendarDate, StandingFindings>>();

/** The findings of a register on a day. The same register is judged once a day, however many pages ask. */
export function standingFindings(register: Register, asOf: CalendarDate): StandingFindings {
  const days = known.get(register) ?? new Map<CalendarDate, StandingFindings>();
  known.set(register, days);
  const judged = days.get(asOf) ?? indexed(check(register, asOf, regimes));
  days.set(asOf, judged);
  return judged;
}

type Judged = { register: Register; today: CalendarDate; head: string; findings: StandingFindings };

/** The newest register that was judged with its dealings, and up to where these had gone. */
let newest: Judged | undefined;

/**
 * The findings of the present register today, with those on changes, notices, objections, publications and annexes.
 *
 * @param register the present one: what passed between us and the customers is known as of now alone
 */
export async function presentFindings(
  register: Register,
  today: CalendarDate,
): Promise<StandingFindings> {
  const head = await dealingsHead();
  if (newest?.register === register && newest.today === today && newest.head === head)
    return newest.findings;
  const findings = indexed(
    allFindings(
      standingFindings(register, today).all,
      checkDealings(register, await dealingsNow(), today),
    ),
  );
  newest = { register, today, head, findings };
  return findings;
}

/** All that rules ask about is written with an audit entry, but for how a mail fared: that shows in what is on its way. */
async function dealingsHead(): Promise<string> {
  const [{ _max }, onTheirWay] = await Promise.all([
    database().auditEntry.aggregate({ _max: { position: true } }),
    database().delivery.count({ where: { state: { in: ["PENDING", "SENDING", "DEFERRED"] } } }),
  ]);
  return `${_max.position ?? 0} ${onTheirWay}`;
}

function indexed(all: readonly Finding[]): StandingFindings {
  const byRecord = new Map<string, Finding[]>();
  for (const finding of all) {
    const key = `${finding.kind}/${finding.ref}`;
    const found = byRecord.get(key);
    if (found) found.push(finding);
    else byRecord.set(key, [finding]);
  }
  return { all, of: ({ kind, ref }) => byRecord.get(`${kind}/${ref}`) ?? [] };
}
