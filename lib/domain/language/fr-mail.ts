import type { MailWords } from "./en-mail";
import { factLabels, factValues } from "./fact-words";

/** French: every word of the mails that customers get. Law words as the French text of the law has them. */
export const frMail: MailWords = {
  simulatedMark: "[SIMULATION]",
  simulated: {
    title: "Simulation",
    text: "Ce message a été établi à titre d’essai, l’horloge ayant été déplacée. Rien de ce qu’il contient n’est en vigueur.",
  },
  duplicate: {
    title: "Vous avez peut-être déjà ce message",
    text: (attempt) =>
      `Ceci est la tentative d’envoi ${attempt} : l’issue d’une tentative antérieure n’est pas connue. Si les deux vous sont parvenues, elles constituent un seul et même avis.`,
    dates: "Si les dates diffèrent, les plus tardives s’appliquent.",
  },
  kicker: (organisation, id) => `${organisation} · ${changesNamed(id)}`,
  subject: {
    object: (organisation, id, title, day) =>
      `${organisation}, ${changesNamed(id)} : ${title} (objections jusqu’au ${day})`,
    objectSeveral: (organisation, id, title) =>
      `${organisation}, ${changesNamed(id)} : ${title} (vous pouvez émettre des objections)`,
    approve: (organisation, id, title) =>
      `${organisation}, ${changesNamed(id)} : ${title} (votre autorisation est requise)`,
    from: (organisation, id, title, day) =>
      `${organisation}, ${changesNamed(id)} : ${title} (à partir du ${day})`,
    adverse: (organisation, id, title) =>
      `${organisation}, information importante ${id} : ${title}`,
    confirmed: (organisation, id, title) =>
      `${organisation}, désormais en vigueur ${id} : ${title}`,
    withdrawn: (organisation, id, title) => `${organisation}, retrait de ${id} : ${title}`,
    corrected: (organisation, id, title) => `${organisation}, rectification de ${id} : ${title}`,
    plain: (organisation, id, title) => `${organisation}, ${changesNamed(id)} : ${title}`,
  },
  to: (name, customer) => (name === null ? `Pour ${customer}` : `Pour ${name}, ${customer}`),
  lead: {
    object: (organisation, customer) =>
      `${organisation} a l’intention d’apporter la modification ci-dessous aux sous-traitants ultérieurs qui traitent des données à caractère personnel pour le compte de ${customer}. Vous en êtes informé au préalable, comme le prévoient l’article 28, paragraphe 2, du RGPD et votre contrat, afin de pouvoir émettre des objections.`,
    approve: (organisation, customer) =>
      `${organisation} vous demande d’autoriser la modification ci-dessous concernant les sous-traitants ultérieurs qui traitent des données à caractère personnel pour le compte de ${customer}. Votre contrat ne nous donne pas d’autorisation générale (article 28, paragraphe 2, du RGPD).`,
    emergency: (organisation, customer) =>
      `${organisation} doit remplacer en urgence un sous-traitant ultérieur qui traite des données à caractère personnel pour le compte de ${customer}, comme le prévoit la clause d’urgence de votre contrat. Vous en êtes informé aussitôt, afin de pouvoir émettre des objections.`,
    inform: (organisation, customer) =>
      `${organisation} va apporter la modification ci-dessous, qui concerne le traitement de données à caractère personnel pour le compte de ${customer}. Le présent avis vous est adressé individuellement, avant la prise d’effet.`,
    adverse: (organisation, customer) =>
      `${organisation} doit vous informer dans les meilleurs délais du fait ci-dessous. Il concerne le traitement de données à caractère personnel pour le compte de ${customer}.`,
    confirmed: (organisation, customer) =>
      `La modification ci-dessous, dont ${organisation} vous a informé, est désormais en vigueur pour ${customer}.`,
    withdrawn: (organisation, customer) =>
      `La modification ci-dessous, dont ${organisation} vous a informé, n’aura pas lieu. Rien ne change pour ${customer} et vous n’avez rien à faire. Si vous aviez émis une objection, elle est ainsi réglée.`,
    corrected: (organisation, customer) =>
      `Ce que ${organisation} vous a indiqué sur la modification ci-dessous était en partie inexact. Le présent message le rectifie. La modification concerne le traitement de données à caractère personnel pour le compte de ${customer} ; tout ce qui suit est exact et remplace l’avis antérieur.`,
    alreadyEffective: "Depuis son annonce, la modification a pris effet pour votre contrat.",
  },
  correction: {
    title: "Ce qui était inexact et ce qui est exact",
    matters: {
      NAME: "Nom du sous-traitant ultérieur",
      ADDRESS: "Adresse du sous-traitant ultérieur",
      CONTACT: "Contact du sous-traitant ultérieur",
      SERVICE: "Service ou sa finalité",
      DATA: "Catégories de données à caractère personnel",
      SUBJECTS: "Personnes concernées",
      LOCATIONS: "Lieux du traitement",
      MECHANISM: "Instrument de transfert",
      PRODUCTS: "Produits concernés",
      START: "Jour de prise d’effet",
      DEADLINE: "Dernier jour pour émettre des objections",
      HOW_TO_OBJECT: "Manière d’émettre des objections",
      LIST: "Adresse de la liste",
      AFTERWARDS: "Ce qui se passe ensuite",
      OTHER: "Autre point",
    },
    said: "Il vous avait été indiqué",
    right: "Il faut lire",
    nothing: "rien",
    ownDay:
      "Le jour que le présent message indique pour votre contrat, calculé selon ses propres clauses. Le jour figurant dans l’avis antérieur ne compte plus.",
    restarts:
      "Pour cette raison, les délais de préavis et d’objection recommencent à courir pour vous avec le présent message ; ceux de l’avis antérieur ne comptent plus. Une objection que vous avez émise reste valable et vous n’avez pas à la répéter. Une autorisation que vous avez donnée l’a été sur la base d’informations inexactes et ne compte pas : si vous autorisez toujours la modification, veuillez le déclarer à nouveau.",
    plannedAnew: (day) =>
      `La modification est désormais prévue pour le ${day} ; un jour qui vous a été indiqué auparavant ne compte plus. Pour vous, elle ne prend pas effet avant le jour qui figure sous vos dates.`,
    daysStand:
      "Cela n’est pas de nature à influer sur votre appréciation de la modification. Les dates qui vous ont été indiquées restent valables, de même que vos réponses.",
  },
  several: {
    title: (count) => `${count} modifications`,
    lead: (organisation, customer) =>
      `${organisation} vous informe des modifications ci-dessous, qui concernent le traitement de données à caractère personnel pour le compte de ${customer}. Le présent message est l’avis individuel de chacune d’elles, donné avant sa prise d’effet, comme le prévoient l’article 28, paragraphe 2, du RGPD et votre contrat ; pour chacune, il indique des dates propres et si vous pouvez émettre des objections.`,
    confirmed: (organisation, customer) =>
      `Les modifications ci-dessous, dont ${organisation} vous a informé, sont désormais en vigueur pour ${customer}.`,
    withdrawn: (organisation, customer) =>
      `Les modifications ci-dessous, dont ${organisation} vous a informé, n’auront pas lieu. Rien ne change pour ${customer} et vous n’avez rien à faire. Si vous aviez émis une objection, elle est ainsi réglée.`,
  },
  dates: {
    title: "Vos dates",
    titleOf: (agreement) => `Vos dates selon « ${agreement} »`,
    titleOfChange: (id, agreement) => `Vos dates pour ${id} selon « ${agreement} »`,
    objectUntil: "Objections possibles jusqu’à",
    endOf: (day) => `la fin du ${day}`,
    zone: (zone) => `fuseau horaire ${zone}`,
    noticeEnds: "Préavis jusqu’à",
    takesEffect: "Prise d’effet pour vous",
    notBefore: (day) => `au plus tôt le ${day}`,
    emergency: "Urgence",
    grounds: {
      SECURITY_INCIDENT: "Incident de sécurité",
      IMMINENT_LOSS_OF_SERVICE: "Perte imminente du service",
      PROVIDER_INSOLVENCY: "Insolvabilité du prestataire",
      PROVIDER_TERMINATION_SHORT_NOTICE: "Le prestataire met fin à son service à bref délai",
      LEGAL_PROHIBITION: "Interdiction légale",
      COURT_OR_AUTHORITY_ORDER: "Décision d’une juridiction ou d’une autorité",
    },
    atOnce: (day) => `à partir du ${day}, selon la clause d’urgence`,
    plannedFor: (day) => `prévue pour le ${day}`,
    afterApproval: "seulement après votre autorisation",
    afterSignature: "seulement une fois le texte modifié contresigné",
    received: "Réputé reçu le",
    inEffect: "En vigueur pour vous depuis le",
    holdsSince: "Avéré depuis le",
    knownSince: "Connu de nous depuis le",
    approval: "Autorisation",
    approvalText: "à donner par vous, par écrit",
  },
  silence: {
    title: "Si vous n’émettez pas d’objection",
    general: (lastDay, zone, startOn) =>
      `Si aucune objection de votre part ne nous est parvenue à la fin du ${lastDay} (${zone}), la modification peut prendre effet pour votre contrat à partir du ${startOn}.`,
    titleEmergency: "Ce que cela signifie pour vous",
    emergencyObject: (lastDay, zone, startOn) =>
      `Le préavis habituel n’est pas attendu : la modification peut prendre effet pour votre contrat à partir du ${startOn}. Votre droit d’émettre des objections demeure : vous pouvez en émettre jusqu’à la fin du ${lastDay} (${zone}), même une fois la modification en vigueur.`,
    objectInEffect: (lastDay, zone) =>
      `La modification est en vigueur pour votre contrat et votre droit d’émettre des objections demeure : vous pouvez en émettre jusqu’à la fin du ${lastDay} (${zone}).`,
    objectUrgently:
      "Une objection qui nous parvient d’ici là est traitée en urgence et, tant qu’elle n’est pas réglée, le sous-traitant ultérieur n’est pas utilisé pour vous.",
    emergencyInform: (startOn) =>
      `Le préavis habituel n’est pas attendu : la modification peut prendre effet pour votre contrat à partir du ${startOn}.`,
    emergencyRemedy: {
      ACCOMMODATE:
        "Si vous émettez une objection, votre contrat prévoit que nous cherchions une solution qui vous convienne.",
      TERMINATE_SERVICE:
        "S’il ne peut être donné suite à votre objection, votre contrat vous donne le droit de mettre fin au service concerné.",
      REFUND:
        "S’il ne peut être donné suite à votre objection, votre contrat vous donne le droit de mettre fin au service concerné, avec remboursement des sommes payées d’avance.",
    },
    titleSpecific: "Si vous ne répondez pas",
    approves: (lastDay, zone, startOn) =>
      `Selon votre contrat, le silence vaut autorisation. Si aucune objection de votre part ne nous est parvenue à la fin du ${lastDay} (${zone}), la modification est réputée autorisée et peut prendre effet pour votre contrat à partir du ${startOn}.`,
    titleConfirm: "Quand les délais commencent",
    confirm:
      "Selon votre contrat, les délais commencent le jour où vous confirmez avoir reçu cet avis : dans l’espace client ou en répondant à ce message. Vos dates figurent alors dans l’espace client. D’ici là, aucun délai ne court et la modification ne prend pas effet pour votre contrat.",
    specific:
      "Rien ne se passe sans votre autorisation. Le silence ne vaut pas consentement : tant que vous n’avez pas donné votre autorisation par écrit, la modification ne prend pas effet pour votre contrat.",
    titleSignature: "Votre signature est requise",
    signature:
      "Cette modification modifie le contrat entre nous. Nous vous adressons le texte modifié séparément de ce message ; la modification prend effet pour votre contrat une fois ce texte contresigné. D’ici là, votre contrat reste ce qu’il est et le silence ne change rien.",
    titleInform: "Ce que cela signifie pour vous",
    inform: (startOn) =>
      `La modification peut prendre effet pour votre contrat à partir du ${startOn}. Si elle modifie un texte que vous avez signé, nous vous demandons votre signature séparément de ce message.`,
    noRight:
      "Le droit d’émettre des objections prévu à l’article 28, paragraphe 2, du RGPD est lié à l’ajout ou au remplacement de sous-traitants ultérieurs, ce que cette modification n’est pas. Les droits que votre contrat vous donne au-delà ne sont pas affectés.",
    adverse:
      "Il s’agit d’un fait et non d’un projet : il n’y a pas de préavis et rien à quoi s’opposer au préalable. Indiquez-nous si vous souhaitez que le traitement qui en dépend soit suspendu. Les droits que la loi et votre contrat vous donnent ne sont pas affectés.",
  },
  ground: {
    LAPSE: "Le préavis a expiré et aucune objection ne s’y oppose.",
    APPROVAL: "Vous avez autorisé la modification.",
    SIGNED: "Vous avez signé le texte modifié.",
    ACCOMMODATED: "Il a été donné suite à votre objection par une garantie.",
    EMERGENCY:
      "La clause d’urgence de votre contrat la couvre. Vous pouvez encore émettre des objections jusqu’au jour que nous vous avons indiqué.",
    OUTSIDE_GROUND:
      "Le préavis a expiré. Votre objection ne repose pas sur un motif pour lequel votre contrat permet d’en émettre.",
    REMEDY_RUN:
      "Le préavis a expiré. Nous n’avons pas pu donner suite à votre objection et le délai du recours que votre contrat vous donne dans ce cas a expiré.",
    NO_GATE: "Une modification de cette nature n’a pas de préavis.",
  },
  objecting: {
    title: "Comment émettre une objection",
    titleApprove: "Comment autoriser la modification ou émettre une objection",
    here: "émettre une objection sur votre propre page",
    pageText:
      "Cette page vous est propre et ne demande pas de connexion : quiconque détient ce message peut y émettre une objection et voir la suite qui lui est donnée.",
    page: "Émettre une objection ici",
    approvePage: "Autoriser ici",
    how: (mailbox, id, hasPage) =>
      `${hasPage ? "Ou écrivez" : "Écrivez"} à ${mailbox}, ou répondez à ce message. Indiquez la modification, ${id}, et votre société. Une phrase suffit, par exemple « Nous émettons une objection à la modification ${id}, car … » ; un motif relatif à la protection des données nous aide à trouver une solution. Ce qui compte est que votre message nous parvienne avant la fin du dernier jour.`,
    howApprove: (mailbox, id, hasPage) =>
      `${hasPage ? "Ou écrivez" : "Écrivez"} à ${mailbox}, ou répondez à ce message. Indiquez la modification, ${id}, et votre société : « Nous autorisons la modification ${id} », ou « Nous émettons une objection à la modification ${id}, car … ».`,
    prepared: "Message préparé",
    link: (id) => `Émettre une objection à ${id}`,
    mailSubject: (id) => `Objection à la modification ${id}`,
    mailBody: (id) =>
      `Nous émettons une objection à la modification ${id}.\n\nSociété :\nMotif :\n`,
    afterwards:
      "La suite : nous confirmons la réception de votre objection et cherchons une solution avec vous, par exemple une garantie, ou que la modification ne vous soit pas appliquée. Une objection émise à temps suspend la modification pour votre contrat jusqu’à ce qu’il y soit donné suite, que vous la retiriez ou que ce que votre contrat prévoit dans ce cas soit épuisé.",
  },
  questions: (mailbox) => `Questions : ${mailbox}`,
  forward: {
    title: "Si vous êtes vous-même sous-traitant",
    text: "D’après nos informations, vous traitez ces données pour le compte d’autrui. Veuillez informer vos propres responsables du traitement en temps utile (article 28, paragraphes 2 et 4, du RGPD). Les dates de ce message sont les vôtres et ne leur laissent aucun délai propre.",
    textPlain:
      "D’après nos informations, vous traitez ces données pour le compte d’autrui. Veuillez transmettre ceci à vos propres responsables du traitement (article 28, paragraphes 2 et 4, du RGPD).",
    ready: "Un texte que vous pouvez transmettre",
    subject: (customer, ids) =>
      `Objet : modification des sous-traitants ultérieurs auxquels ${customer} recourt pour vous (${ids})`,
    opening: (customer, organisation) =>
      `${customer} traite des données à caractère personnel pour votre compte et recourt pour cela à ${organisation} en tant que sous-traitant. ${organisation} nous a indiqué ce qui change chez ses propres sous-traitants ultérieurs, comme suit ; nous vous en informons en application de l’article 28, paragraphes 2 et 4, du RGPD, de notre contrat et, lorsqu’elles en font partie, de la clause 9, point a), des clauses contractuelles types, module trois.`,
    what: (title, reason) => `Ce qui change : ${title}. Motif : ${reason}.`,
    others: "D’autres éléments changent avec cela ; ils figurent à l’adresse ci-dessous.",
    under: (agreement, text) => `Selon « ${agreement} » : ${text}`,
    notBefore: (day) => `La modification prend effet au plus tôt le ${day}.`,
    inEffect: (day) => `La modification est en vigueur depuis le ${day}.`,
    objectBy: (day, organisation) =>
      `Si vous émettez une objection, veuillez nous l’indiquer au plus tard le ${day}, afin que nous puissions la transmettre à temps à ${organisation}.`,
    approveBy: (day, organisation) =>
      `Veuillez nous indiquer au plus tard le ${day} si vous donnez votre autorisation, afin que nous puissions répondre à temps à ${organisation}.`,
    more: (url) => `Toutes les informations à ce sujet : ${url}`,
  },
  changes: {
    title: "Ce qui change",
    titleOf: (id) => `Ce qui change avec ${id}`,
    titleWithdrawn: "Ce qui avait été annoncé",
    titleAdverse: "Le fait",
    reason: "Motif",
    noReason: "non indiqué",
    added: (name) => `Nouveau sous-traitant ultérieur : ${name}`,
    changed: (name) => `Sous-traitant ultérieur : ${name}`,
    ended: (name) => `N’est plus utilisé : ${name}`,
    replaces: "Remplace",
    replacedBy: "Remplacé par",
    before: "Avant",
    after: "Après",
    nothing: "rien",
    whole: "Informations après la modification",
    others: "Autres informations",
  },
  facts: {
    name: "Nom",
    legalEntity: "Entité juridique",
    address: "Adresse",
    contact: "Contact",
    service: "Service",
    purpose: "Finalité",
    data: "Données à caractère personnel",
    subjects: "Personnes concernées",
    locations: "Lieux du traitement",
    mechanism: "Instrument de transfert",
    measures: "Mesures supplémentaires",
    products: "Produits",
    allProducts: "tous les produits",
    feature: "Fonctionnalité",
    duration: "Durée",
    chain: "Engagé par",
    under: (parent) => `${parent}, lui-même notre sous-traitant ultérieur`,
    directly: (entity) => `${entity}, directement`,
    use: "Utilisation",
    optional: "seulement si vous l’activez",
    standby: "en réserve : autorisé, mais non utilisé",
    unknown: "non connu",
    none: "aucun enregistré",
    otherwise: (names) => `à défaut ${names}`,
    fieldOf: (kind, field) => `${kind} : ${lowerFirst(field)}`,
    labels: factLabels.fr,
    values: factValues.fr,
  },
  agreement: {
    title: "Le contrat applicable",
    agreement: "Contrat",
    authorisation: "Autorisation",
    GENERAL:
      "autorisation écrite générale ; vous êtes informé et pouvez émettre des objections (article 28, paragraphe 2, du RGPD)",
    SPECIFIC:
      "autorisation écrite spécifique ; chaque modification requiert votre autorisation (article 28, paragraphe 2, du RGPD)",
    notice: "Préavis",
    emergency: "Urgence",
    emergencyAtOnce: "La modification peut prendre effet le jour où vous en êtes informé.",
    emergencyPeriod: (period) =>
      `La modification peut prendre effet ${period} après la réception ; le jour de la réception n’est pas compté.`,
    objection: "Délai d’objection",
    receipt: "Réception",
    period: (period) =>
      `${period} à compter de la réception ; le jour de la réception n’est pas compté`,
    receiptOn: {
      DISPATCH: "le jour de l’envoi du message",
      ACCEPTANCE: "le jour où votre serveur de messagerie accepte le message",
      NEXT_DAY: "le lendemain de l’envoi du message",
      NEXT_WORKING_DAY: "le premier jour ouvrable suivant l’envoi du message",
      AFTER_DAYS: "quelques jours après l’envoi du message",
      CONFIRMATION: "le jour où vous confirmez l’avoir reçu",
    },
    counted: (sum) => `${sum}.`,
    after: (period) => `${period} après l’envoi du message`,
    silence: "Silence",
    silenceApproves: "vaut autorisation à l’expiration du délai d’objection",
    contacts: "Personnes informées",
    allContacts:
      "la modification attend que chacun de vos contacts désignés pour les avis ait été informé",
    weekend: "Un délai qui expire un samedi ou un dimanche expire le lundi suivant.",
    weekendOrHoliday:
      "Un délai qui expire un samedi, un dimanche ou un jour férié expire le premier jour ouvrable suivant.",
    noticeOnly: "La modification peut prendre effet à l’expiration du préavis.",
    quote: (clause) => `« ${clause} »`,
  },
  counted: {
    businessDays: (count) => (count === 1 ? "1 jour ouvrable" : `${count} jours ouvrables`),
    atOnce: "immédiatement, selon la clause d’urgence",
    calendar: (period, startsOn) => `${period} à compter de la réception le ${startsOn}`,
    moved: (period, startsOn, end) =>
      `${period} à compter de la réception le ${startsOn} ; le ${end} n’étant pas un jour ouvrable, le suivant compte`,
    business: (period, calendars, startsOn, passed) =>
      [
        `${period} selon ${calendars.length === 1 ? "le calendrier" : "les calendriers"} ${sequence(calendars)}`,
        `à compter de la réception le ${startsOn}`,
        ...(passed.length === 0 ? [] : [`sans compter ${sequence(passed)}`]),
      ].join(", "),
  },
  about: {
    title: "À propos de ce message",
    contractual: (mailbox) =>
      mailbox === null
        ? "Ce message fait partie du contrat entre nous et n’est pas une publicité : il n’est pas possible de s’en désabonner. Pour désigner un autre contact, répondez-y."
        : `Ce message fait partie du contrat entre nous et n’est pas une publicité : il n’est pas possible de s’en désabonner. Pour désigner un autre contact, écrivez à ${mailbox}.`,
    portal: "Vos annexes, avis et objections",
    list: "Tous les sous-traitants ultérieurs",
    change: "Cette modification, version publique",
    publication: "Publication au moment de l’envoi",
    publicationText: (number) => `numéro ${number}, avec l’empreinte`,
    proof:
      "Conservez ce message : il prouve ce qu’était notre registre public. Un registre réécrit après coup ne contient plus cette empreinte.",
    sender: "Expéditeur",
    originals:
      "Le titre et le motif d’une modification, les clauses de votre contrat et les textes de notre registre que personne n’a traduits figurent dans la langue dans laquelle ils ont été rédigés.",
  },
  letter: {
    to: "À",
    from: "De",
    date: "Date",
    number: "Lettre",
  },
  colon: " : ",
  periods: {
    Y: (count) => (count === 1 ? "1 an" : `${count} ans`),
    M: (count) => `${count} mois`,
    W: (count) => (count === 1 ? "1 semaine" : `${count} semaines`),
    D: (count) => (count === 1 ? "1 jour" : `${count} jours`),
  },
};

/** "3 avril 2026 et 6 avril 2026" */
function sequence(words: readonly string[]): string {
  return new Intl.ListFormat("fr-FR", { type: "conjunction" }).format(words);
}

function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** "modification CS-1", "modifications CS-1, CS-2" */
function changesNamed(ids: string): string {
  return `${ids.includes(",") ? "modifications" : "modification"} ${ids}`;
}
