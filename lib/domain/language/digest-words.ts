import type { Language } from "./catalogue";

/** English: every word of the monthly digest. */
const en = {
  subject: (organisation: string, count: number) =>
    count === 1
      ? `${organisation}: one change to its list of sub-processors this month`
      : `${organisation}: ${count} changes to its list of sub-processors this month`,
  title: "Changes of the month",
  lead: (organisation: string, customer: string) =>
    `These changes to the sub-processors of ${organisation} concern what ${customer} uses, and took effect since the last digest. They are for your information: nothing has to be done, and no period to object runs. What you can object to comes in a notice of its own.`,
  products: "Products",
  differences: "What changed",
  reason: "Reason",
  page: "Page",
  nothing: "nothing",
  beforeAfter: (before: string, after: string) => `before: ${before}; after: ${after}`,
  more: (count: number) =>
    count === 1 ? "One more stands on the page." : `${count} more stand on the page.`,
  about: "About this mail",
  list: "List of sub-processors",
  portal: "Your pages",
  stop: "Stop the digest",
  why: (customer: string) =>
    `You get it once a month at most, as a contact whom ${customer} named. Without it you still get every notice.`,
  sender: "Sent by",
  questions: "Questions",
  duplicate: (attempt: string) =>
    `This is attempt ${attempt}: how an earlier one ended is not known, so you may have this mail twice.`,
  simulated: "Simulated: the clock was moved here, so nothing of this has legal effect.",
};

export type DigestWords = typeof en;

const de: DigestWords = {
  subject: (organisation, count) =>
    count === 1
      ? `${organisation}: eine Änderung der Liste der Unterauftragsverarbeiter in diesem Monat`
      : `${organisation}: ${count} Änderungen der Liste der Unterauftragsverarbeiter in diesem Monat`,
  title: "Änderungen des Monats",
  lead: (organisation, customer) =>
    `Diese Änderungen bei den Unterauftragsverarbeitern von ${organisation} betreffen, was ${customer} nutzt, und gelten seit der letzten Übersicht. Sie dienen Ihrer Information: Sie müssen nichts tun, und es läuft keine Frist für einen Einspruch. Wogegen Sie Einspruch erheben können, teilen wir Ihnen eigens mit.`,
  products: "Produkte",
  differences: "Was sich geändert hat",
  reason: "Grund",
  page: "Seite",
  nothing: "nichts",
  beforeAfter: (before, after) => `vorher: ${before}; jetzt: ${after}`,
  more: (count) =>
    count === 1 ? "Eine weitere steht auf der Seite." : `${count} weitere stehen auf der Seite.`,
  about: "Zu dieser E-Mail",
  list: "Liste der Unterauftragsverarbeiter",
  portal: "Ihre Seiten",
  stop: "Übersicht abbestellen",
  why: (customer) =>
    `Sie erhalten sie höchstens einmal im Monat, als Kontakt, den ${customer} benannt hat. Auch ohne sie erhalten Sie jede Mitteilung.`,
  sender: "Absender",
  questions: "Fragen",
  duplicate: (attempt) =>
    `Dies ist Versuch ${attempt}: Wie ein früherer endete, ist nicht bekannt, daher haben Sie diese E-Mail vielleicht zweimal.`,
  simulated: "Simuliert: Die Uhr wurde hier verstellt, nichts davon hat rechtliche Wirkung.",
};

const fr: DigestWords = {
  subject: (organisation, count) =>
    count === 1
      ? `${organisation} : une modification de sa liste de sous-traitants ultérieurs ce mois-ci`
      : `${organisation} : ${count} modifications de sa liste de sous-traitants ultérieurs ce mois-ci`,
  title: "Modifications du mois",
  lead: (organisation, customer) =>
    `Ces modifications concernant les sous-traitants ultérieurs de ${organisation} touchent ce que ${customer} utilise et s’appliquent depuis le dernier récapitulatif. Elles vous sont données pour information : vous n’avez rien à faire et aucun délai d’opposition ne court. Ce à quoi vous pouvez vous opposer fait l’objet d’un avis distinct.`,
  products: "Produits",
  differences: "Ce qui a changé",
  reason: "Motif",
  page: "Page",
  nothing: "rien",
  beforeAfter: (before, after) => `avant : ${before} ; maintenant : ${after}`,
  more: (count) =>
    count === 1 ? "Une autre figure sur la page." : `${count} autres figurent sur la page.`,
  about: "À propos de ce message",
  list: "Liste des sous-traitants ultérieurs",
  portal: "Vos pages",
  stop: "Ne plus recevoir le récapitulatif",
  why: (customer) =>
    `Vous le recevez une fois par mois au plus, en tant que contact désigné par ${customer}. Sans lui, vous recevez toujours chaque avis.`,
  sender: "Expéditeur",
  questions: "Questions",
  duplicate: (attempt) =>
    `Ceci est la tentative ${attempt} : l’issue d’une tentative antérieure n’est pas connue, vous avez donc peut-être ce message deux fois.`,
  simulated: "Simulation : l’horloge a été déplacée ici, rien de ceci n’a d’effet juridique.",
};

/** The words of the monthly digest in the languages that the public pages have. */
export const digestWords: Readonly<Record<Language, DigestWords>> = { en, de, fr };
