import { Textarea } from "@mantine/core";
import { LetterLanguages } from "@/components/objections/letter-languages";
import { LetterText } from "@/components/objections/letter-text";
import type { IncidentView } from "@/lib/domain/incident/incident-view";
import { Panel } from "../ui/panel";
import type { IncidentLetters } from "./incident-props";

/** The draft of a letter that tells one customer of the incident, to change and copy. */
export function IncidentLetter({
  incident,
  letter: { agreement, letters, chosen },
}: {
  incident: IncidentView;
  letter: IncidentLetters;
}) {
  if (chosen === undefined) return null;
  const customer = incident.customers.find(({ ref }) => ref === agreement);
  const query = new URLSearchParams({ agreement });
  return (
    <Panel
      title={`Draft of a letter to ${customer?.customerName ?? agreement}`}
      id="letter"
      aside={
        <LetterLanguages
          letters={letters}
          chosen={chosen}
          path={`/staff/incidents/${incident.id}?${query}`}
        />
      }
    >
      <p>
        From what is recorded here alone. Nothing is sent: copy it, send it as the agreement asks
        for, and record above that it was told.
      </p>
      <p>
        <b>{chosen.subject}</b>
      </p>
      <LetterText key={`${agreement} ${chosen.language}`}>
        <Textarea label="The letter" rows={16} defaultValue={chosen.text} resize="vertical" />
      </LetterText>
    </Panel>
  );
}
