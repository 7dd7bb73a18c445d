import { Textarea } from "@mantine/core";
import { ActionForm } from "@/components/forms/action-form";
import { DateField, SelectField, TextAreaField } from "@/components/forms/fields";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import type { ObjectionPage } from "@/lib/domain/objection-view";
import { LetterLanguages, letterIn } from "./letter-languages";
import { LetterText } from "./letter-text";

const rows = 18;

/** The draft of the answer, from what is recorded; once it went out, that is recorded with its words. */
export function ObjectionLetter({
  page,
  language,
  answer,
}: {
  page: ObjectionPage;
  language: string | null;
  answer: FormAction;
}) {
  const { objection, letters, mayAnswer, today } = page;
  const letter = letterIn(letters, language);
  if (letter === undefined) return null;
  const path = `/staff/objections/${encodeURIComponent(objection.id)}`;
  const mayRecord = mayAnswer && objection.decision !== null;
  return (
    <Panel
      title={objection.decision === null ? "Draft: we have received it" : "Draft of the answer"}
      id="letter"
      aside={<LetterLanguages letters={letters} chosen={letter} path={path} />}
    >
      <p>
        From the facts of the register alone. Read it, change what you like, copy it, and send it as
        the agreement asks for: nothing is sent from here.
      </p>
      <p>
        <b>{letter.subject}</b>
      </p>
      {mayRecord ? (
        <ActionForm
          key={letter.language}
          action={answer}
          submit="Record that it went out"
          hidden={{ objectionId: objection.id }}
          label="Record the answer"
        >
          <LetterText>
            <TextAreaField
              name="text"
              label="The letter"
              rows={rows}
              maxLength={20_000}
              defaultValue={letter.text}
              required
            />
          </LetterText>
          <DateField name="on" label="Sent on" defaultValue={today} max={today} required />
          <SelectField
            name="channel"
            label="How"
            options={[
              { value: "EMAIL", label: "By e-mail" },
              { value: "LETTER", label: "By letter" },
              { value: "HAND", label: "By hand" },
            ]}
          />
        </ActionForm>
      ) : (
        <LetterText key={letter.language}>
          <Textarea label="The letter" rows={rows} defaultValue={letter.text} resize="vertical" />
        </LetterText>
      )}
    </Panel>
  );
}
