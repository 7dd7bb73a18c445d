import { Day } from "@/components/ui/day";
import type { Channel, PortalNoticePage } from "@/lib/domain/portal-view";
import classes from "./portal.module.css";

const channels: Readonly<Record<Channel, string>> = {
  EMAIL: "Mail",
  LETTER: "Letter",
  HAND: "Handed over",
  PORTAL: "Portal",
  LINK: "Link",
  PHONE: "Telephone",
};

const kinds: Readonly<Record<PortalNoticePage["tellings"][number]["kind"], string>> = {
  NOTICE: "Notice",
  ADVERSE: "Adverse fact",
  CORRECTION: "Correction of it",
};

const states = {
  ACCEPTED: "accepted",
  ON_ITS_WAY: "on its way",
  NOT_ACCEPTED: "not accepted by your mail server",
} as const;

/** To whom of the reader's own people the notice went. */
export function Tellings({ tellings }: { tellings: PortalNoticePage["tellings"] }) {
  if (tellings.length === 0) return null;
  return (
    <ul className={classes.plainList}>
      {tellings.map(({ id, on, kind, channel, to, state }) => (
        <li key={id} className={classes.line}>
          <span>
            {kinds[kind]}: {channels[channel].toLowerCase()} to {to ?? "a contact since erased"}
          </span>
          <span className={classes.small}>
            {states[state]}
            {on === null ? null : (
              <>
                , <Day on={on} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
