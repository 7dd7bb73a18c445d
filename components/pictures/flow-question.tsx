import { Narrowing, NarrowingChoice } from "@/components/ui/narrowing";
import { type Moment, momentQuery } from "@/lib/domain/moment";
import type { FlowSubject } from "@/lib/domain/pictures/data-flow";
import { subjectText } from "@/lib/domain/pictures/flow-subject";

type Choice = { readonly subject: FlowSubject; readonly name: string };

const groups = { Product: "Products", ProcessingActivity: "Processing activities" } as const;

/** Of what the picture is drawn; the day that is looked at stays. */
export function FlowQuestion({
  choices,
  chosen,
  moment,
}: {
  choices: readonly Choice[];
  chosen: string;
  moment: Moment;
}) {
  return (
    <Narrowing action="/staff/flow" kept={Object.entries(momentQuery(moment))}>
      <NarrowingChoice
        name="of"
        label="Of"
        value={chosen}
        options={choices.map(({ subject, name }) => ({
          value: subjectText(subject),
          label: name,
          group: groups[subject.kind],
        }))}
      />
    </Narrowing>
  );
}
