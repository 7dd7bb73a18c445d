import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import type { RecordLink } from "@/lib/domain/change/change-view";
import type { IfObjected } from "@/lib/domain/change/if-objected";
import classes from "./changes.module.css";

/** What an objection of one customer would mean, before anybody is asked. */
export function WhenObjected({ customer, means }: { customer: string; means: IfObjected }) {
  const { without, keeps, stays, needed, switchable, holdsAll } = means;
  return (
    <Panel title={`If ${customer} objects`} id="if-objected">
      <p>
        {holdsAll
          ? "Until it is settled, an objection in time holds the change back for every customer, since it takes effect for all at once."
          : "Until it is settled, an objection in time holds the change back for this customer alone."}{" "}
        Settled by leaving it out, the change is complete for {customer}, whose annexes and agreed
        list stay as they are:
      </p>
      <ul className={classes.plainList}>
        <Kept
          records={without}
          words="is not used for this customer, and stands in none of its annexes"
        />
        <Kept records={keeps} words="stays in use for this customer, and in its annexes" />
        <Kept records={stays} words="keeps its older wording in the annexes of this customer" />
      </ul>
      <p>{switchWords[switchable]}</p>
      {needed.length === 0 ? null : (
        <p>
          Without {needed.map(({ title }) => title).join(", ")} the product needs whoever goes with
          this change: keep both, or look for another solution with the customer.
        </p>
      )}
    </Panel>
  );
}

const switchWords: Readonly<Record<IfObjected["switchable"], string>> = {
  ALL: "The product can do that: all that it would be left out of is switched per customer.",
  SOME: "A part of it can be switched per customer; the rest cannot be left out without leaving it out for all.",
  NONE: "The register does not say that it can be switched per customer. If it cannot, leaving it out for one customer means leaving it out for all, or ending that customer’s use of the product.",
};

function Kept({ records, words }: { records: readonly RecordLink[]; words: string }) {
  return records.map(({ href, title, about }) => (
    <li key={href}>
      <Link href={href} prefetch={false}>
        {title}
      </Link>{" "}
      {words}.<span className={classes.under}>{about}</span>
    </li>
  ));
}
