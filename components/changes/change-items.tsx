import Link from "next/link";
import type { ReactNode } from "react";
import { ClassBadge, ToneBadge } from "@/components/ui/badges";
import { Day } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import { Unverified } from "@/components/ui/unverified";
import type { ChangeView, FieldView, ItemView, RuleView } from "@/lib/domain/change/change-view";
import { ChangeAdditions } from "./change-additions";
import classes from "./changes.module.css";
import { ClassEdit } from "./draft/class-edit";
import type { Drafting } from "./draft/drafting";
import { ItemEdits } from "./draft/item-edits";
import { type Together, togetherOf } from "./items-together";
import { WordsShown } from "./words-shown";

const changes = {
  ADDED: { tone: "good", words: "new" },
  CHANGED: { tone: "neutral", words: "changed" },
  ENDED: { tone: "bad", words: "ends" },
} as const;

/** What changes: each record, field by field, with its class and the rule that gives it. */
export function ChangeItems({ view, drafting }: { view: ChangeView; drafting: Drafting }) {
  const isOver = view.state === "REJECTED" || view.state === "WITHDRAWN";
  // A record that was only ever proposed is nowhere once its change is over.
  const isLinked = ({ change }: ItemView) => !(isOver && change === "ADDED");
  return (
    <Panel
      title="What changes"
      id="changes"
      aside={<span className={classes.quiet}>{counted(view.items.length, "record")}</span>}
    >
      {togetherOf(view.items).map(([first, ...others]) =>
        others.length === 0 ? (
          <Item key={first.key} item={first} isLinked={isLinked(first)} drafting={drafting} />
        ) : (
          <Group
            key={first.key}
            items={[first, ...others]}
            isLinked={isLinked(first)}
            drafting={drafting}
          />
        ),
      )}
      {view.items.length === 0 && <p>It holds no record any more. Add one, or withdraw it.</p>}
      <ChangeAdditions view={view} />
    </Panel>
  );
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Records that come or go together, for one reason: it is told once, and each of them takes one line. */
function Group({
  items,
  isLinked,
  drafting,
}: {
  items: Together;
  isLinked: boolean;
  drafting: Drafting;
}) {
  const [first] = items;
  const { tone, words } = changes[first.change];
  const [whole] = first.differences;
  return (
    <section className={classes.item} aria-label={`${counted(items.length, "record")}: ${words}`}>
      <div className={classes.itemHead}>
        <div>{whole && <Reason field={whole} />}</div>
        <div className={classes.marks}>
          <ToneBadge tone={tone}>{words}</ToneBadge>
          <ClassBadge changeClass={first.class} />
        </div>
      </div>
      <TrueFrom item={first} />
      <ul className={classes.together}>
        {items.map((item) => (
          <li key={item.key} id={anchorOf(item)}>
            <div>
              <h3>
                <Title item={item} isLinked={isLinked} />
              </h3>
              <p className={classes.quiet}>{item.record.about}</p>
            </div>
            <Whole item={item} />
            <ItemEdits item={item} drafting={drafting} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Item({
  item,
  isLinked,
  drafting,
}: {
  item: ItemView;
  isLinked: boolean;
  drafting: Drafting;
}) {
  const { tone, words } = changes[item.change];
  const whole = item.change === "CHANGED" ? null : item.differences[0];
  return (
    <article className={classes.item} id={anchorOf(item)}>
      <header className={classes.itemHead}>
        <div>
          <p className={classes.quiet}>{item.record.about}</p>
          <h3>
            <Title item={item} isLinked={isLinked} />
          </h3>
          {item.unverified === null ? null : <Unverified note={item.unverified} />}
        </div>
        <div className={classes.marks}>
          <ToneBadge tone={tone}>{words}</ToneBadge>
          <ClassBadge changeClass={item.class} />
          {item.baseMoved && <ToneBadge tone="warn">changed by others since</ToneBadge>}
        </div>
      </header>
      <TrueFrom item={item} />
      {whole ? (
        <>
          <Reason field={whole} />
          <Whole item={item} />
        </>
      ) : (
        item.differences.map((field) => (
          <Field key={`${field.label} ${field.class}`} field={field}>
            <ClassEdit item={item} field={field} drafting={drafting} />
          </Field>
        ))
      )}
      {item.differences.length === 0 && (
        <p className={classes.quiet}>The register reads so already: nothing changes here.</p>
      )}
      <ItemEdits item={item} drafting={drafting} />
    </article>
  );
}

function Title({ item: { record }, isLinked }: { item: ItemView; isLinked: boolean }) {
  if (!isLinked) return record.title;
  return (
    <Link href={record.href} prefetch={false}>
      {record.title}
    </Link>
  );
}

/** Where the page comes back to after the record was edited. */
function anchorOf({ kind, ref }: ItemView): string {
  return `${kind}-${ref}`;
}

/** The day from which it is true, and what holds from then until customers have been told in time. */
function TrueFrom({ item: { validFrom, waitsUntil } }: { item: ItemView }) {
  if (validFrom === null) return null;
  if (waitsUntil === null)
    return (
      <p className={classes.quiet}>
        True from <Day on={validFrom} />
      </p>
    );
  return (
    <p className={classes.quiet}>
      True from <Day on={validFrom} />, in effect for all on <Day on={waitsUntil} /> at the
      earliest. In between, lists and annexes read as before, and notice makes nothing lawful that
      has ceased to be: what rests on it has to stop, or to rest on something else, by{" "}
      <Day on={validFrom} />.
    </p>
  );
}

function Field({ field, children }: { field: FieldView; children: ReactNode }) {
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
      {children}
    </div>
  );
}

function Reason({ field }: { field: FieldView }) {
  const { rule, override } = field;
  return (
    <div className={classes.why}>
      {override !== null && (
        <p>
          <ToneBadge tone="warn">Set by {override.by}</ToneBadge> in the place of{" "}
          <strong>{override.from === "INTERNAL" ? "internal" : override.from}</strong>
          {override.reason !== "" && <>, because: “{override.reason}”</>}
        </p>
      )}
      {rule !== null && <Rule rule={rule} />}
      {rule === null && override === null && <p>{withoutRule(field.class)}</p>}
    </div>
  );
}

/** Why a difference has its class for which the table has no rule. */
function withoutRule(changeClass: FieldView["class"]): string {
  return changeClass === "INTERNAL"
    ? "Nobody outside ever sees this: it alters no document, list or annex."
    : "Outsiders can read this, and no rule asks for a notice beforehand: the documents are corrected.";
}

function Rule({ rule }: { rule: RuleView }) {
  return (
    <div>
      {rule.what} {rule.why}{" "}
      <span className={classes.law}>
        {rule.law ?? "From what contracts usually promise, not from the law alone"}.
      </span>
      {rule.unverified === null ? null : <Unverified note={rule.unverified} />}
    </div>
  );
}

function Whole({ item: { change, record, facts } }: { item: ItemView }) {
  if (facts.length === 0) return null;
  return (
    <details className={classes.more}>
      <summary>
        {change === "ADDED" ? "What it says" : "What it said"}
        <span className={classes.heard}>: {record.title}</span>
        <span className={classes.quiet}> ({counted(facts.length, "fact")})</span>
      </summary>
      <dl className={classes.facts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
