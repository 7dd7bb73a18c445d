import { Day } from "@/components/ui/day";
import { Facts } from "@/components/ui/facts";
import type { Channel, PortalObjection } from "@/lib/domain/portal-view";
import { ObjectionBadge, objectionSentence } from "./objection-state";
import classes from "./portal.module.css";

const channels: Readonly<Record<Channel, string>> = {
  EMAIL: "by mail",
  LETTER: "by letter",
  HAND: "by hand",
  PORTAL: "in this portal",
  LINK: "by the link in our mail",
  PHONE: "by telephone",
};

/** One objection: what was said, when it was received, what came of it, and what happens next. */
export function ObjectionRecord({ objection }: { objection: PortalObjection }) {
  const { receivedOn, timely, channel, text, decision, decisionReason, decidedOn } = objection;
  const { decisionClause, remedyLastDay, answers } = objection;
  const isOpen = (decision === null || decision === "REFUSED") && !objection.isMoot;
  return (
    <>
      <p>
        <ObjectionBadge objection={objection} />
      </p>
      <p>{objectionSentence(objection)}</p>
      <Facts
        items={[
          {
            label: "Received on",
            value: (
              <>
                <Day on={receivedOn} />, {channels[channel]}
              </>
            ),
            hint: timely ? "in time" : "after the last day",
          },
          ...(text === null
            ? []
            : [{ label: "You said", value: <div className={classes.said}>{text}</div> }]),
          ...(decidedOn === null
            ? []
            : [
                {
                  label: "Answered on",
                  value: <Day on={decidedOn} />,
                  ...(decisionReason === null ? {} : { hint: decisionReason }),
                },
              ]),
          ...(decisionClause === null
            ? []
            : [
                {
                  label: "Clause of your agreement",
                  value: <div className={classes.said}>{decisionClause}</div>,
                },
              ]),
          ...(remedyLastDay === null
            ? []
            : [
                {
                  label: "Last day for what your agreement gives you against that",
                  value: <Day on={remedyLastDay} />,
                },
              ]),
          ...answers.map(({ on, text: words }, index) => ({
            label: answers.length === 1 ? "We wrote to you" : `We wrote to you (${index + 1})`,
            value: (
              <>
                <Day on={on} />
                <div className={classes.said}>{words}</div>
              </>
            ),
          })),
        ]}
      />
      {isOpen && timely ? (
        <p className={`${classes.small} ${classes.sentence}`}>
          What happens next: we look for a solution with you, such as a safeguard, or leaving the
          change out for you. You see the answer here.
        </p>
      ) : null}
    </>
  );
}
