import Link from "next/link";
import { MomentBar } from "@/components/moment/moment-bar";
import { Callout } from "@/components/ui/callout";
import { recordPath } from "@/lib/domain/record/record-address";
import type { Shown } from "@/lib/domain/record/record-page";
import type { RecordKey } from "@/lib/domain/register";

const proposals = {
  makes: "This record is only proposed.",
  changes: "This is the record as a proposal would have it.",
  ends: "A proposal would end this record.",
  nothing: "This is the register with a proposal in effect.",
} as const;

/** Says which state of the register a page shows, and leads back to the present. */
export function ShownBanner({
  shown,
  justSaved,
  record,
}: {
  shown: Shown;
  justSaved: boolean;
  record: RecordKey;
}) {
  const presentHref = recordPath(record);
  if (shown.type === "present") {
    return justSaved ? (
      <Callout
        tone="good"
        title="Saved. It alters nothing that others see, so it needs no approval."
      />
    ) : null;
  }
  if (shown.type === "past")
    return (
      <MomentBar
        moment={shown.moment}
        day={shown.on}
        presentHref={presentHref}
        action={presentHref}
        kept={[]}
        about="The history below is whole."
      />
    );
  const change = <Link href={`/staff/changes/${shown.id}`}>{shown.id}</Link>;
  return (
    <Callout
      tone={justSaved ? "good" : "info"}
      title={justSaved ? "Your proposal is saved as a draft." : proposals[shown.does]}
    >
      <p>
        {change} “{shown.title}”. The register itself stays as it is until the change is approved
        and takes effect.{" "}
        {shown.does === "makes" ? null : <Link href={presentHref}>The record today</Link>}
      </p>
    </Callout>
  );
}
