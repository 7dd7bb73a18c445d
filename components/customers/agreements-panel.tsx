import { ToneBadge } from "@/components/ui/badges";
import { Day, Moment } from "@/components/ui/day";
import { Facts } from "@/components/ui/facts";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { TermInWords } from "@/lib/domain/change/terms-in-words";
import type { AgreementView, CustomerRecord } from "@/lib/domain/customer/customer-view";
import classes from "./customers.module.css";
import { type SignedActions, SignedFiles, SignedOutcome } from "./signed-files";

/** The agreements of a customer, each with its terms in words and the clause that says so, and its annexes. */
export function AgreementsPanel({
  customer,
  actions,
  done,
}: {
  customer: CustomerRecord;
  actions: SignedActions;
  done: string | null;
}) {
  const { agreements, may, ref } = customer;
  const add = `/staff/customerAgreements/new?customerId=${encodeURIComponent(ref)}`;
  return (
    <Panel
      title="Agreements"
      id="agreements"
      aside={may.editRecord ? <LinkButton href={add}>Add an agreement</LinkButton> : null}
    >
      <SignedOutcome done={done} />
      {agreements.length === 0 ? (
        <p>
          There is no agreement yet. Without one, nothing says when this customer is told of a
          change.
        </p>
      ) : (
        agreements.map((agreement) => (
          <Agreement
            key={agreement.ref}
            customer={customer}
            agreement={agreement}
            actions={actions}
          />
        ))
      )}
    </Panel>
  );
}

function Agreement({
  customer,
  agreement,
  actions,
}: {
  customer: CustomerRecord;
  agreement: AgreementView;
  actions: SignedActions;
}) {
  const { ref, title, isInForce, signedOn, endsOn, products, terms, agreedAsOf, profile } =
    agreement;
  const path = `/staff/customerAgreements/${encodeURIComponent(ref)}`;
  return (
    <section className={classes.agreement} aria-label={title}>
      <div className={classes.agreementHead}>
        <h3>
          <a href={path}>{title}</a>{" "}
          <ToneBadge tone={isInForce ? "good" : "neutral"}>
            {isInForce ? "In force" : "Not in force"}
          </ToneBadge>
        </h3>
        {customer.may.editRecord ? (
          <div className={classes.actions}>
            <LinkButton href={`${path}/edit`}>Edit</LinkButton>
          </div>
        ) : null}
      </div>
      <p className={classes.about}>
        {signedOn === null ? (
          "Not signed yet"
        ) : (
          <>
            Signed on <Day on={signedOn} />
          </>
        )}
        {endsOn === null ? (
          ""
        ) : (
          <>
            , ends on <Day on={endsOn} />
          </>
        )}
        .{" "}
        {products.length === 0
          ? "It covers every product."
          : `It covers ${products.map((product) => product.title).join(", ")}.`}{" "}
        {agreedAsOf === null ? null : (
          <>
            Its list of sub-processors is agreed as of <Day on={agreedAsOf} />.{" "}
          </>
        )}
        {profile === null ? null : (
          <>
            It follows the terms profile{" "}
            <a href={`/staff/termsProfiles/${encodeURIComponent(profile.ref)}`}>{profile.title}</a>.
          </>
        )}
      </p>
      <Facts
        items={terms.map((term) => ({
          label: term.label,
          value: term.value,
          hint: <Ground term={term} />,
        }))}
      />
      <Annexes customer={customer} agreement={agreement} />
      <SignedFiles customer={customer} agreement={agreement} actions={actions} />
    </section>
  );
}

function Ground({ term: { ground, profile, overridden, clause } }: { term: TermInWords }) {
  const origin = originInWords(ground, profile, overridden);
  if (clause === null) return origin;
  return (
    <>
      {origin === null ? null : `${origin} `}
      <q>{clause}</q>
    </>
  );
}

function originInWords(
  ground: TermInWords["ground"],
  profile: string | null,
  overridden: string | null,
): string | null {
  if (ground === "SILENT") return "The agreement is silent: this is what counts then.";
  if (ground === "PROFILE") return `From the profile ${profile}.`;
  return overridden === null
    ? null
    : `Overridden here: the profile ${profile} says “${overridden}”.`;
}

function Annexes({ customer, agreement }: { customer: CustomerRecord; agreement: AgreementView }) {
  const path = `/staff/customers/${encodeURIComponent(customer.ref)}/annex/${encodeURIComponent(agreement.ref)}`;
  return (
    <div className={classes.forms}>
      <div className={classes.actions}>
        {customer.newestPublication === null ? (
          <p>There is an annex once something is published.</p>
        ) : (
          <LinkButton href={path} download>
            Download the annex as it stands (publication {customer.newestPublication})
          </LinkButton>
        )}
      </div>
      {agreement.statusLine === null ? null : (
        <p className={classes.silent}>The annex: {agreement.statusLine}.</p>
      )}
      {agreement.annexes.length === 0 ? null : (
        <details className={classes.fold}>
          <summary>Annexes kept ({agreement.annexes.length})</summary>
          <div className={classes.foldBody}>
            <ul className={classes.list}>
              {agreement.annexes.map(({ inputHash, publication, publishedAt, sha256 }) => (
                <li key={inputHash} className={classes.entry}>
                  <a href={`${path}?kept=${inputHash}`} download>
                    Publication {publication}
                  </a>{" "}
                  of <Moment at={publishedAt} zone={customer.zone} />
                  <p className={classes.hash}>SHA-256 {sha256}</p>
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </div>
  );
}
