import { Narrowing, NarrowingText } from "@/components/ui/narrowing";
import type { Moment } from "@/lib/domain/moment";

/** Asks for the register at another moment; a plain form, so that the moment stands in the address. */
export function MomentForm({
  moment,
  action,
  kept,
}: {
  moment: Moment;
  /** Left out: this page. */
  action?: string;
  /** What else the address says, and must not lose. */
  kept?: readonly (readonly [name: string, value: string])[];
}) {
  return (
    <Narrowing action={action} kept={kept}>
      <NarrowingText name="asOf" label="As it was true on" type="date" value={moment.asOf ?? ""} />
      <NarrowingText
        name="recordedAt"
        label="As far as was recorded by the end of"
        type="date"
        value={moment.recordedAt ?? ""}
      />
    </Narrowing>
  );
}
