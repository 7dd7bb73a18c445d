import { tokenRefusals } from "@/lib/domain/api/token-refusals";
import { objectionRefusals } from "@/lib/domain/change/objection-refusals";
import { incidentRefusals } from "@/lib/domain/incident/incident-refusals";
import { refusals } from "@/lib/domain/language/refusals";
import { receivedRefusals } from "@/lib/domain/received/received-refusals";
import { endingRefusals } from "@/lib/domain/termination/refusals";

/** One sentence for each reason why an act is refused; what a command would mend is named with the command. */
export const sentences = {
  ...refusals,
  ...receivedRefusals,
  ...tokenRefusals,
  ...endingRefusals,
  ...incidentRefusals,
  ...objectionRefusals,
  notAllowed: "The roles of whoever acts do not allow that: name a person who may with --as.",
  noSuchUser: "There is no active user with this e-mail address.",
  yourself:
    "Nobody can disable themselves or give up being administrator: ask another administrator.",
  lastAdministrator: "This is the only active administrator: make somebody else one first.",
  hasAdministrator: "There is an administrator who can sign in.",
  rolesInConflict:
    "The data protection officer must not also approve (GDPR Art. 38(6)): take one of the two roles away.",
  auditorNeedsEnd: "An auditor's access has an end: name the last day.",
  dayPassed: "That day has passed: to end somebody's access at once, disable them.",
  emailTaken: "A user with this e-mail address exists already.",
  noSuchAgreement: "There is no such agreement, or no publication with this number.",
  noSuchNotice: "This customer has no notice of that change.",
  noSuchContact: "There is no contact with this ref.",
  noSuchDelivery: "There is no delivery with this id.",
  severalAgreements:
    "The customer has several agreements that this concerns: name one with --agreement.",
  wrongState: "The change set is not in a state in which that is possible: see `change show`.",
  baseMoved:
    "A record of this change set was changed by somebody else since. Rebase it: `change rebase`.",
  recordsStayWrong: `${refusals.recordsStayWrong} (--file PATCH, or --records-stand)`,
  newErrors: "The change set would bring new errors into the register: see `consequence`.",
  inEffect: "The change is effective for this customer already.",
  clauseMissing:
    "This decision overrules the customer: quote the clause on which it rests, with --clause.",
  remedyDayMissing:
    "The agreement names no time for the remedy: give the day on which it ended, with --ran.",
  noticeClosed:
    "The change does not come for this agreement: it was withdrawn, undone or left out, or the agreement is over.",
  beforeAnnouncement: "The day lies before the announcement.",
  noNextContact:
    "No other contact of this customer can be told by mail: confirm one, or send a letter and record it with `notice letter`.",
  unreadableReply:
    "This is no mail that can be read: pass the message as it came (.eml), at most 5 MB.",
  nobodyToWrite:
    "There is nobody to write to: every agreement was told, or waits for nothing. --all writes to all for which it is not in effect.",
  noReport:
    "This is no report of a mail that failed for good (multipart/report with a status 5.x.x): nothing was marked.",
  contactOfAnother:
    "A contact of the file belongs to another customer: give the new one a ref of its own.",
  alreadyObjected: "The customer has an objection to this change that is not settled.",
  alreadyApproved: "The customer has approved this change already.",
  reasonMissing: "This decision needs a reason: --reason.",
  registerNotEmpty:
    "The register is not empty. To change it, import a file without --direct: it becomes a change set.",
  fileRefused: "The file is refused; nothing was imported.",
  publicationMissing: "There is no publication with this number.",
  notVerified: "What was checked is not whole.",
  notIntact: "The audit chain is not intact.",
  simulatedMail: "Under a shifted clock mail goes only to a mail server on this machine.",
} as const;
