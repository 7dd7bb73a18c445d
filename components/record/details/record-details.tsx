import Link from "next/link";
import type { ReactNode } from "react";
import { MomentForm } from "@/components/moment/moment-form";
import { StateBadge } from "@/components/ui/badges";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { kinds } from "@/lib/domain/kinds/kinds";
import { type Moment, momentQuery, present } from "@/lib/domain/moment";
import { subjectText } from "@/lib/domain/pictures/flow-subject";
import { editPath, listPath, recordPath } from "@/lib/domain/record/record-address";
import type { OpenChange, RecordPage, Shown } from "@/lib/domain/record/record-page";
import type { RecordView } from "@/lib/domain/record/record-view";
import classes from "./details.module.css";
import { Citations, FieldList } from "./field-list";
import { type FileActions, type FileDone, Files } from "./files";
import { Findings } from "./findings";
import { History } from "./history";
import { Parts } from "./parts";
import { ShownBanner } from "./shown-banner";
import { Uses } from "./uses";

/** The page of any record, drawn from its kind. */
export function RecordDetails({
  page,
  canEdit,
  fileActions,
  fileDone,
  justSaved,
  story,
}: {
  page: RecordPage;
  canEdit: boolean;
  /** Null for who may keep no files. */
  fileActions: FileActions | null;
  /** What was just done about a file. */
  fileDone: FileDone;
  justSaved: boolean;
  /** What a kind tells beyond its fields. */
  story?: ReactNode;
}) {
  const { shown, record, parts, uses, history, open, zone } = page;
  const isNow = shown.type !== "past";
  const moment = shown.type === "past" ? shown.moment : present;
  const outside = record.fields.filter(({ internal }) => !internal);
  const internal = record.fields.filter((field) => field.internal);
  return (
    <>
      <PageTitle title={record.title} kicker={<Trail record={record} moment={moment} />}>
        <FlowLink record={record} moment={moment} />
        {canEdit && isNow ? <EditLink page={page} /> : null}
      </PageTitle>
      <ShownBanner shown={shown} justSaved={justSaved} record={record} />
      <div className={classes.columns}>
        <div>
          <Panel title={record.kindLabel} id="details">
            <Findings findings={record.findings} />
            <FieldList fields={outside} />
            <Citations citations={record.citations} />
          </Panel>
          {internal.length === 0 ? null : (
            <Panel
              title="Internal"
              id="internal"
              aside={<span className={classes.small}>seen by staff only</span>}
            >
              <FieldList fields={internal} />
            </Panel>
          )}
          {story}
          <Parts parts={parts} canEdit={canEdit && takesParts(shown)} />
          <History entries={history} zone={zone} />
        </div>
        <div>
          <UnderWay record={record} open={open} />
          <Files page={page} actions={fileActions} done={fileDone} />
          <Uses uses={uses} />
          <Panel title="At another time" id="as-of">
            <MomentForm moment={moment} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function Trail({ record, moment }: { record: RecordView; moment: Moment }) {
  const list = {
    href: listPath(record.kind, momentQuery(moment)),
    title: kinds[record.kind].labelPlural,
  };
  return (
    <>
      {[list, ...record.owners].map(({ href, title }) => (
        <span key={href}>
          <Link href={href} prefetch={false}>
            {title}
          </Link>
          {" / "}
        </span>
      ))}
      {record.ref}
    </>
  );
}

/** Parts are added to what is in force, or to what a draft makes or changes. */
function takesParts(shown: Shown): boolean {
  if (shown.type === "past") return false;
  return shown.type === "present" || (shown.state === "DRAFT" && shown.does !== "ends");
}

/** The picture of the data of an activity or a product. */
function FlowLink({ record: { kind, ref }, moment }: { record: RecordView; moment: Moment }) {
  if (kind !== "ProcessingActivity" && kind !== "Product") return null;
  const query = new URLSearchParams({ of: subjectText({ kind, ref }), ...momentQuery(moment) });
  return <LinkButton href={`/staff/flow?${query}`}>Data flow</LinkButton>;
}

function EditLink({ page: { shown, record, open } }: { page: RecordPage }) {
  const isDraft = shown.type === "proposed" && shown.state === "DRAFT" && shown.does !== "ends";
  if (isDraft) {
    return (
      <LinkButton href={editPath(record, { in: shown.id })} variant="filled">
        Edit in {shown.id}
      </LinkButton>
    );
  }
  if (shown.type === "proposed") return null;
  return (
    <LinkButton href={editPath(record)} variant={open.length === 0 ? "filled" : "default"}>
      Edit
    </LinkButton>
  );
}

function UnderWay({ record, open }: { record: RecordView; open: readonly OpenChange[] }) {
  if (open.length === 0) return null;
  return (
    <Panel title="Changes under way" id="changes">
      <ul className={classes.history}>
        {open.map(({ id, title, state, authors, ends }) => (
          <li key={id}>
            <p className={classes.entryHead}>
              <Link href={`/staff/changes/${id}`} prefetch={false}>
                {id}
              </Link>{" "}
              <StateBadge state={state} />
            </p>
            <p className={classes.small}>
              {title}. By {authors.join(", ")}.{" "}
              {ends ? (
                "It would end this record."
              ) : (
                <Link href={recordPath(record, { in: id })} prefetch={false}>
                  See the record as proposed
                </Link>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
