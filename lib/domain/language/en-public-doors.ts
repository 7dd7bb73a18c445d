/** English: every word of the pages on which the public can ask for something. */
export const enDoors = {
  nav: {
    label: "Public register",
    skip: "Skip to the content",
    home: "To the public register",
  },
  subscribe: {
    title: "Be told of changes",
    lead: (organisation: string) =>
      `A mail when ${organisation} announces a change to its list of sub-processors, and one when it takes effect. Nothing else.`,
    customers:
      "Customers need not subscribe: they get notices of their own, with the dates that count for them. Who reads no mail for this can follow the feed.",
    feed: "Atom feed",
    email: "Mail address",
    product: "Which changes",
    allProducts: "Those of all products",
    productHelp: "A change that concerns all products is told in any case.",
    submit: "Send me a confirmation",
    noAddress: "Enter one mail address, such as name@company.example.",
    tooLong: "A mail address has at most 254 characters.",
    askedTitle: "Look into your mailbox",
    asked:
      "If this address can get mail, a confirmation is on its way. Press the button on the page that it leads to, within 7 days.",
    askedMore:
      "At most one confirmation a day goes to an address. Nothing came? Look in the spam folder, or try again tomorrow.",
    nothing: "Nothing has been published here yet, so there is nothing to be told of.",
  },
  privacy: {
    title: "What is stored, and for how long",
    controller: "Who is responsible",
    purpose: "What for",
    purposeText: (organisation: string) =>
      `To tell you of changes to the list of sub-processors of ${organisation}. Legal basis: your consent, GDPR Art. 6(1)(a). Nothing obliges you to give it.`,
    stored: "What is stored",
    storedText:
      "Your mail address, the product and the language that you chose, when you asked and when you confirmed. No mail tells us whether it was read.",
    period: "How long",
    periodText:
      "Until you unsubscribe. An address that is not confirmed is deleted after 7 days. Against misuse a fingerprint of the address is kept for a day, and the network that asked for an hour. Our log of acts keeps that somebody subscribed and left, without the address.",
    recipients: "Who gets it",
    recipientsText: "The services that host this register and carry its mail, on our behalf.",
    rights: "Your rights",
    rightsText:
      "You can withdraw your consent at any time by the link in each mail; what was sent before stays lawful. You can ask for access, correction, erasure, restriction and a copy (GDPR Art. 15 to 20), and complain to a supervisory authority (Art. 77).",
    contact: "Contact for privacy",
  },
  confirm: {
    title: "Confirm your subscription",
    lead: (organisation: string) =>
      `Press the button, and ${organisation} tells you by mail of changes to its list of sub-processors. Each mail has a link that ends it.`,
    submit: "Yes, tell me of changes",
    doneTitle: "You will be told",
    done: "You are subscribed. Each mail has a link that ends it.",
    ended: "This link has ended",
    endedText: "It works for 7 days, until the subscription is ended. You can ask for another.",
    again: "Ask for another link",
  },
  unsubscribe: {
    title: "Stop these mails",
    lead: (organisation: string) =>
      `Press the button, and ${organisation} deletes your address and tells you of no more changes.`,
    submit: "Stop, and delete my address",
    digest: {
      lead: (organisation: string) =>
        `Press the button, and ${organisation} sends you no more monthly digests. Notices of changes that you can object to still come.`,
      submit: "Stop the monthly digest",
      done: "The monthly digest is stopped. Notices of changes that you can object to still come.",
    },
    doneTitle: "You are unsubscribed",
    done: "Your address is deleted. No further mail goes to it.",
    ended: "This link is not complete",
    endedText: "Open it again from the mail, or copy the whole of it.",
  },
  contact: {
    title: "Confirm your address",
    lead: (organisation: string, customer: string) =>
      `You are named as a contact of ${customer}. ${organisation} writes to this address about changes to its sub-processors, with the dates by which ${customer} can object.`,
    address: "Address",
    submit: "Yes, this address is right",
    known: "This address is confirmed",
    knownText: "Notices go to it. There is nothing more to do.",
    wrong:
      "If you are not the right person, close this page: an address that is not confirmed gets no notices.",
    ended: "This link has ended",
    endedText: "Ask the company that wrote to you for another.",
  },
};
