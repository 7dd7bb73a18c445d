import { type CorrectedMatter, correctedMatters } from "@/lib/domain/change/correction";
import { type EmergencyGround, emergencyGroundLabels } from "@/lib/domain/reference/enums";

/** "change CS-1", "changes CS-1, CS-2" */
function changesNamed(ids: string): string {
  return `${ids.includes(",") ? "changes" : "change"} ${ids}`;
}

/** English: every word of the mails that customers get. */
export const enMail = {
  simulatedMark: "[SIMULATED]",
  simulated: {
    title: "Simulated",
    text: "This mail was made under a shifted clock, to try things out. Nothing in it is in force.",
  },
  duplicate: {
    title: "You may have this mail already",
    text: (attempt: string) =>
      `This is attempt ${attempt} to send it: how an earlier one ended is not known. If both have reached you, they are one notice.`,
    dates: "Where the dates differ, the later ones count.",
  },
  kicker: (organisation: string, id: string) =>
    `${organisation} · ${id.includes(",") ? "Changes" : "Change"} ${id}`,
  subject: {
    object: (organisation: string, id: string, title: string, day: string) =>
      `${organisation}, ${changesNamed(id)}: ${title} (objections until ${day})`,
    objectSeveral: (organisation: string, id: string, title: string) =>
      `${organisation}, ${changesNamed(id)}: ${title} (you can object)`,
    approve: (organisation: string, id: string, title: string) =>
      `${organisation}, ${changesNamed(id)}: ${title} (your approval is needed)`,
    from: (organisation: string, id: string, title: string, day: string) =>
      `${organisation}, ${changesNamed(id)}: ${title} (from ${day})`,
    adverse: (organisation: string, id: string, title: string) =>
      `${organisation}, important information ${id}: ${title}`,
    confirmed: (organisation: string, id: string, title: string) =>
      `${organisation}, now in effect ${id}: ${title}`,
    withdrawn: (organisation: string, id: string, title: string) =>
      `${organisation}, withdrawn ${id}: ${title}`,
    corrected: (organisation: string, id: string, title: string) =>
      `${organisation}, correction of ${id}: ${title}`,
    plain: (organisation: string, id: string, title: string) =>
      `${organisation}, ${changesNamed(id)}: ${title}`,
  },
  to: (name: string | null, customer: string) =>
    name === null ? `For ${customer}` : `For ${name}, ${customer}`,
  lead: {
    object: (organisation: string, customer: string) =>
      `${organisation} intends to make the change below to the sub-processors that process personal data on behalf of ${customer}. You are told beforehand, as GDPR Art. 28(2) and your agreement provide, so that you can object.`,
    approve: (organisation: string, customer: string) =>
      `${organisation} asks for your approval of the change below to the sub-processors that process personal data on behalf of ${customer}. Your agreement gives us no general authorisation (GDPR Art. 28(2)).`,
    emergency: (organisation: string, customer: string) =>
      `${organisation} has to replace a sub-processor that processes personal data on behalf of ${customer} in an emergency, as the clause of your agreement on emergencies provides. You are told at once, so that you can object.`,
    inform: (organisation: string, customer: string) =>
      `${organisation} is about to make the change below, which concerns the processing of personal data on behalf of ${customer}. This is the individual notice of it, given before it takes effect.`,
    adverse: (organisation: string, customer: string) =>
      `${organisation} has to tell you without undue delay of the fact below. It concerns the processing of personal data on behalf of ${customer}.`,
    confirmed: (organisation: string, customer: string) =>
      `The change below, of which ${organisation} told you, is now in effect for ${customer}.`,
    withdrawn: (organisation: string, customer: string) =>
      `The change below, of which ${organisation} told you, will not be made. Nothing changes for ${customer}, and there is nothing that you need to do. If you objected, your objection is settled by that.`,
    corrected: (organisation: string, customer: string) =>
      `What ${organisation} told you of the change below was wrong in part. This mail puts it right. The change concerns the processing of personal data on behalf of ${customer}; all that follows is as it is right, and takes the place of the earlier notice.`,
    alreadyEffective: "Since it was announced, the change has taken effect for your agreement.",
  },
  correction: {
    title: "What was wrong, and what is right",
    matters: correctedMatters as Readonly<Record<CorrectedMatter, string>>,
    said: "You were told",
    right: "Right is",
    nothing: "nothing",
    ownDay:
      "The day that this mail states for your agreement, counted by its own terms. The day in the earlier notice does not count any more.",
    restarts:
      "Because of this the days of notice and objection begin anew for you, with this mail; those of the earlier notice do not count any more. An objection that you made stays valid, and you need not make it again. An approval that you gave was given on wrong information and does not count: if you still approve, please say so again.",
    plannedAnew: (day: string) =>
      `The day planned for the change is ${day} now; a day that you were told before does not count. For you it does not take effect before the day under your dates.`,
    daysStand:
      "This is nothing by which you would judge the change. The days that you were told stand as they are, and so does what you answered.",
  },
  several: {
    title: (count: number) => `${count} changes`,
    lead: (organisation: string, customer: string) =>
      `${organisation} tells you of the changes below, which concern the processing of personal data on behalf of ${customer}. This is the individual notice of each of them, given before it takes effect, as GDPR Art. 28(2) and your agreement provide; each has days of its own, and says whether you can object.`,
    confirmed: (organisation: string, customer: string) =>
      `The changes below, of which ${organisation} told you, are now in effect for ${customer}.`,
    withdrawn: (organisation: string, customer: string) =>
      `The changes below, of which ${organisation} told you, will not be made. Nothing changes for ${customer}, and there is nothing that you need to do. If you objected, your objection is settled by that.`,
  },
  dates: {
    title: "Your dates",
    titleOf: (agreement: string) => `Your dates under “${agreement}”`,
    titleOfChange: (id: string, agreement: string) => `Your dates for ${id} under “${agreement}”`,
    objectUntil: "You can object until",
    endOf: (day: string) => `the end of ${day}`,
    zone: (zone: string) => `time zone ${zone}`,
    noticeEnds: "Notice period ends",
    takesEffect: "Takes effect for you",
    notBefore: (day: string) => `not before ${day}`,
    emergency: "Emergency",
    grounds: emergencyGroundLabels as Readonly<Record<EmergencyGround, string>>,
    atOnce: (day: string) => `from ${day}, by the clause on emergencies`,
    plannedFor: (day: string) => `planned for ${day}`,
    afterApproval: "only after your approval",
    afterSignature: "only once the amended text is countersigned",
    received: "Counted as received",
    inEffect: "In effect for you since",
    holdsSince: "True since",
    knownSince: "Known to us since",
    approval: "Approval",
    approvalText: "needed from you, in writing",
  },
  silence: {
    title: "If you do not object",
    general: (lastDay: string, zone: string, startOn: string) =>
      `If no objection of yours has reached us by the end of ${lastDay} (${zone}), the change may take effect for your agreement from ${startOn}.`,
    titleEmergency: "What this means for you",
    emergencyObject: (lastDay: string, zone: string, startOn: string) =>
      `The usual notice period is not waited for: the change may take effect for your agreement from ${startOn}. Your right to object stays: you can object until the end of ${lastDay} (${zone}), also once the change is in effect.`,
    objectInEffect: (lastDay: string, zone: string) =>
      `The change is in effect for your agreement, and your right to object stays: you can object until the end of ${lastDay} (${zone}).`,
    objectUrgently:
      "An objection that reaches us by then is treated as urgent, and the sub-processor is not used for you while it is open.",
    emergencyInform: (startOn: string) =>
      `The usual notice period is not waited for: the change may take effect for your agreement from ${startOn}.`,
    emergencyRemedy: {
      ACCOMMODATE: "If you object, your agreement provides that we look for a way that suits you.",
      TERMINATE_SERVICE:
        "If your objection cannot be met, your agreement gives you the right to end the service concerned.",
      REFUND:
        "If your objection cannot be met, your agreement gives you the right to end the service concerned, with a refund of what you paid in advance.",
    },
    titleSpecific: "If you do not answer",
    approves: (lastDay: string, zone: string, startOn: string) =>
      `Your agreement says that silence counts as approval. If no objection of yours has reached us by the end of ${lastDay} (${zone}), the change counts as approved, and may take effect for your agreement from ${startOn}.`,
    titleConfirm: "When the periods begin",
    confirm:
      "By your agreement the periods begin on the day on which you confirm that you have received this notice: in the portal, or by answering this mail. Your days then stand in the portal. Until then no period runs, and the change does not take effect for your agreement.",
    specific:
      "Nothing happens without your approval. Silence is not consent: until you have approved in writing, the change does not take effect for your agreement.",
    titleSignature: "Your signature is needed",
    signature:
      "This change amends the agreement between us. We send you the amended text apart from this mail; the change takes effect for your agreement once it is countersigned. Until then your agreement stays as it is, and silence changes nothing.",
    titleInform: "What this means for you",
    inform: (startOn: string) =>
      `The change may take effect for your agreement from ${startOn}. Where it amends a text that you have signed, we ask for your signature apart from this mail.`,
    noRight:
      "A right to object under GDPR Art. 28(2) is tied to the addition or replacement of sub-processors, which this change is not. Rights that your agreement gives you beyond that stay as they are.",
    adverse:
      "This is a fact, not a plan: it has no notice period, and there is nothing to object to before it happens. Tell us if you want processing that depends on it to be suspended. The rights that the law and your agreement give you are not affected.",
  },
  ground: {
    LAPSE: "The notice period has run, and no objection stands in the way.",
    APPROVAL: "You have approved the change.",
    SIGNED: "You have signed the amended text.",
    ACCOMMODATED: "Your objection was accommodated by a safeguard.",
    EMERGENCY:
      "The clause of your agreement on emergencies covers it. You may still object until the day that we told you.",
    OUTSIDE_GROUND:
      "The notice period has run. Your objection is outside the ground for which your agreement lets you object.",
    REMEDY_RUN:
      "The notice period has run. We could not meet your objection, and the time for the remedy that your agreement gives you has run.",
    NO_GATE: "A change of this kind has no notice period.",
  },
  objecting: {
    title: "How to object",
    titleApprove: "How to approve, or to object",
    here: "object on a page of your own",
    pageText:
      "The page is your own and needs no sign-in: whoever has this mail can object there, and see what becomes of it.",
    page: "Object here",
    approvePage: "Approve here",
    how: (mailbox: string, id: string, hasPage: boolean) =>
      `${hasPage ? "Or write" : "Write"} to ${mailbox}, or answer this mail. Name the change, ${id}, and your company. A sentence is enough, such as “We object to change ${id}, because …”; a reason in data protection helps us to find a solution. What counts is that your message reaches us by the end of the last day.`,
    howApprove: (mailbox: string, id: string, hasPage: boolean) =>
      `${hasPage ? "Or write" : "Write"} to ${mailbox}, or answer this mail. Name the change, ${id}, and your company: “We approve change ${id}”, or “We object to change ${id}, because …”.`,
    prepared: "Prepared mail",
    link: (id: string) => `Object to ${id}`,
    mailSubject: (id: string) => `Objection to change ${id}`,
    mailBody: (id: string) => `We object to change ${id}.\n\nCompany:\nReason:\n`,
    afterwards:
      "What happens then: we confirm that your objection has arrived and look for a solution with you, such as a safeguard, or leaving the change out for you. An objection that is in time holds the change back for your agreement until it is accommodated, you withdraw it, or what your agreement provides for that case has run its course.",
  },
  questions: (mailbox: string) => `Questions: ${mailbox}`,
  forward: {
    title: "If you are a processor yourself",
    text: "Our records say that you process these data on behalf of others. Please tell your own controllers in good time (GDPR Art. 28(2) and (4)). The dates in this mail are yours and leave them no time of their own.",
    textPlain:
      "Our records say that you process these data on behalf of others. Please pass this on to your own controllers (GDPR Art. 28(2) and (4)).",
    ready: "A text that you can send on",
    subject: (customer: string, ids: string) =>
      `Subject: Change of the sub-processors that ${customer} uses for you (${ids})`,
    opening: (customer: string, organisation: string) =>
      `${customer} processes personal data on your behalf and uses ${organisation} as a processor for it. ${organisation} has told us what changes with its own sub-processors, as follows, and we inform you of it under Article 28(2) and (4) GDPR, our agreement and, where they are part of it, Clause 9(a) of the standard contractual clauses, Module Three.`,
    what: (title: string, reason: string) => `What changes: ${title}. Reason: ${reason}.`,
    others: "Other facts change with it; they stand at the address below.",
    /** A customer may have several agreements, with days of their own. */
    under: (agreement: string, text: string) => `Under “${agreement}”: ${text}`,
    notBefore: (day: string) => `It takes effect on ${day} at the earliest.`,
    inEffect: (day: string) => `It has been in effect since ${day}.`,
    objectBy: (day: string, organisation: string) =>
      `If you object, please tell us by ${day}, so that we can pass your objection on to ${organisation} in time.`,
    approveBy: (day: string, organisation: string) =>
      `Please tell us by ${day} whether you approve, so that we can answer ${organisation} in time.`,
    more: (url: string) => `All facts about it: ${url}`,
  },
  changes: {
    title: "What changes",
    titleOf: (id: string) => `What changes with ${id}`,
    titleWithdrawn: "What was announced",
    titleAdverse: "The fact",
    reason: "Reason",
    noReason: "not stated",
    added: (name: string) => `New sub-processor: ${name}`,
    changed: (name: string) => `Sub-processor: ${name}`,
    ended: (name: string) => `No longer used: ${name}`,
    replaces: "Replaces",
    replacedBy: "Replaced by",
    before: "Before",
    after: "After",
    nothing: "nothing",
    whole: "Facts after the change",
    others: "Further facts",
  },
  facts: {
    name: "Name",
    legalEntity: "Legal entity",
    address: "Address",
    contact: "Contact",
    service: "Service",
    purpose: "Purpose",
    data: "Personal data",
    subjects: "Data subjects",
    locations: "Locations",
    mechanism: "Transfer mechanism",
    measures: "Supplementary measures",
    products: "Products",
    allProducts: "all products",
    feature: "Feature",
    duration: "Duration",
    chain: "Engaged by",
    under: (parent: string) => `${parent}, itself a sub-processor of ours`,
    directly: (entity: string) => `${entity}, directly`,
    use: "Use",
    optional: "only where you switch it on",
    standby: "stand-by: authorised, but not in use",
    unknown: "not known",
    none: "none recorded",
    otherwise: (names: string) => `else ${names}`,
    /** A field of a record that is part of a sub-processor: "Transfer: destination". */
    fieldOf: (kind: string, field: string) => `${kind}: ${field.toLowerCase()}`,
    /** The names of kinds, fields and values as another language has them; what is not here stands in English. */
    labels: new Map<string, string>(),
    values: new Map<string, string>(),
  },
  agreement: {
    title: "The agreement relied on",
    agreement: "Agreement",
    authorisation: "Authorisation",
    GENERAL: "general: you are told, and may object (GDPR Art. 28(2))",
    SPECIFIC: "specific: each change needs your approval (GDPR Art. 28(2))",
    notice: "Notice period",
    emergency: "Emergency",
    emergencyAtOnce: "It may take effect on the day on which you are told.",
    emergencyPeriod: (period: string) =>
      `It may take effect after ${period} from receipt; the day of receipt is not counted.`,
    objection: "Time to object",
    receipt: "Receipt",
    period: (period: string) => `${period} from receipt; the day of receipt is not counted`,
    receiptOn: {
      DISPATCH: "the day on which the mail is sent",
      ACCEPTANCE: "the day on which your mail server accepts the mail",
      NEXT_DAY: "the day after the mail is sent",
      NEXT_WORKING_DAY: "the next working day after the mail is sent",
      AFTER_DAYS: "some days after the mail is sent",
      CONFIRMATION: "the day on which you confirm that you have received it",
    },
    counted: (sum: string) => `${sum}.`,
    after: (period: string) => `${period} after the mail is sent`,
    silence: "Silence",
    silenceApproves: "counts as approval when the time to object has ended",
    contacts: "Told",
    allContacts: "the change waits until each of your contacts for notices was told",
    weekend: "A period that ends on a Saturday or Sunday ends on the Monday after.",
    weekendOrHoliday:
      "A period that ends on a Saturday, a Sunday or a holiday ends on the next working day.",
    noticeOnly: "The change may take effect when the notice period has ended.",
    quote: (clause: string) => `“${clause}”`,
  },
  counted: {
    businessDays: (count: number) => (count === 1 ? "1 business day" : `${count} business days`),
    atOnce: "at once, by the clause on emergencies",
    calendar: (period: string, startsOn: string) => `${period} from receipt on ${startsOn}`,
    moved: (period: string, startsOn: string, end: string) =>
      `${period} from receipt on ${startsOn}; ${end} is no working day, so that the next one counts`,
    business: (
      period: string,
      calendars: readonly string[],
      startsOn: string,
      passed: readonly string[],
    ) =>
      [
        `${period} by the ${calendars.length === 1 ? "calendar" : "calendars"} ${sequence(calendars)}`,
        `from receipt on ${startsOn}`,
        ...(passed.length === 0 ? [] : [`without ${sequence(passed)}`]),
      ].join(", "),
  },
  about: {
    title: "About this mail",
    contractual: (mailbox: string | null) =>
      mailbox === null
        ? "This mail is part of the agreement between us, not advertising: it cannot be unsubscribed. To name another contact, answer it."
        : `This mail is part of the agreement between us, not advertising: it cannot be unsubscribed. To name another contact, write to ${mailbox}.`,
    portal: "Your annexes, notices and objections",
    list: "All sub-processors",
    change: "This change in public",
    publication: "Publication when sent",
    publicationText: (number: string) => `number ${number}, with the hash`,
    proof:
      "Keep this mail: it proves what our public register was. A register that was rewritten afterwards no longer holds this hash.",
    sender: "Sent by",
    /** Said where a mail holds texts of another language than its own. */
    originals:
      "The title and the reason of a change, the clauses of your agreement, and texts of our register that nobody has translated stand in the language in which they were written.",
  },
  letter: {
    to: "To",
    from: "From",
    date: "Date",
    number: "Letter",
  },
  /** What stands between a term and what it is. */
  colon: ": ",
  periods: {
    Y: (count: number) => (count === 1 ? "1 year" : `${count} years`),
    M: (count: number) => (count === 1 ? "1 month" : `${count} months`),
    W: (count: number) => (count === 1 ? "1 week" : `${count} weeks`),
    D: (count: number) => (count === 1 ? "1 day" : `${count} days`),
  },
};

/** "3 April 2026 and 6 April 2026" */
function sequence(words: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(words);
}

export type MailWords = typeof enMail;
