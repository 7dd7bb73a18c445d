import { ChoicesField, DateField, TimeField } from "@/components/forms/fields";
import type { ChangeView } from "@/lib/domain/change/change-view";
import { type Companion, companionValue } from "@/lib/domain/change/order-view";
import { longDate } from "@/lib/domain/language/en-date";

/** What is asked for when a change is announced: the planned day, when the mail goes, and what goes with it. */
export function AnnounceFields({ view }: { view: ChangeView }) {
  const { earliestForAll, firstPossible, plannedOn, companions, zone, emergencyGround } = view;
  // It goes out alone, and at once.
  const isAdverse = view.class === "A";
  const usual = emergencyGround === null ? earliestForAll : firstPossible;
  const isPlannable = plannedOn !== null && firstPossible !== null && plannedOn >= firstPossible;
  return (
    <>
      {firstPossible === null ? null : (
        <DateField
          name="plannedOn"
          label="Planned day"
          help="The day on which it is to take effect. Each mail states it, and the earliest day of its own agreement."
          min={firstPossible}
          defaultValue={isPlannable ? plannedOn : (usual ?? firstPossible)}
        />
      )}
      {companions.length === 0 || isAdverse ? null : (
        <ChoicesField
          name="together[]"
          label="Announce together with"
          help="Whoever is concerned by several gets one mail about all of them; each keeps days of its own, the earliest that its agreements allow."
          options={companions.map((one) => ({
            value: companionValue(one),
            label: `${one.id}: ${one.title}`,
            help: inShort(one),
          }))}
        />
      )}
      {isAdverse ? null : (
        <>
          <DateField
            name="sendOn"
            label="Send later, on"
            help={`Left empty: ${soon(view)} What is ordered can be called back until then.`}
          />
          <TimeField
            name="sendTime"
            label="Send at"
            help={`The time in ${zone}; left empty, 09:00.`}
          />
        </>
      )}
    </>
  );
}

/** What is announced with it is seen as it is chosen, and refused where it is otherwise by then. */
function inShort({ class: highest, agreements, earliestEffectiveOn }: Companion): string {
  const told = agreements === 1 ? "1 agreement is told" : `${agreements} agreements are told`;
  const from =
    earliestEffectiveOn === null
      ? ""
      : `, in effect on ${longDate(earliestEffectiveOn)} at the earliest`;
  return `${highest === null ? "" : `${highest}. `}${told}${from}.`;
}

function soon({ sendDelayMinutes, emergencyGround }: ChangeView): string {
  if (emergencyGround !== null || sendDelayMinutes === 0) return "at once.";
  const minutes = Math.ceil(sendDelayMinutes);
  return `${minutes === 1 ? "in a minute" : `in ${minutes} minutes`}.`;
}
