import type { OutsiderMailWords } from "./en-service-mail";

/** French: the mails to customers' contacts and to subscribers that prove nothing. */
export const frServiceMail: OutsiderMailWords = {
  link: "Lien",
  worksUntil: "Valable jusqu’au",
  once: "Il ne sert qu’une fois. Il ouvre une page avec un bouton ; rien ne se passe avant que vous n’appuyiez dessus.",
  click: "Il ouvre une page avec un bouton ; rien ne se passe avant que vous n’appuyiez dessus.",
  about: {
    title: "À propos de ce message",
    sender: "Expéditeur",
    questions: "Questions",
  },
  signIn: {
    subject: (organisation) => `Votre lien de connexion à ${organisation}`,
    title: "Se connecter",
    lead: (organisation) =>
      `Quelqu’un, très probablement vous, a demandé avec cette adresse un lien de connexion aux pages clients de ${organisation}.`,
    ignore:
      "Si ce n’était pas vous, ignorez ce message : sans le lien, personne n’entre. Ne le transmettez pas.",
  },
  contact: {
    subject: (organisation, customer) =>
      `${organisation} : confirmez cette adresse pour les avis à ${customer}`,
    title: "Confirmez votre adresse",
    lead: (organisation, customer) =>
      `Cette adresse a été désignée comme contact de ${customer} pour ce que ${organisation} doit communiquer à ses clients en vertu de leur contrat de sous-traitance : avant tout, les modifications concernant les sous-traitants ultérieurs, avec le délai pour émettre des objections (article 28, paragraphe 2, du RGPD). Veuillez confirmer que c’est la vôtre.`,
    ignore: (customer) =>
      `Si vous n’avez aucun lien avec ${customer}, ignorez ce message : une adresse non confirmée ne reçoit aucun avis.`,
  },
  subscription: {
    subject: (organisation) =>
      `${organisation} : confirmez que vous souhaitez être informé de ses sous-traitants ultérieurs`,
    title: "Confirmez votre abonnement",
    lead: (organisation) =>
      `Cette adresse a été saisie afin d’être informée lorsque ${organisation} annonce une modification de sa liste de sous-traitants ultérieurs et lorsqu’elle prend effet. Veuillez confirmer que vous le souhaitez.`,
    ignore:
      "Si ce n’était pas vous, ignorez ce message : sans confirmation, vous ne recevez aucun autre message et l’adresse est effacée après 7 jours.",
  },
  acknowledge: {
    subject: (title, day) => `Rappel : « ${title} », objections possibles jusqu’au ${day}`,
    title: "Un avis dont vous n’avez pas accusé réception",
    lead: (organisation, title) =>
      `${organisation} vous a informé de la modification « ${title} ». Personne de votre côté n’a encore accusé réception de l’avis.`,
    lastDay: "Votre dernier jour pour émettre des objections",
    page: "L’avis dans votre espace client",
    why: "Ce message ne fait courir aucun délai et n’en modifie aucun : les dates de l’avis s’appliquent. Accuser réception, c’est dire que vous l’avez lu ; cela n’autorise rien. Nous vous le rappelons une fois.",
  },
  news: {
    read: "Lire la modification",
    page: "Page",
    why: "Vous recevez ce message parce que cette adresse a été saisie sur notre liste publique de sous-traitants ultérieurs et confirmée. Il informe le public : les clients reçoivent leurs propres avis, avec les dates qui s’appliquent à eux.",
    stop: "Ne plus recevoir ces messages",
    kinds: {
      announced: (organisation, title) => `${organisation} annonce : ${title}`,
      effective: (organisation, title) => `${organisation}, désormais en vigueur : ${title}`,
    },
    lead: {
      announced: (organisation) =>
        `${organisation} a annoncé une modification de sa liste de sous-traitants ultérieurs.`,
      effective: (organisation) =>
        `Une modification de la liste de sous-traitants ultérieurs de ${organisation} a pris effet.`,
      rollingOut: (organisation) =>
        `Une modification de la liste de sous-traitants ultérieurs de ${organisation} a commencé à prendre effet. Elle ne s’applique pas encore à tous les clients.`,
    },
    day: (label, day) => `${label} ${day}.`,
    products: (names) => `Elle concerne ${names}.`,
    item: (name, fact) => `${name} : ${fact}`,
    beforeAfter: (fact, before, after) => `${fact}, avant : ${before} ; après : ${after}`,
    nothing: "rien",
    more: (count) =>
      count === 1
        ? "Une autre différence figure sur la page."
        : `${count} autres différences figurent sur la page.`,
  },
};
