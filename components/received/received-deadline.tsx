import { longDate } from "@/lib/domain/language/en-date";
import type { DeadlineGround, OurDeadline } from "@/lib/domain/received/our-deadline";
import type { ReceivedContract, ReceivedView } from "@/lib/domain/received/received-view";
import { periodInWords } from "@/lib/domain/value-words";
import { Callout } from "../ui/callout";
import { DataTable } from "../ui/data-table";
import { Day } from "../ui/day";
import { Panel } from "../ui/panel";
import { VendorGapTable } from "./vendor-gap-table";

const columns = [
  { key: "engagement", label: "Engagement" },
  { key: "last", label: "Our last day to object" },
  { key: "how", label: "How it is counted" },
  { key: "earliest", label: "They may begin on" },
];

/** By when to answer under each contract, and what we owe our customers because of it. */
export function ReceivedDeadline({ notice }: { notice: ReceivedView }) {
  const chosen = notice.contracts.filter(({ isChosen }) => isChosen);
  return (
    <>
      <Panel title="Our deadline" id="deadline">
        {notice.state === "OPEN" ? (
          <>
            <Headline notice={notice} chosen={chosen} />
            <TheirPeriod notice={notice} />
          </>
        ) : (
          <Then notice={notice} />
        )}
        <DataTable
          caption="Our deadline under each contract"
          columns={columns}
          rows={chosen.map((contract) => ({
            key: contract.engagementRef,
            cells: cellsOf(contract, notice),
          }))}
          empty={<p>The register has no engagement of this vendor: nothing says a deadline.</p>}
        />
      </Panel>
      {chosen.length === 0 ? null : (
        <Panel title="What they tell us, what we owe" id="gap">
          <Owed notice={notice} />
          <VendorGapTable rows={chosen} />
        </Panel>
      )}
    </>
  );
}

function Then({ notice: { actBy } }: { notice: ReceivedView }) {
  if (actBy === null) return null;
  return (
    <p>
      When we answered, our last day was <Day on={actBy} />.
    </p>
  );
}

function Headline({
  notice: { actBy, lastDay, isOverdue, statedEffectiveOn },
  chosen,
}: {
  notice: ReceivedView;
  chosen: readonly ReceivedContract[];
}) {
  if (actBy === null)
    return chosen.length === 0 ? null : (
      <Callout tone="warn" title="No contract and no notice says by when to object.">
        <p>
          Look the period up and record it with the engagement. Until then, object before the change
          begins.
        </p>
      </Callout>
    );
  const isEarlier = lastDay !== null && actBy < lastDay;
  const silent = chosen.filter(({ deadline }) => deadline.ground !== "OBJECTION_PERIOD");
  return (
    <Callout
      tone={isOverdue ? "bad" : "info"}
      title={
        isOverdue ? `The day has passed: ${longDate(actBy)}.` : `Answer by ${longDate(actBy)}.`
      }
    >
      {silent.length === 0 ? null : (
        <p>
          No period to object is known under {silent.map(({ title }) => title).join(", ")}. The
          notice itself may name a shorter one: read it there, and record it with the engagement.
        </p>
      )}
      {isEarlier && silent.length === 0 && statedEffectiveOn !== null ? (
        <p>
          Our right to object lasts until {longDate(lastDay)}, but they mean to begin on{" "}
          {longDate(statedEffectiveOn)}: object before.
        </p>
      ) : null}
    </Callout>
  );
}

/** What the mail says of our time moves nothing, and is better kept to than argued about. */
function TheirPeriod({ notice: { shorter, actBy } }: { notice: ReceivedView }) {
  if (shorter === null || (actBy !== null && actBy <= shorter.lastDay)) return null;
  return (
    <Callout tone="warn" title={`The mail itself gives less time: “${shorter.words}”.`}>
      <p>
        Counted from the day on which it came, that ends on {longDate(shorter.lastDay)}.{" "}
        {actBy === null
          ? "No contract of ours says more."
          : "Our contract decides; who objects by then need not argue about it."}
      </p>
    </Callout>
  );
}

function cellsOf(contract: ReceivedContract, { receivedOn }: ReceivedView) {
  const { title, deadline } = contract;
  return [
    title,
    <Day key="last" on={deadline.lastDay} />,
    howCounted(contract, longDate(receivedOn)),
    <Begin key="earliest" deadline={deadline} />,
  ];
}

function howCounted(
  { deadline, ourObjection, theirNotice }: ReceivedContract,
  received: string,
): string {
  const words: Readonly<Record<DeadlineGround, string>> = {
    OBJECTION_PERIOD: `${periodInWords(ourObjection ?? "")} to object, from ${received}, itself not counted; weekends and holidays make it no longer`,
    NOTICE_PERIOD: `no period to object is known, so their notice period: ${periodInWords(theirNotice ?? "")} from ${received}`,
    STATED_DAY: "the contract names no period, so the day before they mean to begin",
    UNKNOWN: "neither the contract nor the notice says",
  };
  return words[deadline.ground];
}

function Begin({ deadline: { earliestEffectiveOn, daysTooSoon } }: { deadline: OurDeadline }) {
  if (earliestEffectiveOn === null) return "not known";
  return (
    <>
      <Day on={earliestEffectiveOn} />
      {daysTooSoon === 0 ? null : ` – they mean to begin ${daysTooSoon} days too soon`}
    </>
  );
}

/** The gap in days: when they begin, and when all of our customers have had their time. */
function Owed({ notice: { outlook, statedEffectiveOn } }: { notice: ReceivedView }) {
  if (outlook === null) return null;
  const { customers, earliestOn, daysShort, isDraft } = outlook;
  if (customers === 0) return <p>No customer of ours has to be told of it.</p>;
  const who = customers === 1 ? "One customer has" : `${customers} customers have`;
  const counted = isDraft ? "Of the change as it stands" : "Of a change made today";
  if (earliestOn === null)
    return <p>{`${who} to be told. Their days cannot be counted: the change says why.`}</p>;
  if (daysShort > 0 && statedEffectiveOn !== null)
    return (
      <Callout tone="bad" title={`${daysShort} days are missing.`}>
        <p>
          {who} to be told. {counted}, the earliest day for all is {longDate(earliestOn)}; the
          vendor means to begin on {longDate(statedEffectiveOn)}. Object, or have it wait for your
          customers.
        </p>
      </Callout>
    );
  return (
    <p>{`${who} to be told. ${counted}, the earliest day for all is ${longDate(earliestOn)}.`}</p>
  );
}
