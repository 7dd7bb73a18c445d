import Link from "next/link";
import type { ReactNode } from "react";
import { ToneBadge } from "@/components/ui/badges";
import { Day } from "@/components/ui/day";
import type { AgreementStanding } from "@/lib/domain/change/standing";
import classes from "./after.module.css";
import { closedWords, groundWords, standingWords } from "./words";

/** One agreement in the list: who, where it stands, and in one sentence why. `children`: what opens below. */
export function AgreementRow({
  agreement,
  href,
  isOpen,
  next,
  children,
}: {
  agreement: AgreementStanding;
  href: string;
  isOpen: boolean;
  /** What to do where nobody was told. */
  next?: ReactNode;
  children?: ReactNode;
}) {
  const { tone, words } = standingWords[agreement.standing];
  return (
    <li className={classes.row} id={`agreement-${agreement.agreement}`} data-open={isOpen}>
      <div className={classes.head}>
        <h3 className={classes.name}>
          <Link href={href} prefetch={false} scroll={false} aria-expanded={isOpen}>
            {agreement.customerName}
          </Link>
          {agreement.agreementTitle === agreement.customerName ? null : (
            <small>{agreement.agreementTitle}</small>
          )}
        </h3>
        <ToneBadge tone={tone}>{words}</ToneBadge>
        <p className={classes.why}>
          {whyOf(agreement)}
          <Marks agreement={agreement} />
        </p>
      </div>
      {next}
      {children}
    </li>
  );
}

function Marks({
  agreement: { acknowledged, approvals, objections, replies, standing },
}: {
  agreement: AgreementStanding;
}) {
  const marks = [
    acknowledged.length > 0 ? "Acknowledged." : "",
    replies.length > 0 ? "Replied by mail." : "",
    approvals.some(({ kind, counts }) => kind === "EARLY" && counts) && standing !== "EFFECTIVE"
      ? "Approved early."
      : "",
    objections.length > 0 && standing !== "OBJECTED" ? "Had objected." : "",
  ].filter(Boolean);
  return marks.length === 0 ? null : ` ${marks.join(" ")}`;
}

function whyOf(agreement: AgreementStanding): ReactNode {
  const { standing, effectiveOn, ground, closedBecause, objectionLastDay, blockers } = agreement;
  switch (standing) {
    case "EFFECTIVE":
      return (
        <>
          Since <Day on={effectiveOn} />
          {ground === null ? "." : `: ${groundWords[ground]}.`}
        </>
      );
    case "CLOSED":
      return closedWords(closedBecause);
    case "OBJECTED":
      return "Held back until the objection is decided.";
    case "NOT_TOLD":
      return blockers.some(({ code }) => code === "NO_CONTACT")
        ? "No confirmed contact can be told."
        : blockers.some(({ code }) => code === "CONTACTS_NOT_TOLD")
          ? "All its contacts have to be told, and not all are: send again, or record a letter."
          : "No notice was accepted: choose another contact or record a letter.";
    case "SENDING":
      return "The periods begin when a relay accepts the mail.";
    case "READY":
      return "Nothing stands in the way.";
    case "WAITING":
      return (
        <>
          {objectionLastDay === null ? null : (
            <>
              May object until <Day on={objectionLastDay} />.{" "}
            </>
          )}
          {firstDay(agreement)}
        </>
      );
  }
}

function firstDay({ blockers }: AgreementStanding): ReactNode {
  if (blockers.some(({ code }) => code === "SPECIFIC_APPROVAL_MISSING"))
    return "Waits for its specific approval.";
  if (blockers.some(({ code }) => code === "RECEIPT_NOT_CONFIRMED"))
    return "Waits until the customer confirms receipt.";
  if (blockers.some(({ code }) => code === "EARLIER_CHANGE_HELD_BACK"))
    return "Waits for an earlier change.";
  const until = blockers
    .flatMap((one) => ("until" in one ? [one.until] : []))
    .toSorted()
    .at(-1);
  return until === undefined ? null : (
    <>
      First day possible: <Day on={until} />.
    </>
  );
}
