"use client";

import { useContext } from "react";
import { SelectField, TextAreaField, TextField } from "@/components/forms/fields";
import { FormContextHolder } from "@/components/forms/form-context";
import { ToneBadge } from "@/components/ui/badges";
import { sourceConfidences } from "@/lib/domain/kinds/kind";
import {
  type AnnotationGroup,
  rowCount,
  rowsOf,
} from "@/lib/domain/record/record-form-annotations";
import type { AnnotationFields as Given } from "@/lib/domain/record/record-form-view";
import { LineField } from "./line-field";
import classes from "./record-form.module.css";

/** Where the facts of a record come from, and its texts in other languages: row by row, with an empty row to add one. */
export function AnnotationFields({ given }: { given: Given }) {
  return (
    <>
      <Rows group="sources" title="Sources">
        {(index) => <SourceRow key={index} index={index} given={given} />}
      </Rows>
      {given.translatable.length === 0 ? null : (
        <Rows group="translations" title="Translations">
          {(index) => <TranslationRow key={index} index={index} given={given} />}
        </Rows>
      )}
    </>
  );
}

/** One more can be added at a time; without script a second one after saving. */
const emptyRows = 1;

function Rows({
  group,
  title,
  children,
}: {
  group: AnnotationGroup;
  title: string;
  children: (index: number) => React.ReactNode;
}) {
  const { typed, initial, errors } = useContext(FormContextHolder);
  const values = typed ?? initial;
  const count = rowCount(group, values);
  const said = rowsOf(group, values).length;
  const rows = typed === null ? count + emptyRows : Math.max(count, emptyRows);
  const isWrong = Object.keys(errors).some((name) => name.startsWith(`${group}.`));
  return (
    <details className={classes.annotations} open={isWrong || undefined}>
      <summary>
        {title}: {said === 0 ? "none" : said}
      </summary>
      {Array.from({ length: rows }, (_, index) => children(index))}
    </details>
  );
}

function SourceRow({ index, given }: { index: number; given: Given }) {
  const name = (part: string) => `sources.${index}.${part}`;
  return (
    <fieldset className={classes.row}>
      <legend>Source {index + 1}</legend>
      <SelectField
        name={name("field")}
        label="For which field"
        options={given.citable}
        emptyLabel="The record as a whole"
      />
      <TextField
        name={name("document")}
        label="Document"
        help="The ref of a document of the register, or a title. Emptied, the source is taken out."
        maxLength={200}
      />
      <TextField name={name("locator")} label="Place in it" maxLength={200} />
      <TextAreaField name={name("quote")} label="Quote" rows={2} maxLength={300} />
      <SelectField name={name("confidence")} label="How sure" options={confidences} />
    </fieldset>
  );
}

const words: Readonly<Record<(typeof sourceConfidences)[number], string>> = {
  STATED: "Stated",
  INFERRED: "Inferred",
  ASSUMED: "Assumed",
  CONTRADICTED: "Contradicted",
};
const confidences = sourceConfidences.map((value) => ({ value, label: words[value] }));

function TranslationRow({ index, given }: { index: number; given: Given }) {
  const name = (part: string) => `translations.${index}.${part}`;
  const original = given.originals[index];
  return (
    <fieldset className={classes.row}>
      <legend>
        Translation {index + 1} {original?.isStale ? <ToneBadge tone="warn">Stale</ToneBadge> : ""}
      </legend>
      {original?.isStale ? (
        <p className={classes.help}>
          The original was changed after this was translated. It now reads: {original.text}
        </p>
      ) : null}
      <SelectField
        name={name("field")}
        label="Of which field"
        options={given.translatable}
        emptyLabel="Choose"
      />
      <LineField
        name={name("language")}
        label="Language"
        help="Such as de or de-CH."
        required={false}
        format="text"
        max={20}
        options={given.languages}
      />
      <TextAreaField
        name={name("text")}
        label="Text"
        help="Emptied, the translation is taken out."
        rows={2}
        maxLength={5000}
      />
    </fieldset>
  );
}
