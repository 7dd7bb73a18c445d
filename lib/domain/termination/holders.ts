import { addDays, type CalendarDate, calendarDateOf } from "@/lib/domain/calendar";
import { agreementSubprocessors, engagedName } from "@/lib/domain/documents/annex-scope";
import { list, type Register, type Row } from "@/lib/domain/register";

/** One who holds data of a customer and has to delete or return them. */
export type Holder = {
  /** Null: we ourselves. */
  readonly engagementRef: string | null;
  readonly name: string;
};

/**
 * Who holds the data of an agreement: we ourselves, and each sub-processor of its agreed list.
 *
 * Source: GDPR Art. 28(3)(g), 28(4).
 * Reading: the same duties bind each sub-processor, so that each is asked; one on stand-by holds nothing. An agreement that names no
 * product may have used any, and a feature that is not used any more may have been.
 *
 * @param agreed the register as this agreement has it
 */
export function holdersOf(agreed: Register, agreement: Row<"CustomerAgreement">): Holder[] {
  const named = agreement.productIds ?? [];
  const productIds = named.length > 0 ? named : list(agreed, "Product").map(({ ref }) => ref);
  const { features: _now, fieldStates: _states, ...whole } = agreement;
  const subprocessors = agreementSubprocessors({ agreed, agreement: { ...whole, productIds } });
  const own = list(agreed, "Organisation")[0]?.name ?? "We ourselves";
  return [
    { engagementRef: null, name: own },
    ...subprocessors
      .filter(({ engagement }) => engagement.standby !== true)
      .map(({ engagement }) => ({
        engagementRef: engagement.ref,
        name: engagedName(agreed, engagement),
      })),
  ];
}

const usualDays = 30;

/**
 * The day by which all of it is to be done.
 *
 * Source: none, product decision 0051 (the law says "after the end" and names no number of days).
 */
export function dataDueOn({
  endsOn,
  dataDueOn: agreed,
}: Pick<Row<"CustomerAgreement">, "endsOn" | "dataDueOn">): CalendarDate | null {
  if (agreed !== undefined) return calendarDateOf(agreed);
  return endsOn === undefined ? null : addDays(calendarDateOf(endsOn), usualDays);
}
