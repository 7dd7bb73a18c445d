import { ActionForm } from "@/components/forms/action-form";
import { DateField } from "@/components/forms/fields";
import { Callout } from "@/components/ui/callout";
import { Day } from "@/components/ui/day";
import { daysBetween } from "@/lib/domain/calendar";
import type { ChangeView } from "@/lib/domain/change/change-view";
import type { FormAction } from "@/lib/domain/form-state";

/** Days after which whoever announces it is warned. */
const soon = 3;

/** Since when an adverse fact is true and known: what its mail will say, and a place to say otherwise until it goes. */
export function ChangeAdverse({
  view: { id, adverse, today },
  setDays,
}: {
  view: Pick<ChangeView, "id" | "adverse" | "today">;
  /** null: this person may not. */
  setDays: FormAction | null;
}) {
  if (adverse === null) return null;
  const { trueSince, knownOn, isSaid } = adverse;
  const late = daysBetween(knownOn, today);
  return (
    <Callout
      tone={isSaid && late <= soon ? "info" : "warn"}
      title={isSaid ? "An adverse fact" : "Nobody has said since when it is true and known."}
    >
      <p>
        The customers are told at once. The mail says that it is true since <Day on={trueSince} />{" "}
        and known to us since <Day on={knownOn} />
        {isSaid ? "" : ", which is only what the draft shows"}; the incident takes over both days.
      </p>
      {late > soon && (
        <p>
          <strong>
            That is {late} days ago, and customers have to be told without undue delay.
          </strong>{" "}
          They read both days: be ready to say why it took so long.
        </p>
      )}
      {setDays === null ? null : (
        <ActionForm
          action={setDays}
          submit="Say the days"
          tone="quiet"
          hidden={{ id }}
          label="Days of the adverse fact"
        >
          <DateField
            name="trueSince"
            label="True since"
            defaultValue={trueSince}
            max={today}
            required
          />
          <DateField
            name="knownOn"
            label="Known to us since"
            defaultValue={knownOn}
            max={today}
            required
          />
        </ActionForm>
      )}
    </Callout>
  );
}
