import type { LetterWords } from "./en-letters";

const months = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
] as const;

/** "3 avril 2026", the first of a month "1er"; not left to the platform's locale data. */
function frenchDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day === 1 ? "1er" : day} ${months[(month ?? 1) - 1]} ${year}`;
}

export const frLetters: LetterWords = {
  tag: "fr",
  name: "Français",
  day: frenchDate,
  subject: {
    objection: (title) => `Votre objection à la modification « ${title} »`,
    incident: (about) => `Information concernant « ${about} »`,
  },
  to: (customer, agreement) => `À ${customer}\nVotre contrat : ${agreement}`,
  greeting: "Madame, Monsieur,",
  closing: "Veuillez agréer l’expression de nos salutations distinguées.",
  received: (day, title, id) =>
    `Nous avons reçu votre objection le ${day}. Elle concerne la modification « ${title} » (notre référence ${id}).`,
  open: {
    late: "Elle nous est parvenue après le dernier jour pour émettre des objections, ou la modification n’ouvre pas de droit d’objection. Elle est enregistrée et nous y répondrons ; elle ne suspend pas la modification.",
    heldBack:
      "Elle a été émise à temps. La modification ne prend pas effet pour votre contrat tant que votre objection n’est pas réglée. Nous cherchons une solution et vous écrirons à nouveau.",
    inEffect: (day) =>
      `Elle a été émise à temps. Nous ne l’avons enregistrée qu’après la prise d’effet de la modification pour votre contrat, le ${day}. Nous l’avons consigné comme incident et vous écrirons sur ce que nous entreprenons.`,
    inOrder: (day) =>
      `Elle a été émise à temps. Votre contrat permet que la modification prenne effet avant la fin du délai d’objection ; elle est en vigueur pour votre contrat depuis le ${day}. Nous cherchons une solution et vous écrirons à nouveau.`,
  },
  outcome: {
    safeguard: "Nous donnons suite à votre objection par une garantie.",
    leftOut:
      "Nous donnons suite à votre objection en n’appliquant pas la modification à votre contrat. Pour vous, la liste des sous-traitants ultérieurs reste ce qu’elle était.",
    withdrawn: "Vous avez retiré votre objection. Nous l’avons consigné.",
    untimely: (received, lastDay) =>
      `Le dernier jour pour émettre des objections était le ${lastDay}. Votre objection nous est parvenue le ${received}, donc après ce jour ; elle ne suspend pas la modification.`,
    noRight: "Votre contrat n’ouvre pas de droit d’objection à une modification de cette nature.",
    outsideGround:
      "Votre objection ne repose pas sur un motif pour lequel votre contrat permet d’en émettre.",
    ended:
      "Votre contrat prend fin, ce qui règle cette objection. D’ici là, la liste des sous-traitants ultérieurs reste pour vous ce qu’elle était.",
    endedInEffect: (day) =>
      `Votre contrat prend fin, ce qui règle cette objection. La modification est en vigueur pour vous depuis le ${day}.`,
    remedyRun: (day) =>
      day === null
        ? "Nous n’avons pas pu donner suite à votre objection et le délai du recours que votre contrat vous donne a expiré."
        : `Nous n’avons pas pu donner suite à votre objection. Le délai du recours que votre contrat vous donne a expiré le ${day}.`,
    refused: "Nous ne pouvons pas donner suite à votre objection.",
    staysHeldBack:
      "Cela ne suffit pas pour que la modification prenne effet : elle reste suspendue pour votre contrat.",
  },
  safeguard: "La garantie :",
  reason: "Nos motifs :",
  clause: "La clause de votre contrat :",
  remedy: "Ce que votre contrat vous donne dans ce cas :",
  remedyUntil: (day) => `Le dernier jour pour cela est le ${day}.`,
  inEffect: (day) => `La modification est en vigueur pour votre contrat depuis le ${day}.`,
  closed:
    "La modification ne prend pas effet pour votre contrat : elle a été retirée, ou ne vous est pas appliquée.",
  afterApproval: "La modification ne prend effet pour votre contrat qu’avec votre autorisation.",
  mayFollow:
    "La modification peut prendre effet pour votre contrat une fois votre préavis expiré. Nous vous confirmerons le jour.",
  mayFollowFrom: (day) =>
    `La modification peut prendre effet pour votre contrat au plus tôt le ${day}. Nous vous confirmerons le jour.`,
  incident: {
    ADVERSE_FACT: (about) =>
      `Nous vous informons d’un fait qui concerne le traitement en vertu de votre contrat : « ${about} ».`,
    OBJECTION_ENTERED_LATE: (about) =>
      `Votre objection à la modification « ${about} » nous est parvenue à temps, mais nous ne l’avons enregistrée qu’après la prise d’effet de la modification pour votre contrat.`,
    USE_BEFORE_AUTHORISATION: (about) =>
      `« ${about} » a été utilisé pour le traitement en vertu de votre contrat avant que votre contrat ne l’autorise.`,
  },
  atSubprocessors: (names, count) =>
    `Il concerne ${count === 1 ? "ce sous-traitant ultérieur" : "ces sous-traitants ultérieurs"} : ${names}.`,
  whatHappened: "Ce qui s’est passé :",
  howKnown: "Comment nous l’avons appris :",
  days: (since, known) =>
    `Il en est ainsi depuis le ${since}. Nous en avons connaissance depuis le ${known}.`,
  suspension: {
    PROPOSED: () =>
      "Nous proposons de suspendre le traitement qui en dépend. Veuillez nous indiquer si vous le souhaitez.",
    DONE: (day) =>
      `Nous avons suspendu le traitement qui en dépend${day === null ? "" : ` le ${day}`}.`,
    NOT_POSSIBLE: () => "Nous ne pouvons pas suspendre le traitement qui en dépend.",
    LIFTED: (day) =>
      `Nous avions suspendu le traitement qui en dépend. La suspension a été levée${day === null ? "" : ` le ${day}`}.`,
  },
  noBreach:
    "La présente lettre n’est pas une notification de violation de données à caractère personnel au sens de l’article 33 du règlement général sur la protection des données.",
  askUs:
    "Les droits que la loi et votre contrat vous donnent ne sont pas affectés. Pour toute question, veuillez nous écrire.",
};
