import { type Instant, isCalendarDate } from "@/lib/domain/calendar";
import type { Language } from "@/lib/domain/language/catalogue";
import type { ServiceMailWords } from "@/lib/domain/language/en-service-mail";
import { serviceMailWords } from "@/lib/domain/language/service-mail-words";
import { dayInWords, instantInWords } from "@/lib/domain/language/wording";
import type { Definition } from "./blocks";
import { type MailLanguage, mailLanguages } from "./mail-language";
import type { MailBlock, MailView } from "./mail-view";
import { asWritten, foreignIn } from "./worded";

/** A link for one person, and who sends it. */
type LinkPayload = { readonly url: string; readonly organisation: string };

/** What the mails that prove nothing say, by their kind: data alone, no words of the house. */
export type ServiceMailPayload = {
  readonly SIGN_IN_LINK: LinkPayload;
  /** Roles as they are called on screen. */
  readonly INVITATION: LinkPayload & {
    readonly name: string | null;
    readonly roles: readonly string[];
  };
  readonly PASSWORD_RESET: LinkPayload;
  readonly CONTACT_CONFIRMATION: LinkPayload & { readonly customer: string };
  readonly SUBSCRIPTION_CONFIRMATION: LinkPayload;
  /** To a mailbox of our own: the code that whoever reads it brings back. */
  readonly MAILBOX_PROOF: LinkPayload & {
    readonly code: string;
    readonly mailbox: string;
    /** What it is for, in words. */
    readonly uses: readonly string[];
  };
  /** Drawn already: exactly the mail that a customer will get, but for its recipient. */
  readonly TEST_NOTICE: { readonly subject: string; readonly html: string; readonly text: string };
  /** What one person has to review, the most pressing first. */
  readonly REVIEW_DIGEST: LinkPayload & {
    readonly count: number;
    readonly lines: readonly {
      readonly what: string;
      readonly when: string;
      readonly url: string;
    }[];
  };
  /** A customer's contact has not acknowledged a notice, and the time to object ends. */
  readonly ACKNOWLEDGEMENT_REMINDER: LinkPayload & {
    readonly title: string;
    readonly lastDay: string;
  };
  readonly SUBSCRIBER_NEWS: {
    readonly organisation: string;
    readonly subject: string;
    readonly lines: readonly string[];
    readonly url: string;
    readonly unsubscribeUrl: string;
  };
};

export type ServiceMailKind = keyof ServiceMailPayload;

/** One mail, with what its kind says. */
export type ServiceMail = {
  [Kind in ServiceMailKind]: { readonly kind: Kind; readonly payload: ServiceMailPayload[Kind] };
}[ServiceMailKind];

/** The mails that are drawn from their payload; a test notice is drawn before it is ordered. */
export type DrawnServiceMail = Exclude<ServiceMail, { kind: "TEST_NOTICE" }>;

/** What is told below every mail. */
export type ServiceMailFacts = {
  readonly isSimulated: boolean;
  /** "Helpdesk GmbH, Lindenallee 1, 10115 Berlin, Germany" */
  readonly sender: string;
  readonly privacyMailbox: string | null;
  /** When the link ends. */
  readonly expiresAt: Instant;
};

export type ServiceMailLanguage = MailLanguage & { readonly service: ServiceMailWords };

export function serviceMailLanguage(language: Language): ServiceMailLanguage {
  return { ...mailLanguages[language], service: serviceMailWords[language] };
}

/** What sets one kind apart: why it comes, where it leads, and what to do if it was not wanted. */
type Parts = {
  readonly subject: string;
  readonly title: string;
  readonly lead: readonly string[];
  readonly panel: MailBlock;
  readonly after: readonly string[];
  /** What of it stands as staff wrote it. */
  readonly originals?: readonly string[];
};

/**
 * A mail that says who sends it, why it comes, what its link does, and that it can be ignored.
 */
export function serviceMail(
  mail: DrawnServiceMail,
  facts: ServiceMailFacts,
  language: ServiceMailLanguage,
): MailView {
  const parts = partsOf(mail, facts, language);
  const { simulated, simulatedMark } = language.mail;
  return {
    language: language.common.tag,
    subject: facts.isSimulated ? `${simulatedMark} ${parts.subject}` : parts.subject,
    blocks: [
      { type: "title", kicker: mail.payload.organisation, title: parts.title, subtitle: "" },
      ...(facts.isSimulated
        ? [{ type: "note" as const, title: simulated.title, lines: [{ text: simulated.text }] }]
        : []),
      ...parts.lead.map((text) => ({
        ...paragraph(text),
        ...foreignIn(...(parts.originals ?? []).map((one) => asWritten(one, language))),
      })),
      parts.panel,
      ...parts.after.map(paragraph),
      ...about(mail, facts, language),
    ],
  };
}

