import { refusals } from "@/lib/domain/language/refusals";

/** One sentence for each reason for which something about a notice is refused. */
export const common = {
  notAllowed: refusals.notAllowed,
  noSuchNotice: "This agreement has no notice of that change.",
  severalAgreements: "The customer has several agreements that this concerns: open one of them.",
  noSuchContact: "This contact is not confirmed for notices any more: choose another.",
  noticeClosed:
    "The change does not come for this agreement: it was withdrawn, undone or left out, or the agreement is over.",
  notYet: refusals.notYet,
  beforeAnnouncement: "The day lies before the announcement.",
  inEffect: "The change is in effect for this customer already.",
  daysUncountable:
    "The days of this agreement cannot be counted: a holiday calendar that it counts by says nothing of a year they fall into. Complete it first.",
} as const;

type Place = { changeSetId: string; agreementRef: string };

/** Back to the agreement, opened, with a sentence about what was done. */
export function backTo({ changeSetId, agreementRef }: Place, done: string): { goTo: string } {
  const query = new URLSearchParams({ agreement: agreementRef, done });
  return {
    goTo: `/staff/changes/${encodeURIComponent(changeSetId)}?${query}#agreement-${agreementRef}`,
  };
}
