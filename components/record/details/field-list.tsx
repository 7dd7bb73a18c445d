import { ToneBadge } from "@/components/ui/badges";
import { Unverified } from "@/components/ui/unverified";
import type { FieldView } from "@/lib/domain/record/record-view";
import classes from "./details.module.css";
import { Difference } from "./difference";
import { Findings } from "./findings";
import { Value } from "./value";

/** The fields of a record: those that say something, and behind them those that do not. */
export function FieldList({ fields }: { fields: readonly FieldView[] }) {
  const silent = fields.filter(isSilent);
  const telling = fields.filter((field) => !isSilent(field));
  return (
    <>
      <dl className={classes.fields}>
        {telling.map((field) => (
          <FieldRow key={field.name} field={field} />
        ))}
      </dl>
      {silent.length === 0 ? null : (
        <details className={classes.more}>
          <summary>
            {silent.length === 1
              ? "1 field is not stated"
              : `${silent.length} fields are not stated`}
          </summary>
          <dl className={classes.fields}>
            {silent.map((field) => (
              <FieldRow key={field.name} field={field} />
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

function isSilent({ value, state, findings, difference, citations }: FieldView): boolean {
  return (
    value === null &&
    state === null &&
    difference === null &&
    findings.length + citations.length === 0
  );
}

function FieldRow({ field }: { field: FieldView }) {
  const { name, label, value, state, citations, findings, difference, unverified } = field;
  return (
    <div className={classes.field} id={`field-${name}`}>
      <dt>
        <span className={classes.label}>{label}</span>
        <About field={field} />
      </dt>
      <dd>
        {value === null ? (
          <span className={classes.quiet}>{state ?? "Not stated"}</span>
        ) : (
          <Value value={value} />
        )}
        {unverified === null ? null : <Unverified note={unverified} />}
        {difference === null ? null : (
          <div className={classes.change}>
            <p className={classes.small}>Changed by this proposal</p>
            <Difference difference={difference} />
          </div>
        )}
        <Findings findings={findings} />
        <Translations translations={field.translations} />
        <Citations citations={citations} />
      </dd>
    </div>
  );
}

/** The texts in other languages; a stale one stands open, so that nobody overlooks it. */
function Translations({ translations }: { translations: FieldView["translations"] }) {
  if (translations.length === 0) return null;
  const hasStale = translations.some(({ isStale }) => isStale);
  return (
    <details className={classes.more} open={hasStale}>
      <summary>
        {translations.length === 1 ? "1 translation" : `${translations.length} translations`}
      </summary>
      <dl className={classes.list}>
        {translations.map(({ language, text, isStale }) => (
          <div key={language}>
            <dt className={classes.small}>
              {language}{" "}
              {isStale ? (
                <>
                  <ToneBadge tone="warn">Stale</ToneBadge> the original was changed after this was
                  translated
                </>
              ) : null}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Help and source of law, for whoever asks. */
function About({ field: { label, help, source } }: { field: FieldView }) {
  if (help === null && source === null) return null;
  return (
    <details className={classes.about}>
      <summary aria-label={`About “${label}”`}>?</summary>
      {help === null ? null : <p>{help}</p>}
      {source === null ? null : <p>Asked for by {source}.</p>}
    </details>
  );
}

export function Citations({ citations }: { citations: readonly string[] }) {
  if (citations.length === 0) return null;
  return (
    <details className={classes.more}>
      <summary>{citations.length === 1 ? "1 source" : `${citations.length} sources`}</summary>
      <ul className={classes.list}>
        {citations.map((citation) => (
          <li key={citation} className={classes.small}>
            {citation}
          </li>
        ))}
      </ul>
    </details>
  );
}
