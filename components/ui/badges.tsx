import type { ReactNode } from "react";
import { type Materiality, materialityLabels } from "@/lib/domain/reference/enums";
import type { Tone } from "./tone";
import classes from "./ui.module.css";

/** A short mark in words; the colour only repeats what they say. */
export function ToneBadge({
  tone,
  title,
  children,
}: {
  tone: Tone;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={classes.badge} data-tone={tone} title={title}>
      {children}
    </span>
  );
}

export type ChangeSetState =
  | "DRAFT"
  | "IN_REVIEW"
  | "APPROVED"
  | "ANNOUNCED"
  | "ACTIVE"
  | "REJECTED"
  | "WITHDRAWN";

const states: Record<ChangeSetState, { tone: Tone; words: string }> = {
  DRAFT: { tone: "neutral", words: "Draft" },
  IN_REVIEW: { tone: "warn", words: "In review" },
  APPROVED: { tone: "good", words: "Approved" },
  ANNOUNCED: { tone: "warn", words: "Announced" },
  ACTIVE: { tone: "good", words: "In effect" },
  REJECTED: { tone: "bad", words: "Rejected" },
  WITHDRAWN: { tone: "neutral", words: "Withdrawn" },
};

/** How far a change has come; one that is in effect for some agreements and not for all is rolling out. */
export function StateBadge({
  state,
  isRollingOut = false,
}: {
  state: ChangeSetState;
  isRollingOut?: boolean;
}) {
  if (isRollingOut) return <ToneBadge tone="warn">Rolling out</ToneBadge>;
  const { tone, words } = states[state];
  return <ToneBadge tone={tone}>{words}</ToneBadge>;
}

export type ChangeClass = Materiality | "INTERNAL";

const changeClasses: Record<ChangeClass, { tone: Tone; words: string }> = {
  A: { tone: "bad", words: "Adverse" },
  M1: { tone: "warn", words: "Material, may object" },
  M2: { tone: "warn", words: "Material, told" },
  DS: { tone: "warn", words: "Data subjects" },
  I: { tone: "neutral", words: "Informative" },
  E: { tone: "neutral", words: "Editorial" },
  R: { tone: "neutral", words: "Filed with authority" },
  INTERNAL: { tone: "neutral", words: "Internal" },
};

/** What a change means to those who are told of it. */
export function ClassBadge({ changeClass }: { changeClass: ChangeClass }) {
  const { tone, words } = changeClasses[changeClass];
  if (changeClass === "INTERNAL") return <ToneBadge tone={tone}>{words}</ToneBadge>;
  return (
    <ToneBadge tone={tone} title={materialityLabels[changeClass]}>
      <b>{changeClass}</b> {words}
    </ToneBadge>
  );
}
