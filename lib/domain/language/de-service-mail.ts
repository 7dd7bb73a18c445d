import type { OutsiderMailWords } from "./en-service-mail";

/** German: the mails to customers' contacts and to subscribers that prove nothing. */
export const deServiceMail: OutsiderMailWords = {
  link: "Link",
  worksUntil: "Gültig bis",
  once: "Er gilt einmal. Er öffnet eine Seite mit einer Schaltfläche; bevor Sie diese drücken, geschieht nichts.",
  click: "Er öffnet eine Seite mit einer Schaltfläche; bevor Sie diese drücken, geschieht nichts.",
  about: {
    title: "Über diese E-Mail",
    sender: "Absender",
    questions: "Fragen",
  },
  signIn: {
    subject: (organisation) => `Ihr Link zur Anmeldung bei ${organisation}`,
    title: "Anmelden",
    lead: (organisation) =>
      `Jemand, höchstwahrscheinlich Sie, hat mit dieser Adresse einen Link zur Anmeldung auf den Kundenseiten von ${organisation} angefordert.`,
    ignore:
      "Waren Sie es nicht, so ignorieren Sie diese E-Mail: Ohne den Link kommt niemand hinein. Geben Sie ihn nicht weiter.",
  },
  contact: {
    subject: (organisation, customer) =>
      `${organisation}: Bestätigen Sie diese Adresse für Mitteilungen an ${customer}`,
    title: "Bestätigen Sie Ihre Adresse",
    lead: (organisation, customer) =>
      `Diese Adresse wurde als Kontakt von ${customer} benannt für das, was ${organisation} seinen Kunden nach deren Vertrag über die Auftragsverarbeitung mitzuteilen hat: vor allem Änderungen bei den Unterauftragsverarbeitern, mit der Frist für einen Einspruch (Art. 28 Abs. 2 DSGVO). Bitte bestätigen Sie, dass es Ihre Adresse ist.`,
    ignore: (customer) =>
      `Haben Sie mit ${customer} nichts zu tun, so ignorieren Sie diese E-Mail: Eine Adresse, die nicht bestätigt ist, erhält keine Mitteilungen.`,
  },
  subscription: {
    subject: (organisation) =>
      `${organisation}: Bestätigen Sie, dass Sie über die Unterauftragsverarbeiter informiert werden möchten`,
    title: "Bestätigen Sie Ihr Abonnement",
    lead: (organisation) =>
      `Diese Adresse wurde eingetragen, um informiert zu werden, wenn ${organisation} eine Änderung der Liste der Unterauftragsverarbeiter ankündigt und wenn sie wirksam wird. Bitte bestätigen Sie, dass Sie das möchten.`,
    ignore:
      "Waren Sie es nicht, so ignorieren Sie diese E-Mail: Ohne Bestätigung erhalten Sie keine weitere E-Mail, und die Adresse wird nach 7 Tagen gelöscht.",
  },
  acknowledge: {
    subject: (title, day) => `Erinnerung: „${title}“, Einspruch möglich bis ${day}`,
    title: "Eine Mitteilung, deren Kenntnisnahme Sie nicht bestätigt haben",
    lead: (organisation, title) =>
      `${organisation} hat Sie über die Änderung „${title}“ informiert. Auf Ihrer Seite hat noch niemand bestätigt, die Mitteilung gelesen zu haben.`,
    lastDay: "Ihr letzter Tag für einen Einspruch",
    page: "Die Mitteilung in Ihrem Kundenportal",
    why: "Diese E-Mail setzt keine Frist in Lauf und ändert keine: Es gelten die Termine der Mitteilung. Die Kenntnisnahme zu bestätigen heißt, dass Sie sie gelesen haben, und genehmigt nichts. Wir erinnern Sie einmal.",
  },
  news: {
    read: "Die Änderung lesen",
    page: "Seite",
    why: "Sie erhalten diese E-Mail, weil diese Adresse auf unserer öffentlichen Liste der Unterauftragsverarbeiter eingetragen und bestätigt wurde. Sie dient der Information der Öffentlichkeit: Kunden erhalten eigene Mitteilungen, mit den für sie geltenden Terminen.",
    stop: "Diese E-Mails abbestellen",
    kinds: {
      announced: (organisation, title) => `${organisation} kündigt an: ${title}`,
      effective: (organisation, title) => `${organisation}, jetzt wirksam: ${title}`,
    },
    lead: {
      announced: (organisation) =>
        `${organisation} hat eine Änderung der Liste der Unterauftragsverarbeiter angekündigt.`,
      effective: (organisation) =>
        `Eine Änderung der Liste der Unterauftragsverarbeiter von ${organisation} ist wirksam geworden.`,
      rollingOut: (organisation) =>
        `Eine Änderung der Liste der Unterauftragsverarbeiter von ${organisation} wird nach und nach wirksam. Sie gilt noch nicht für alle Kunden.`,
    },
    day: (label, day) => `${label} ${day}.`,
    products: (names) => `Sie betrifft ${names}.`,
    item: (name, fact) => `${name}: ${fact}`,
    beforeAfter: (fact, before, after) => `${fact}, vorher: ${before}; nachher: ${after}`,
    nothing: "nichts",
    more: (count) =>
      count === 1
        ? "Ein weiterer Unterschied steht auf der Seite."
        : `${count} weitere Unterschiede stehen auf der Seite.`,
  },
};
