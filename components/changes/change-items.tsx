import Link from "next/link";
import { ClassBadge, ToneBadge } from "@/components/ui/badges";
import { Day } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { ChangeView, FieldView, ItemView, RuleView } from "@/lib/domain/change/change-view";
import { ChangeAdditions } from "./change-additions";
import classes from "./changes.module.css";
import { WordsShown } from "./words-shown";

const changes = {
  ADDED: { tone: "good", words: "new" },
  CHANGED: { tone: "neutral", words: "changed" },
  ENDED: { tone: "bad", words: "ends" },
} as const;

/** What changes: each record, field by field, with its class and the rule that gives it. */
export function ChangeItems({ view }: { view: ChangeView }) {
  const isOver = view.state === "REJECTED" || view.state === "WITHDRAWN";
  return (
    <Panel
      title="What changes"
      id="changes"
      aside={<span className={classes.quiet}>{counted(view.items.length, "record")}</span>}
    >
      {view.items.map((item, index) => (
        <Item
          key={item.key}
          item={item}
          isSaid={isSaidBefore(item, view.items[index - 1])}
          // A record that was only ever proposed is nowhere once its change is over.
          isLinked={!(isOver && item.change === "ADDED")}
        />
      ))}
      <ChangeAdditions view={view} />
    </Panel>
  );
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Whether the record before this one has its class by the same rule: it is not told twice. */
function isSaidBefore(item: ItemView, previous: ItemView | undefined): boolean {
  const [own, other] = [item.differences[0], previous?.differences[0]];
  return (
    item.change !== "CHANGED" &&
    item.change === previous?.change &&
    own?.override === null &&
    own.rule !== null &&
    own.rule.text === other?.rule?.text
  );
}

function Item({
  item,
  isSaid,
  isLinked,
}: {
  item: ItemView;
  isSaid: boolean;
  isLinked: boolean;
}) {
  const { tone, words } = changes[item.change];
  const whole = item.change === "CHANGED" ? null : item.differences[0];
  return (
    <article className={classes.item}>
      <header className={classes.itemHead}>
        <div>
          <p className={classes.quiet}>{item.record.about}</p>
          <h3>
            {isLinked ? (
              <Link href={item.record.href} prefetch={false}>
                {item.record.title}
              </Link>
            ) : (
              item.record.title
            )}
          </h3>
        </div>
        <div className={classes.marks}>
          <ToneBadge tone={tone}>{words}</ToneBadge>
          <ClassBadge changeClass={item.class} />
          {item.baseMoved && <ToneBadge tone="warn">changed by others since</ToneBadge>}
        </div>
      </header>
      {item.validFrom !== null && (
        <p className={classes.quiet}>
          True from <Day on={item.validFrom} />
        </p>
      )}
      {whole ? (
        <>
          {isSaid ? <p className={classes.why}>By the same rule.</p> : <Reason field={whole} />}
          <Whole item={item} />
        </>
      ) : (
        item.differences.map((field) => <Field key={field.label} field={field} />)
      )}
      {item.differences.length === 0 && (
        <p className={classes.quiet}>The register reads so already: nothing changes here.</p>
      )}
    </article>
  );
}

function Field({ field }: { field: FieldView }) {
  return (
    <div className={classes.field}>
      <div className={classes.fieldHead}>
        <h4>{field.label}</h4>
        <ClassBadge changeClass={field.class} />
      </div>
      {field.words === null ? (
        <p className={classes.beforeAfter}>
          <span className={classes.heard}>before: </span>
          {field.before === null ? (
            <span className={classes.quiet}>nothing</span>
          ) : (
            <del className={classes.removed}>{field.before}</del>
          )}
          <span aria-hidden="true"> → </span>
          <span className={classes.heard}>; after: </span>
          {field.after === null ? (
            <span className={classes.quiet}>nothing</span>
          ) : (
            <ins className={classes.added}>{field.after}</ins>
          )}
        </p>
      ) : (
        <p className={classes.text}>
          <WordsShown words={field.words} />
        </p>
      )}
      <Reason field={field} />
    </div>
  );
}

function Reason({ field }: { field: FieldView }) {
  const { rule, override } = field;
  return (
    <div className={classes.why}>
      {override !== null && (
        <p>
          <ToneBadge tone="warn">set by hand</ToneBadge> {override.by} set this class in the place
          of <strong>{override.from === "INTERNAL" ? "internal" : override.from}</strong>: “
          {override.reason}”
        </p>
      )}
      {rule !== null && <Rule rule={rule} />}
      {rule === null && field.class === "INTERNAL" && (
        <p>Nobody outside ever sees this: it alters no document, list or annex.</p>
      )}
    </div>
  );
}

function Rule({ rule }: { rule: RuleView }) {
  return (
    <p>
      {rule.text}.{" "}
      <span className={classes.law}>
        {rule.isInLaw
          ? rule.law
          : [rule.why, "From what contracts usually promise, not from the law alone"]
              .filter(Boolean)
              .join(". ")}
        .
      </span>
    </p>
  );
}

function Whole({ item }: { item: ItemView }) {
  if (item.facts.length === 0) return null;
  return (
    <details className={classes.more}>
      <summary>
        {item.change === "ADDED" ? "All that the new record says" : "All that the record said"}
        <span className={classes.quiet}> ({counted(item.facts.length, "fact")})</span>
      </summary>
      <dl className={classes.facts}>
        {item.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
