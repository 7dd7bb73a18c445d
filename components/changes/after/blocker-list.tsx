import type { ReactNode } from "react";
import { Day } from "@/components/ui/day";
import type { Blocker } from "@/lib/domain/change/gate";
import classes from "./after.module.css";

/** Everything that stands in the way of one agreement, each as a sentence. */
export function BlockerList({ blockers }: { blockers: readonly Blocker[] }) {
  return (
    <ul className={classes.plain}>
      {blockers.map((blocker) => (
        <li key={`${blocker.code} ${"changeSetId" in blocker ? blocker.changeSetId : ""}`}>
          {sentenceOf(blocker)}
        </li>
      ))}
    </ul>
  );
}

function sentenceOf(blocker: Blocker): ReactNode {
  switch (blocker.code) {
    case "AGREEMENT_OVER":
      return "The agreement is over, and nobody new is engaged for it: it is closed when the change is activated.";
    case "NO_CONTACT":
      return "There is no confirmed contact to tell: name one with the customer, or record a letter.";
    case "NOT_INFORMED":
      return "No notice stands that a relay has accepted: no period runs.";
    case "CONTACTS_NOT_TOLD":
      return blocker.contacts === 1
        ? "The agreement asks that all its contacts are told, and one is not yet."
        : `The agreement asks that all its contacts are told, and ${blocker.contacts} are not yet.`;
    case "RECEIPT_NOT_CONFIRMED":
      return "The periods begin when the customer confirms that it has received the notice: in the portal, or recorded below.";
    case "NOTICE_RUNNING":
      return (
        <>
          The periods run; the first day possible is <Day on={blocker.until} />.
        </>
      );
    case "PLANNED_LATER":
      return (
        <>
          It was announced for <Day on={blocker.until} />.
        </>
      );
    case "OBJECTION_OPEN":
      return "An objection is open: decide it below.";
    case "SPECIFIC_APPROVAL_MISSING":
      return "The agreement asks for specific approval, and none is recorded.";
    case "SIGNATURE_MISSING":
      return "It amends the contract: keep the countersigned file with the customer's agreement, and name this change there.";
    case "AGREEMENT_CHANGED":
      return blocker.since === "HIGHER_CLASS"
        ? "The agreement was changed since it was told, and the change now needs more: withdraw it and announce it again, or record the customer's approval."
        : "The agreement was changed since it was told, and the change concerns it no more: it is closed when the change is activated.";
    case "EARLIER_CHANGE_HELD_BACK":
      return (
        <>
          An earlier change to the same record is held back:{" "}
          <a href={`/staff/changes/${blocker.changeSetId}`}>{blocker.changeSetId}</a>.
        </>
      );
  }
}
