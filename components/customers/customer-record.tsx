import { channelWords, decisionWords, standingWords } from "@/components/changes/after/words";
import { ClassBadge, ToneBadge } from "@/components/ui/badges";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { choiceInWords } from "@/lib/domain/choice-words";
import type { CustomerRecord, NoticeView } from "@/lib/domain/customer/customer-view";
import { recordPath } from "@/lib/domain/record/record-address";
import { countryInWords } from "@/lib/domain/value-words";
import { AgreementsPanel } from "./agreements-panel";
import { type ContactActions, ContactsPanel } from "./contacts-panel";
import classes from "./customers.module.css";
import { type EndingActions, EndingPanel } from "./ending-panel";
import type { SignedActions } from "./signed-files";

/** One customer: what runs, whom to tell, what is agreed, and what is wrong. */
export function CustomerRecordView({
  customer,
  actions,
  done,
}: {
  customer: CustomerRecord;
  actions: ContactActions & SignedActions & EndingActions;
  done: string | null;
}) {
  const { legalEntity, role, countries, findings } = customer;
  return (
    <>
      {findings.length === 0 ? null : <Findings customer={customer} />}
      <Notices customer={customer} />
      <ContactsPanel customer={customer} actions={actions} done={done} />
      <AgreementsPanel customer={customer} actions={actions} done={done} />
      <EndingPanel customer={customer} actions={actions} done={done} />
      <Panel
        title="The customer"
        aside={
          <a href={`/staff/customers/${encodeURIComponent(customer.ref)}/record`}>
            All fields and history
          </a>
        }
      >
        <Facts
          items={[
            {
              label: "Legal entity",
              value:
                legalEntity === null ? (
                  "Not recorded"
                ) : (
                  <a href={recordPath({ kind: "LegalEntity", ref: legalEntity.ref })}>
                    {legalEntity.title}
                  </a>
                ),
            },
            { label: "Role", value: role === null ? "Not recorded" : choiceInWords(role) },
            {
              label: "Countries",
              value:
                countries.length === 0 ? "Not recorded" : countries.map(countryInWords).join(", "),
            },
            { label: "Ref", value: <code>{customer.ref}</code> },
          ]}
        />
      </Panel>
    </>
  );
}

const severities = {
  error: { tone: "bad", words: "Error" },
  warning: { tone: "warn", words: "Warning" },
  info: { tone: "neutral", words: "Note" },
} as const;

function Findings({ customer }: { customer: CustomerRecord }) {
  return (
    <Panel title="What is wrong" id="findings">
      <ul className={classes.list}>
        {customer.findings.map(({ waiver, code, severity, message, source, ...place }) => (
          <li
            key={[code, place.kind, place.ref, place.field, place.regime].join(" ")}
            className={classes.entry}
          >
            <p>
              <ToneBadge tone={waiver === undefined ? severities[severity].tone : "neutral"}>
                {severities[severity].words}
                {waiver === undefined ? "" : `, waived until ${waiver.until}`}
              </ToneBadge>{" "}
              {message}
            </p>
            <p className={classes.silent}>
              {source}. <a href={recordPath(place)}>{place.ref}</a>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Notices({ customer: { notices } }: { customer: CustomerRecord }) {
  return (
    <Panel title="Notices and objections" id="notices">
      {notices.length === 0 ? (
        <p>This customer was told of no change yet.</p>
      ) : (
        <DataTable
          caption="Notices to this customer"
          columns={[
            { key: "change", label: "Change" },
            { key: "state", label: "State" },
            { key: "object", label: "May object until" },
            { key: "effect", label: "In effect" },
            { key: "objections", label: "Objections" },
          ]}
          rows={notices.map((notice) => ({
            key: `${notice.changeSetId} ${notice.agreement}`,
            cells: cellsOf(notice),
          }))}
        />
      )}
    </Panel>
  );
}

function cellsOf(notice: NoticeView) {
  const { changeSetId, title, agreement, standing, objections, effectiveOn } = notice;
  const { tone, words } = standingWords[standing];
  const query = new URLSearchParams({ agreement });
  return [
    <span key="change">
      <a href={`/staff/changes/${encodeURIComponent(changeSetId)}?${query}#agreement-${agreement}`}>
        {title}
      </a>
      <span className={classes.agreementTitle}>{notice.agreementTitle}</span>
      <ClassBadge changeClass={notice.class} />
    </span>,
    <ToneBadge key="state" tone={tone}>
      {words}
    </ToneBadge>,
    <Day key="object" on={notice.objectionLastDay} />,
    effectiveOn === null && notice.earliestEffectiveOn !== null && standing !== "CLOSED" ? (
      <span key="effect">
        from <Day on={notice.earliestEffectiveOn} /> at the earliest
      </span>
    ) : (
      <Day key="effect" on={effectiveOn} />
    ),
    objections.length === 0
      ? "None"
      : objections.map(({ id, receivedOn, channel, decision }) => (
          <p key={id} className={classes.silent}>
            <Day on={receivedOn} /> {channelWords[channel]}:{" "}
            {decision === null ? "open" : decisionWords[decision].label}
          </p>
        )),
  ];
}
