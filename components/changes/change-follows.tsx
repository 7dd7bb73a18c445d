import Link from "next/link";
import type { ReactNode } from "react";
import { ToneBadge } from "@/components/ui/badges";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/panel";
import type { ChangeView, FindingView, RecordLink } from "@/lib/domain/change/change-view";
import { counted } from "./change-items";
import classes from "./changes.module.css";
import { DocumentShown, type ShownDocument } from "./document-shown";

/** What follows: in the register, in what the linter finds, and in the documents that outsiders read. */
export function ChangeFollows({
  view,
  documents,
}: {
  view: Pick<ChangeView, "follows">;
  documents: readonly ShownDocument[];
}) {
  const { activities, transfers, withoutMechanism, appeared, vanished } = view.follows;
  return (
    <Panel title="What follows" id="follows">
      {withoutMechanism.length > 0 && (
        <Callout
          tone="bad"
          title={`${counted(withoutMechanism.length, "transfer")} without a mechanism`}
        >
          <p>
            GDPR Chapter V needs an adequacy decision, safeguards or a derogation for each:{" "}
            {withoutMechanism.map(({ about, title }) => `${about} ${title}`).join("; ")}.
          </p>
        </Callout>
      )}
      <div className={classes.twoColumns}>
        <Records title="Activities touched" records={activities} none="No processing activity." />
        <Records
          title="Transfers touched"
          records={transfers}
          none={noTransfers(appeared)}
          after={(index) => {
            const mechanisms = transfers[index]?.mechanisms ?? null;
            return mechanisms === null ? "no mechanism" : mechanisms;
          }}
        />
      </div>
      <div className={classes.twoColumns}>
        <Findings
          title="Findings that appear"
          findings={appeared}
          none="It brings no new finding."
        />
        <Findings title="Findings that vanish" findings={vanished} none="It mends no finding." />
      </div>
      <h3>Documents that change</h3>
      {documents.map((document) => (
        <DocumentShown key={document.title} document={document} />
      ))}
    </Panel>
  );
}

/** Rules that find data going to a third country for which no transfer, or none that holds, is recorded. */
const missingTransfer = ["TRF-001", "TRF-020"];

/** That nothing goes abroad is not said where a finding says that it does. */
function noTransfers(findings: readonly FindingView[]): string {
  return findings.some(({ code }) => missingTransfer.includes(code))
    ? "No transfer is recorded, though the findings say that data go to a third country."
    : "No transfer to a third country is recorded.";
}

function Records({
  title,
  records,
  none,
  after,
}: {
  title: string;
  records: readonly RecordLink[];
  none: string;
  after?: (index: number) => ReactNode;
}) {
  return (
    <section>
      <h3>{title}</h3>
      {records.length === 0 ? (
        <p className={classes.quiet}>{none}</p>
      ) : (
        <ul className={classes.plainList}>
          {records.map(({ title: name, about, href }, index) => (
            <li key={href}>
              <Link href={href} prefetch={false}>
                {name}
              </Link>
              <span className={classes.under}>
                {about}
                {after && <>: {after(index)}</>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const tones = { error: "bad", warning: "warn", info: "neutral" } as const;

function toneOf(severity: string): "bad" | "warn" | "neutral" {
  return Object.entries(tones).find(([name]) => name === severity)?.[1] ?? "neutral";
}

function Findings({
  title,
  findings,
  none,
}: {
  title: string;
  findings: readonly FindingView[];
  none: string;
}) {
  return (
    <section>
      <h3>{title}</h3>
      {findings.length === 0 ? (
        <p className={classes.quiet}>{none}</p>
      ) : (
        <ul className={classes.plainList}>
          {findings.map((finding) => (
            <li key={`${finding.code} ${finding.record.href} ${finding.message}`}>
              <ToneBadge tone={finding.waivedUntil === null ? toneOf(finding.severity) : "neutral"}>
                {finding.waivedUntil === null
                  ? finding.severity
                  : `${finding.severity}, waived until ${finding.waivedUntil}`}
              </ToneBadge>{" "}
              {finding.message}
              <span className={classes.under}>
                {finding.record.about}{" "}
                <Link href={finding.record.href} prefetch={false}>
                  {finding.record.title}
                </Link>
                . {finding.law}
                {finding.waiveHref === null ? null : (
                  <>
                    {" "}
                    <Link href={finding.waiveHref} prefetch={false}>
                      Waive it in this draft
                    </Link>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
