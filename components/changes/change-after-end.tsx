import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import { TextAreaField } from "@/components/forms/fields";
import { Callout } from "@/components/ui/callout";
import type { ChangeView } from "@/lib/domain/change/change-view";
import type { FormAction } from "@/lib/domain/form-state";

const namedAtMost = 50;

/** Agreements that are over, to whose data a stand-by comes that is switched on: who approves it sees them, and how they are kept from it. */
export function ChangeAfterEnd({
  view: { id, afterEnd },
  say,
}: {
  view: Pick<ChangeView, "id" | "afterEnd">;
  /** null: this person may not. */
  say: FormAction | null;
}) {
  if (afterEnd === null) return null;
  const { agreements, engagements, canStandApart, words } = afterEnd;
  return (
    <div id="after-end">
      <Callout
        tone={words === null ? "warn" : "info"}
        title="A stand-by comes to data of agreements that are over"
      >
        <p>
          <Names of={engagements.map(({ title, href }) => ({ key: href, title, href }))} />{" "}
          {engagements.length === 1 ? "is" : "are"} switched on here{" "}
          {canStandApart ? "beside what comes for all at once" : "for all at once"}. These
          agreements are over, and their data are still held:{" "}
          <Names
            of={agreements.slice(0, namedAtMost).map(({ customer, agreement, title }) => ({
              key: agreement,
              title,
              href: `/staff/customers/${encodeURIComponent(customer)}`,
            }))}
          />
          {agreements.length > namedAtMost ? ` and ${agreements.length - namedAtMost} more` : ""}.
        </p>
        {canStandApart && (
          <p>
            Each customer is switched by itself. In a change of its own, without what comes for all
            at once, it stays off for these agreements and nothing has to be said.
          </p>
        )}
        <p>
          {words === null
            ? "Before it goes on, somebody says how the product keeps it from these data, or why it comes to them."
            : `What was said of that: ${words}`}
        </p>
        {say === null ? null : (
          <ActionForm
            action={say}
            submit={words === null ? "Say it" : "Say it anew"}
            tone="quiet"
            hidden={{ id }}
            label="Data of agreements that are over"
          >
            <TextAreaField
              name="reason"
              label="How these data are kept from it, or why it comes to them"
              rows={2}
              maxLength={2_000}
              required
            />
          </ActionForm>
        )}
      </Callout>
    </div>
  );
}

function Names({ of }: { of: readonly { key: string; title: string; href: string }[] }) {
  return of.map(({ key, title, href }, index) => (
    <span key={key}>
      {index > 0 && ", "}
      <Link href={href} prefetch={false}>
        {title}
      </Link>
    </span>
  ));
}
