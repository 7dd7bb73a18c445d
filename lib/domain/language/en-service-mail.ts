/** English: every word of the mails that prove nothing: links, invitations, confirmations, news. */
export const enServiceMail = {
  testMark: "[TEST]",
  link: "Link",
  worksUntil: "Works until",
  once: "It works once. Opening it shows a page with a button; nothing happens before you press it.",
  click: "Opening it shows a page with a button; nothing happens before you press it.",
  about: {
    title: "About this mail",
    sender: "Sent by",
    questions: "Questions",
  },
  signIn: {
    subject: (organisation: string) => `Your link to sign in to ${organisation}`,
    title: "Sign in",
    lead: (organisation: string) =>
      `Somebody, most likely you, asked for a link to sign in to the customers' pages of ${organisation} with this address.`,
    ignore:
      "If it was not you, ignore this mail: without the link nobody gets in. Do not pass it on.",
  },
  invitation: {
    subject: (organisation: string) =>
      `You are invited to the data protection register of ${organisation}`,
    title: "You are invited",
    greeting: (name: string) => `For ${name}`,
    lead: (organisation: string) =>
      `An administrator of ${organisation} has set up an account for you, with this address, in the register of processing activities. The link leads to a page where you choose a password.`,
    roles: "Your roles",
    ignore: "If you did not expect this, ignore this mail: the account stays without a password.",
  },
  reset: {
    subject: (organisation: string) => `Choose a new password for ${organisation}`,
    title: "Choose a new password",
    lead: (organisation: string) =>
      `Somebody, you or an administrator, asked for a new password for your account in the data protection register of ${organisation}.`,
    ignore: "If you did not ask for it, ignore this mail: your password stays as it is.",
  },
  contact: {
    subject: (organisation: string, customer: string) =>
      `${organisation}: confirm this address for notices to ${customer}`,
    title: "Confirm your address",
    lead: (organisation: string, customer: string) =>
      `This address was named as a contact of ${customer} for what ${organisation} has to tell its customers under their data processing agreement: above all, changes of sub-processors, with the time to object (GDPR Art. 28(2)). Please confirm that it is yours.`,
    ignore: (customer: string) =>
      `If you have nothing to do with ${customer}, ignore this mail: an address that is not confirmed gets no notices.`,
  },
  subscription: {
    subject: (organisation: string) =>
      `${organisation}: confirm that you want news of its sub-processors`,
    title: "Confirm your subscription",
    lead: (organisation: string) =>
      `This address was entered to be told when ${organisation} announces a change to its list of sub-processors, and when it takes effect. Please confirm that you want this.`,
    ignore:
      "If it was not you, ignore this mail: without confirmation you get no further mail, and the address is deleted after 7 days.",
  },
  proof: {
    subject: (code: string) => `Mailbox check ${code}`,
    title: "Does anybody read this mailbox?",
    lead: (mailbox: string, uses: string) =>
      `This mail was sent to ${mailbox}, which is named for: ${uses}. Customers rely on it when they object, so it is tried before they are told of a change.`,
    code: "Code",
    page: "Where to enter it",
    how: "Enter the code on the page, or pass an answer to this mail, or the mail itself as it arrived, to `recital mail reply`. The code can be brought back for seven days; the proof counts for ninety.",
    saved:
      "The mail itself, saved as it arrived, also shows by which key our mail is signed (DKIM), which the DNS alone cannot tell.",
  },
  reviews: {
    subject: (organisation: string, count: number) =>
      count === 1
        ? `${organisation}: one record is due for review`
        : `${organisation}: ${count} records are due for review`,
    title: "Due for review",
    lead: (organisation: string) =>
      `You answer for these records in the register of ${organisation}. Look at each, change what is no longer true, or record that nothing changed.`,
    due: "Records",
    page: "All of your reviews",
    more: (count: number) =>
      count === 1 ? "One more stands on the page." : `${count} more stand on the page.`,
    why: "You are reminded at most once a day: thirty days ahead, a week ahead, and on the day.",
  },
  acknowledge: {
    subject: (title: string, day: string) => `Reminder: “${title}”, you may object until ${day}`,
    title: "A notice that you have not acknowledged",
    lead: (organisation: string, title: string) =>
      `${organisation} told you of the change “${title}”. Nobody on your side has acknowledged the notice yet.`,
    lastDay: "Your last day to object",
    page: "The notice in your portal",
    why: "This mail starts no period and changes none: the dates in the notice count. To acknowledge is to say that you have read it, and approves nothing. We remind you once.",
  },
  news: {
    read: "Read the change",
    page: "Page",
    why: "You get this mail because this address was entered on our public list of sub-processors and confirmed. It is information for the public: customers get notices of their own, with the dates that count for them.",
    stop: "Stop these mails",
    kinds: {
      announced: (organisation: string, title: string) => `${organisation} announces: ${title}`,
      effective: (organisation: string, title: string) =>
        `${organisation}, now in effect: ${title}`,
    },
    lead: {
      announced: (organisation: string) =>
        `${organisation} has announced a change to its list of sub-processors.`,
      effective: (organisation: string) =>
        `A change to the list of sub-processors of ${organisation} has taken effect.`,
      rollingOut: (organisation: string) =>
        `A change to the list of sub-processors of ${organisation} has begun to take effect. It does not hold for all customers yet.`,
    },
    day: (label: string, day: string) => `${label} ${day}.`,
    products: (names: string) => `It concerns ${names}.`,
    item: (name: string, fact: string) => `${name}: ${fact}`,
    beforeAfter: (fact: string, before: string, after: string) =>
      `${fact}, before: ${before}; after: ${after}`,
    nothing: "nothing",
    more: (count: number) =>
      count === 1
        ? "One further difference stands on the page."
        : `${count} further differences stand on the page.`,
  },
};

export type ServiceMailWords = typeof enServiceMail;

/** The words of the mails that go to people outside; staff, who work in English, get the others. */
export type OutsiderMailWords = Pick<
  ServiceMailWords,
  | "link"
  | "worksUntil"
  | "once"
  | "click"
  | "about"
  | "signIn"
  | "contact"
  | "subscription"
  | "acknowledge"
  | "news"
>;
