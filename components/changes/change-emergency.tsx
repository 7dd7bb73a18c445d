import Link from "next/link";
import { Callout } from "@/components/ui/callout";
import type { AffectedRow, ChangeView } from "@/lib/domain/change/change-view";
import { saferWays } from "@/lib/domain/language/emergency-words";
import { emergencyGroundLabels } from "@/lib/domain/reference/enums";
import { counted } from "./change-items";
import classes from "./changes.module.css";

const namedAtMost = 20;

type Shown = Pick<
  ChangeView,
  "emergencyGround" | "affected" | "perCustomer" | "isAnnounced" | "standbys"
>;

/** Which agreements cover the emergency that a change is marked as, and what is safer for the others. */
export function ChangeEmergency({ view }: { view: Shown }) {
  const { emergencyGround, affected, perCustomer, isAnnounced } = view;
  if (emergencyGround === null) return null;
  const covered = affected.filter(({ emergency }) => emergency?.isCovered === true);
  const others = affected.filter(({ emergency }) => emergency?.isCovered === false);
  return (
    <Callout
      tone={others.length === 0 && covered.length > 0 ? "info" : "warn"}
      title={`Emergency: ${emergencyGroundLabels[emergencyGround].toLowerCase()}`}
    >
      <p>
        {covered.length === 0
          ? "No agreement covers it."
          : `${counted(covered.length, "agreement")} ${covered.length === 1 ? "covers" : "cover"} it: ${covered.length === 1 ? "its customer is" : "their customers are"} told at once, with the days that the clause sets, and may object afterwards.`}{" "}
        {others.length > 0 &&
          `${counted(others.length, "agreement")} ${others.length === 1 ? "does" : "do"} not: nothing takes effect there before ${others.length === 1 ? "its" : "their"} notice has run.`}
      </p>
      <Covers rows={covered} />
      <Covers rows={others} />
      {others.length > 0 && !isAnnounced && <Safer {...{ perCustomer, view }} />}
    </Callout>
  );
}

function Covers({ rows }: { rows: readonly AffectedRow[] }) {
  if (rows.length === 0) return null;
  const rest = rows.length - namedAtMost;
  return (
    <ul className={classes.plainList}>
      {rows.slice(0, namedAtMost).map(({ agreement, name, title, emergency }) => (
        <li key={agreement}>
          <Link
            href={`/staff/customerAgreements/${encodeURIComponent(agreement)}`}
            prefetch={false}
          >
            {name}, {title}
          </Link>
          : {emergency?.words}
          {emergency?.clause != null && <q className={classes.under}>{emergency.clause}</q>}
        </li>
      ))}
      {rest > 0 && <li>and {rest.toLocaleString("en-GB")} more</li>}
    </ul>
  );
}

function Safer({
  perCustomer,
  view: { standbys },
}: {
  perCustomer: boolean;
  view: Pick<ChangeView, "standbys">;
}) {
  return (
    <>
      <p>
        <strong>Safer for them</strong>
      </p>
      <ul>
        {saferWays(perCustomer).map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      {standbys.length > 0 && (
        <p>
          On stand-by:{" "}
          {standbys.map(({ title, href }, index) => (
            <span key={href}>
              {index > 0 && ", "}
              <Link href={href} prefetch={false}>
                {title}
              </Link>
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}
