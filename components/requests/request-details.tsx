import Link from "next/link";
import type { FormAction } from "@/lib/domain/form-state";
import { countryInWords } from "@/lib/domain/value-words";
import type { RequestView } from "@/lib/domain/vendor-request";
import { ActionForm } from "../forms/action-form";
import { TextAreaField } from "../forms/fields";
import { Callout } from "../ui/callout";
import { Day } from "../ui/day";
import { Facts } from "../ui/facts";
import { PageTitle } from "../ui/page-title";
import { Panel } from "../ui/panel";
import { Earliest, RequestBadge } from "./request-state";

/** One request: how far it is, what it says, and what an editor can do with it. */
export function RequestDetails({
  request,
  justMade,
  mayHandle,
  actions,
}: {
  request: RequestView;
  justMade: boolean;
  mayHandle: boolean;
  actions: Readonly<Record<"take" | "decline", FormAction>>;
}) {
  const { id, vendorName, service, state, reply, changeSetId } = request;
  return (
    <>
      <PageTitle
        title={`${vendorName}, ${service}`}
        kicker={<Link href="/staff/requests">Requests</Link>}
      >
        <RequestBadge state={state} />
      </PageTitle>
      {justMade ? (
        <Callout tone="good" title="Your request is received.">
          <p>This page says how far it is. Come back to it, or find it under Requests.</p>
        </Callout>
      ) : null}
      {reply === null ? null : (
        <Callout tone="warn" title="The answer">
          <p>{reply}</p>
        </Callout>
      )}
      <Panel title="What is asked for">
        <Facts items={factsOf(request)} />
      </Panel>
      {changeSetId === null ? null : (
        <p>
          It became the change{" "}
          <Link href={`/staff/changes/${changeSetId}`} prefetch={false}>
            {changeSetId}
          </Link>
          .
        </p>
      )}
      {mayHandle && state === "RECEIVED" ? <Handle id={id} actions={actions} /> : null}
    </>
  );
}

function factsOf(request: RequestView) {
  const { website, purpose, productName, dataCategories, dataSubjects, data, country } = request;
  const said = (text: string | null) => text ?? "Not said";
  return [
    { label: "Earliest day of use", value: <Earliest request={request} /> },
    { label: "Wanted by", value: <Day on={request.wantedOn} /> },
    { label: "For what", value: purpose },
    { label: "Product", value: productName ?? "None: for our own use" },
    {
      label: "Which data",
      value: said([...dataCategories, ...(data ? [data] : [])].join(", ") || null),
    },
    { label: "Whose data", value: said(dataSubjects.join(", ") || null) },
    { label: "Where", value: country === null ? "Not known" : countryInWords(country) },
    {
      label: "Can be switched per customer",
      value: request.perTenantSwitch ? "Yes" : "No, or not known",
    },
    { label: "Website", value: said(website) },
    { label: "Asked by", value: request.askedBy },
  ];
}

function Handle({
  id,
  actions,
}: {
  id: string;
  actions: Readonly<Record<"take" | "decline", FormAction>>;
}) {
  return (
    <Panel title="What becomes of it">
      <p>
        A change of it holds the vendor, its service, the engagement and the place as the request
        says; the rest is yours to add before somebody approves it.
      </p>
      <ActionForm
        action={actions.take}
        submit="Make a change of it"
        hidden={{ id }}
        label="Make a change of it"
      />
      <ActionForm
        action={actions.decline}
        submit="Decline"
        tone="danger"
        hidden={{ id }}
        label="Decline"
      >
        <TextAreaField name="reply" label="Why not" rows={2} maxLength={2000} required />
      </ActionForm>
    </Panel>
  );
}