function partsOf(
  mail: DrawnServiceMail,
  facts: ServiceMailFacts,
  language: ServiceMailLanguage,
): Parts {
  const { service: words } = language;
  const { organisation, url } = mail.payload;
  const link = (title: string, ...more: Definition[]) =>
    linkPanel(title, url, facts, language, more);
  switch (mail.kind) {
    case "SIGN_IN_LINK": {
      const { subject, title, lead, ignore } = words.signIn;
      const after = [words.once, ignore];
      return {
        subject: subject(organisation),
        title,
        lead: [lead(organisation)],
        panel: link(title),
        after,
      };
    }
    case "INVITATION": {
      const { subject, title, greeting, lead, roles, ignore } = words.invitation;
      const { name, roles: held } = mail.payload;
      const own = held.length === 0 ? [] : [{ term: roles, lines: [{ text: held.join(", ") }] }];
      return {
        subject: subject(organisation),
        title,
        lead: [...(name === null ? [] : [greeting(name)]), lead(organisation)],
        panel: link(title, ...own),
        after: [words.once, ignore],
      };
    }
    case "PASSWORD_RESET": {
      const { subject, title, lead, ignore } = words.reset;
      const after = [words.once, ignore];
      return {
        subject: subject(organisation),
        title,
        lead: [lead(organisation)],
        panel: link(title),
        after,
      };
    }
    case "CONTACT_CONFIRMATION": {
      const { subject, title, lead, ignore } = words.contact;
      const { customer } = mail.payload;
      return {
        subject: subject(organisation, customer),
        title,
        lead: [lead(organisation, customer)],
        panel: link(title),
        after: [words.click, ignore(customer)],
      };
    }
    case "SUBSCRIPTION_CONFIRMATION": {
      const { subject, title, lead, ignore } = words.subscription;
      const after = [words.click, ignore];
      return {
        subject: subject(organisation),
        title,
        lead: [lead(organisation)],
        panel: link(title),
        after,
      };
    }
    case "MAILBOX_PROOF":
      return proofParts(mail.payload, language);
    case "REVIEW_DIGEST":
      return digestParts(mail.payload, words);
    case "ACKNOWLEDGEMENT_REMINDER":
      return reminderParts(mail.payload, language);
    case "SUBSCRIBER_NEWS":
      return newsParts(mail.payload, words);
  }
}

function linkPanel(
  title: string,
  url: string,
  { expiresAt }: ServiceMailFacts,
  { service, common }: ServiceMailLanguage,
  more: readonly Definition[],
): MailBlock {
  return {
    type: "panel",
    title,
    items: [
      { term: service.link, lines: [{ text: url, href: url, tone: "strong" }] },
      { term: service.worksUntil, lines: [{ text: instantInWords(expiresAt, common) }] },
      ...more,
    ],
  };
}

function proofParts(
  { url, code, mailbox, uses }: ServiceMailPayload["MAILBOX_PROOF"],
  { service }: ServiceMailLanguage,
): Parts {
  const { subject, title, lead, code: term, page, how, saved } = service.proof;
  return {
    subject: subject(code),
    title,
    lead: [lead(mailbox, uses.join("; "))],
    panel: {
      type: "panel",
      title: term,
      items: [
        { term, lines: [{ text: code, tone: "strong" }] },
        { term: page, lines: [{ text: url, href: url }] },
      ],
    },
    after: [how, saved],
  };
}

function digestParts(
  { organisation, url, count, lines }: ServiceMailPayload["REVIEW_DIGEST"],
  { reviews }: ServiceMailWords,
): Parts {
  const items = lines.map(({ what, when, url: href }) => ({
    term: what,
    lines: [{ text: when }, { text: href, href }],
  }));
  const all = { term: reviews.page, lines: [{ text: url, href: url, tone: "strong" as const }] };
  return {
    subject: reviews.subject(organisation, count),
    title: reviews.title,
    lead: [reviews.lead(organisation)],
    panel: { type: "panel", title: reviews.due, items: [...items, all] },
    after: [...(count > lines.length ? [reviews.more(count - lines.length)] : []), reviews.why],
  };
}

function reminderParts(
  { organisation, url, title, lastDay }: ServiceMailPayload["ACKNOWLEDGEMENT_REMINDER"],
  { common, service: { acknowledge } }: ServiceMailLanguage,
): Parts {
  const day = isCalendarDate(lastDay) ? dayInWords(lastDay, common) : lastDay;
  const items = [
    { term: acknowledge.lastDay, lines: [{ text: day, tone: "strong" as const }] },
    { term: acknowledge.page, lines: [{ text: url, href: url }] },
  ];
  return {
    subject: acknowledge.subject(title, day),
    title: acknowledge.title,
    lead: [acknowledge.lead(organisation, title)],
    originals: [title],
    panel: { type: "panel", title, items },
    after: [acknowledge.why],
  };
}

function newsParts(
  { subject, lines, url }: ServiceMailPayload["SUBSCRIBER_NEWS"],
  { news }: ServiceMailWords,
): Parts {
  const panel: MailBlock = {
    type: "panel",
    title: news.read,
    items: [{ term: news.page, lines: [{ text: url, href: url, tone: "strong" }] }],
  };
  return { subject, title: subject, lead: lines, panel, after: [] };
}

function about(
  mail: DrawnServiceMail,
  { sender, privacyMailbox }: ServiceMailFacts,
  { service }: ServiceMailLanguage,
): MailBlock[] {
  const { about: words, news } = service;
  const items: Definition[] = [{ term: words.sender, lines: [{ text: sender }] }];
  if (privacyMailbox !== null) {
    // No link: in the text a line that is only a prepared mail is left out.
    items.push({ term: words.questions, lines: [{ text: privacyMailbox }] });
  }
  if (mail.kind === "SUBSCRIBER_NEWS") {
    const { unsubscribeUrl: href } = mail.payload;
    items.unshift({ term: news.stop, lines: [{ text: href, href }] });
  }
  return [
    { type: "heading", level: 2, text: words.title },
    ...(mail.kind === "SUBSCRIBER_NEWS" ? [paragraph(news.why)] : []),
    { type: "definitions", items },
  ];
}

function paragraph(text: string): MailBlock {
  return { type: "paragraph", text };
}
