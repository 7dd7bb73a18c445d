import Link from "next/link";
import {
  type ContactTrouble,
  tellsNobody,
  troubleWords,
} from "@/lib/domain/sending/contact-readiness";
import type { ReadinessView, TroubledCustomer } from "@/lib/domain/sending/sending-view";
import { ToneBadge } from "../ui/badges";
import { Panel } from "../ui/panel";
import { CheckList } from "./check-list";
import { MailboxList } from "./mailbox-list";
import classes from "./sending.module.css";
import { AskedAt, Paused } from "./sending-page";

/** What was looked at before an announcement. Nothing of it holds it back: whoever announces should know. */
export function Readiness({ view }: { view: ReadinessView }) {
  const { sending, troubled, allTroubled, customers } = view;
  const proved = sending.mailboxes.every(({ stands }) => stands.state === "PROVED");
  const open = sending.checks.filter(({ tone }) => tone !== "good");
  return (
    <Panel
      title="Before it is announced"
      id="ready"
      aside={<Link href="/staff/mail">Outgoing mail</Link>}
    >
      <p>Nothing here holds the announcement back. Whoever makes it should know.</p>
      {sending.isPaused ? <Paused /> : null}
      <h3>Contacts</h3>
      <p>{contactsInWords(customers, allTroubled)}</p>
      {troubled.length === 0 ? null : (
        <ul className={classes.checks}>
          {troubled.map((one) => (
            <Troubled key={one.customer} one={one} />
          ))}
        </ul>
      )}
      <h3>Mailboxes</h3>
      {proved ? (
        <p>Somebody reads every mailbox that answers go to.</p>
      ) : (
        <MailboxList mailboxes={sending.mailboxes} send={null} />
      )}
      <h3>Sender</h3>
      {open.length === 0 ? <p>The DNS says that mail may come from you.</p> : null}
      <CheckList checks={open} />
      <p>
        <AskedAt view={sending} />
      </p>
    </Panel>
  );
}

function contactsInWords(customers: number, troubled: number): string {
  if (troubled === 0) return "Every customer concerned has contacts who can be told by mail.";
  return `${troubled} of ${customers} customers concerned might not be told, or not all whom they named:`;
}

function Troubled({ one: { customer, name, agreements, trouble } }: { one: TroubledCustomer }) {
  return (
    <li>
      <span className={classes.what}>
        <Link href={`/staff/customers/${encodeURIComponent(customer)}#contacts`} prefetch={false}>
          {name}
        </Link>{" "}
        <ToneBadge tone={toneOf(trouble)}>
          {tellsNobody(trouble) ? "Not told by mail" : "Not all told"}
        </ToneBadge>
      </span>
      <span className={classes.says}>{troubleWords[trouble]}</span>
      <span className={classes.advice}>{agreements.join("; ")}</span>
    </li>
  );
}

function toneOf(trouble: ContactTrouble) {
  return tellsNobody(trouble) ? "bad" : "warn";
}
