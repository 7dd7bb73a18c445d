import type { MailWords } from "./en-mail";
import { factLabels, factValues } from "./fact-words";

/** German: every word of the mails that customers get. Law words as the German text of the law has them. */
export const deMail: MailWords = {
  simulatedMark: "[SIMULIERT]",
  simulated: {
    title: "Simuliert",
    text: "Diese E-Mail entstand zur Probe mit verstellter Uhr. Nichts darin gilt.",
  },
  duplicate: {
    title: "Vielleicht haben Sie diese E-Mail schon",
    text: (attempt) =>
      `Dies ist Versuch ${attempt}, sie zu senden: Wie ein früherer endete, ist nicht bekannt. Haben Sie beide erhalten, so sind sie eine einzige Mitteilung.`,
    dates: "Weichen die Termine voneinander ab, so gelten die späteren.",
  },
  kicker: (organisation, id) => `${organisation} · ${changesNamed(id)}`,
  subject: {
    object: (organisation, id, title, day) =>
      `${organisation}, ${changesNamed(id)}: ${title} (Einspruch bis ${day})`,
    objectSeveral: (organisation, id, title) =>
      `${organisation}, ${changesNamed(id)}: ${title} (Sie können Einspruch erheben)`,
    approve: (organisation, id, title) =>
      `${organisation}, ${changesNamed(id)}: ${title} (Ihre Genehmigung ist erforderlich)`,
    from: (organisation, id, title, day) =>
      `${organisation}, ${changesNamed(id)}: ${title} (ab ${day})`,
    adverse: (organisation, id, title) => `${organisation}, wichtige Information ${id}: ${title}`,
    confirmed: (organisation, id, title) => `${organisation}, jetzt wirksam ${id}: ${title}`,
    withdrawn: (organisation, id, title) => `${organisation}, zurückgezogen ${id}: ${title}`,
    corrected: (organisation, id, title) => `${organisation}, Berichtigung zu ${id}: ${title}`,
    plain: (organisation, id, title) => `${organisation}, ${changesNamed(id)}: ${title}`,
  },
  to: (name, customer) => (name === null ? `Für ${customer}` : `Für ${name}, ${customer}`),
  lead: {
    object: (organisation, customer) =>
      `${organisation} beabsichtigt die unten beschriebene Änderung bei den Unterauftragsverarbeitern, die im Auftrag von ${customer} personenbezogene Daten verarbeiten. Sie werden vorab informiert, wie es Art. 28 Abs. 2 DSGVO und Ihr Vertrag vorsehen, damit Sie Einspruch erheben können.`,
    approve: (organisation, customer) =>
      `${organisation} bittet Sie, die unten beschriebene Änderung bei den Unterauftragsverarbeitern zu genehmigen, die im Auftrag von ${customer} personenbezogene Daten verarbeiten. Ihr Vertrag erteilt uns keine allgemeine Genehmigung (Art. 28 Abs. 2 DSGVO).`,
    emergency: (organisation, customer) =>
      `${organisation} muss einen Unterauftragsverarbeiter, der im Auftrag von ${customer} personenbezogene Daten verarbeitet, in einem Notfall ersetzen, wie es die Notfallklausel Ihres Vertrags vorsieht. Sie werden sofort informiert, damit Sie Einspruch erheben können.`,
    inform: (organisation, customer) =>
      `${organisation} wird die unten beschriebene Änderung vornehmen. Sie betrifft die Verarbeitung personenbezogener Daten im Auftrag von ${customer}. Dies ist Ihre eigene Mitteilung darüber, vor dem Wirksamwerden.`,
    adverse: (organisation, customer) =>
      `${organisation} muss Sie unverzüglich über die unten beschriebene Tatsache informieren. Sie betrifft die Verarbeitung personenbezogener Daten im Auftrag von ${customer}.`,
    confirmed: (organisation, customer) =>
      `Die unten beschriebene Änderung, über die ${organisation} Sie informiert hat, ist jetzt für ${customer} wirksam.`,
    withdrawn: (organisation, customer) =>
      `Die unten beschriebene Änderung, über die ${organisation} Sie informiert hat, wird nicht vorgenommen. Für ${customer} ändert sich nichts, und Sie müssen nichts tun. Haben Sie Einspruch erhoben, so ist er damit erledigt.`,
    corrected: (organisation, customer) =>
      `Was ${organisation} Ihnen über die unten beschriebene Änderung mitgeteilt hat, war zum Teil unrichtig. Diese E-Mail berichtigt es. Die Änderung betrifft die Verarbeitung personenbezogener Daten im Auftrag von ${customer}; alles Folgende ist richtig und tritt an die Stelle der früheren Mitteilung.`,
    alreadyEffective: "Seit ihrer Ankündigung ist die Änderung für Ihren Vertrag wirksam geworden.",
  },
  correction: {
    title: "Was unrichtig war und was richtig ist",
    matters: {
      NAME: "Name des Unterauftragsverarbeiters",
      ADDRESS: "Anschrift des Unterauftragsverarbeiters",
      CONTACT: "Kontakt des Unterauftragsverarbeiters",
      SERVICE: "Dienst oder sein Zweck",
      DATA: "Kategorien personenbezogener Daten",
      SUBJECTS: "Betroffene Personen",
      LOCATIONS: "Orte der Verarbeitung",
      MECHANISM: "Grundlage der Übermittlung",
      PRODUCTS: "Betroffene Produkte",
      START: "Tag des Wirksamwerdens",
      DEADLINE: "Letzter Tag für den Einspruch",
      HOW_TO_OBJECT: "Weg, Einspruch zu erheben",
      LIST: "Adresse der Liste",
      AFTERWARDS: "Was dann geschieht",
      OTHER: "Anderes",
    },
    said: "Mitgeteilt war",
    right: "Richtig ist",
    nothing: "nichts",
    ownDay:
      "Der Tag, den diese E-Mail für Ihren Vertrag nennt, berechnet nach dessen eigenen Bestimmungen. Der Tag in der früheren Mitteilung gilt nicht mehr.",
    restarts:
      "Deshalb beginnen die Mitteilungsfrist und die Einspruchsfrist für Sie mit dieser E-Mail neu; die der früheren Mitteilung gelten nicht mehr. Ein Einspruch, den Sie erhoben haben, bleibt gültig; Sie müssen ihn nicht wiederholen. Eine Genehmigung, die Sie erteilt haben, beruhte auf unrichtigen Angaben und gilt nicht: Genehmigen Sie weiterhin, so erklären Sie das bitte erneut.",
    plannedAnew: (day) =>
      `Die Änderung ist jetzt für den ${day} geplant; ein Tag, der Ihnen früher mitgeteilt wurde, gilt nicht mehr. Für Sie wird sie nicht vor dem Tag wirksam, der unter Ihren Terminen steht.`,
    daysStand:
      "Für die Beurteilung der Änderung kommt es darauf nicht an. Die Termine, die Ihnen mitgeteilt wurden, bleiben bestehen, ebenso, was Sie geantwortet haben.",
  },
  several: {
    title: (count) => `${count} Änderungen`,
    lead: (organisation, customer) =>
      `${organisation} informiert Sie über die unten beschriebenen Änderungen, die die Verarbeitung personenbezogener Daten im Auftrag von ${customer} betreffen. Dies ist die eigene Mitteilung über jede von ihnen, vor dem Wirksamwerden, wie es Art. 28 Abs. 2 DSGVO und Ihr Vertrag vorsehen; für jede sind eigene Termine genannt und ob Sie Einspruch erheben können.`,
    confirmed: (organisation, customer) =>
      `Die unten beschriebenen Änderungen, über die ${organisation} Sie informiert hat, sind jetzt für ${customer} wirksam.`,
    withdrawn: (organisation, customer) =>
      `Die unten beschriebenen Änderungen, über die ${organisation} Sie informiert hat, werden nicht vorgenommen. Für ${customer} ändert sich nichts, und Sie müssen nichts tun. Haben Sie Einspruch erhoben, so ist er damit erledigt.`,
  },
  dates: {
    title: "Ihre Termine",
    titleOf: (agreement) => `Ihre Termine nach „${agreement}“`,
    titleOfChange: (id, agreement) => `Ihre Termine für ${id} nach „${agreement}“`,
    objectUntil: "Einspruch möglich bis",
    endOf: (day) => `Ende des ${day}`,
    zone: (zone) => `Zeitzone ${zone}`,
    noticeEnds: "Mitteilungsfrist endet",
    takesEffect: "Wirksam für Sie",
    notBefore: (day) => `frühestens am ${day}`,
    emergency: "Notfall",
    grounds: {
      SECURITY_INCIDENT: "Sicherheitsvorfall",
      IMMINENT_LOSS_OF_SERVICE: "Drohender Ausfall des Dienstes",
      PROVIDER_INSOLVENCY: "Insolvenz des Anbieters",
      PROVIDER_TERMINATION_SHORT_NOTICE: "Der Anbieter beendet seinen Dienst kurzfristig",
      LEGAL_PROHIBITION: "Gesetzliches Verbot",
      COURT_OR_AUTHORITY_ORDER: "Anordnung eines Gerichts oder einer Behörde",
    },
    atOnce: (day) => `ab ${day}, nach der Notfallklausel`,
    plannedFor: (day) => `geplant für den ${day}`,
    afterApproval: "nur nach Ihrer Genehmigung",
    afterSignature: "erst, wenn der geänderte Vertragstext gegengezeichnet ist",
    received: "Gilt als zugegangen am",
    inEffect: "Für Sie wirksam seit",
    holdsSince: "So seit",
    knownSince: "Uns bekannt seit",
    approval: "Genehmigung",
    approvalText: "von Ihnen erforderlich, schriftlich",
  },
  silence: {
    title: "Wenn Sie keinen Einspruch erheben",
    general: (lastDay, zone, startOn) =>
      `Ist bis zum Ende des ${lastDay} (${zone}) kein Einspruch von Ihnen bei uns eingegangen, so kann die Änderung für Ihren Vertrag ab dem ${startOn} wirksam werden.`,
    titleEmergency: "Was das für Sie bedeutet",
    emergencyObject: (lastDay, zone, startOn) =>
      `Die übliche Mitteilungsfrist wird nicht abgewartet: Die Änderung kann für Ihren Vertrag ab dem ${startOn} wirksam werden. Ihr Recht auf Einspruch bleibt bestehen: Sie können bis zum Ende des ${lastDay} (${zone}) Einspruch erheben, auch wenn die Änderung schon wirksam ist.`,
    objectInEffect: (lastDay, zone) =>
      `Die Änderung ist für Ihren Vertrag wirksam, und Ihr Recht auf Einspruch bleibt bestehen: Sie können bis zum Ende des ${lastDay} (${zone}) Einspruch erheben.`,
    objectUrgently:
      "Ein Einspruch, der bis dahin bei uns eingeht, wird als dringend behandelt; solange er offen ist, wird der Unterauftragsverarbeiter für Sie nicht eingesetzt.",
    emergencyInform: (startOn) =>
      `Die übliche Mitteilungsfrist wird nicht abgewartet: Die Änderung kann für Ihren Vertrag ab dem ${startOn} wirksam werden.`,
    emergencyRemedy: {
      ACCOMMODATE:
        "Erheben Sie Einspruch, so sieht Ihr Vertrag vor, dass wir einen Weg suchen, der Ihnen gerecht wird.",
      TERMINATE_SERVICE:
        "Kann Ihrem Einspruch nicht abgeholfen werden, so gibt Ihr Vertrag Ihnen das Recht, den betroffenen Dienst zu kündigen.",
      REFUND:
        "Kann Ihrem Einspruch nicht abgeholfen werden, so gibt Ihr Vertrag Ihnen das Recht, den betroffenen Dienst zu kündigen; was Sie im Voraus bezahlt haben, wird erstattet.",
    },
    titleSpecific: "Wenn Sie nicht antworten",
    approves: (lastDay, zone, startOn) =>
      `Nach Ihrem Vertrag gilt Schweigen als Genehmigung. Ist bis zum Ende des ${lastDay} (${zone}) kein Einspruch von Ihnen bei uns eingegangen, so gilt die Änderung als genehmigt und kann für Ihren Vertrag ab dem ${startOn} wirksam werden.`,
    titleConfirm: "Wann die Fristen beginnen",
    confirm:
      "Nach Ihrem Vertrag beginnen die Fristen an dem Tag, an dem Sie bestätigen, dass Sie diese Mitteilung erhalten haben: im Kundenportal oder durch eine Antwort auf diese E-Mail. Ihre Termine stehen dann im Kundenportal. Bis dahin läuft keine Frist, und die Änderung wird für Ihren Vertrag nicht wirksam.",
    specific:
      "Ohne Ihre Genehmigung geschieht nichts. Schweigen ist keine Zustimmung: Solange Sie nicht schriftlich genehmigt haben, wird die Änderung für Ihren Vertrag nicht wirksam.",
    titleSignature: "Ihre Unterschrift ist erforderlich",
    signature:
      "Diese Änderung ändert den Vertrag zwischen uns. Den geänderten Text senden wir Ihnen getrennt von dieser E-Mail; die Änderung wird für Ihren Vertrag wirksam, sobald er gegengezeichnet ist. Bis dahin bleibt Ihr Vertrag, wie er ist, und Schweigen ändert nichts.",
    titleInform: "Was das für Sie bedeutet",
    inform: (startOn) =>
      `Die Änderung kann für Ihren Vertrag ab dem ${startOn} wirksam werden. Soweit sie einen Text ändert, den Sie unterzeichnet haben, bitten wir Sie getrennt von dieser E-Mail um Ihre Unterschrift.`,
    noRight:
      "Ein Recht auf Einspruch nach Art. 28 Abs. 2 DSGVO besteht bei der Hinzuziehung oder Ersetzung von Unterauftragsverarbeitern; darum handelt es sich hier nicht. Weiter gehende Rechte aus Ihrem Vertrag bleiben unberührt.",
    adverse:
      "Dies ist eine Tatsache, kein Vorhaben: Es gibt keine Mitteilungsfrist und nichts, wogegen vorab Einspruch erhoben werden könnte. Teilen Sie uns mit, wenn Sie wünschen, dass die davon abhängige Verarbeitung ausgesetzt wird. Ihre Rechte aus dem Gesetz und aus Ihrem Vertrag bleiben unberührt.",
  },
  ground: {
    LAPSE: "Die Mitteilungsfrist ist abgelaufen, und kein Einspruch steht entgegen.",
    APPROVAL: "Sie haben die Änderung genehmigt.",
    SIGNED: "Sie haben den geänderten Text unterzeichnet.",
    ACCOMMODATED: "Ihrem Einspruch wurde durch eine Schutzmaßnahme Rechnung getragen.",
    EMERGENCY:
      "Die Notfallklausel Ihres Vertrags deckt sie. Bis zu dem Tag, den wir Ihnen mitgeteilt haben, können Sie weiterhin Einspruch erheben.",
    OUTSIDE_GROUND:
      "Die Mitteilungsfrist ist abgelaufen. Ihr Einspruch stützt sich nicht auf einen Grund, aus dem Ihr Vertrag einen Einspruch zulässt.",
    REMEDY_RUN:
      "Die Mitteilungsfrist ist abgelaufen. Wir konnten Ihrem Einspruch nicht abhelfen, und die Frist für das, was Ihr Vertrag Ihnen dann gibt, ist abgelaufen.",
    NO_GATE: "Für eine Änderung dieser Art gibt es keine Mitteilungsfrist.",
  },
  objecting: {
    title: "Wie Sie Einspruch erheben",
    titleApprove: "Wie Sie genehmigen oder Einspruch erheben",
    here: "Einspruch auf Ihrer eigenen Seite",
    pageText:
      "Die Seite ist nur für Sie und verlangt keine Anmeldung: Wer diese E-Mail hat, kann dort Einspruch erheben und sehen, was daraus wird.",
    page: "Hier Einspruch erheben",
    approvePage: "Hier genehmigen",
    how: (mailbox, id, hasPage) =>
      `${hasPage ? "Oder schreiben Sie" : "Schreiben Sie"} an ${mailbox}, oder antworten Sie auf diese E-Mail. Nennen Sie die Änderung, ${id}, und Ihr Unternehmen. Ein Satz genügt, etwa „Wir erheben Einspruch gegen die Änderung ${id}, weil …“; ein Grund aus dem Datenschutz hilft uns, eine Lösung zu finden. Maßgeblich ist, dass Ihre Nachricht bis zum Ende des letzten Tages bei uns eingeht.`,
    howApprove: (mailbox, id, hasPage) =>
      `${hasPage ? "Oder schreiben Sie" : "Schreiben Sie"} an ${mailbox}, oder antworten Sie auf diese E-Mail. Nennen Sie die Änderung, ${id}, und Ihr Unternehmen: „Wir genehmigen die Änderung ${id}“, oder „Wir erheben Einspruch gegen die Änderung ${id}, weil …“.`,
    prepared: "Vorbereitete E-Mail",
    link: (id) => `Einspruch gegen ${id}`,
    mailSubject: (id) => `Einspruch gegen die Änderung ${id}`,
    mailBody: (id) => `Wir erheben Einspruch gegen die Änderung ${id}.\n\nUnternehmen:\nGrund:\n`,
    afterwards:
      "Wie es weitergeht: Wir bestätigen den Eingang Ihres Einspruchs und suchen mit Ihnen eine Lösung, etwa eine Schutzmaßnahme, oder dass die Änderung für Sie unterbleibt. Ein fristgerechter Einspruch hält die Änderung für Ihren Vertrag auf, bis ihm Rechnung getragen ist, Sie ihn zurücknehmen, oder abgelaufen ist, was Ihr Vertrag für diesen Fall vorsieht.",
  },
  questions: (mailbox) => `Fragen: ${mailbox}`,
  forward: {
    title: "Wenn Sie selbst Auftragsverarbeiter sind",
    text: "Nach unseren Unterlagen verarbeiten Sie diese Daten im Auftrag anderer. Bitte informieren Sie Ihre eigenen Verantwortlichen rechtzeitig (Art. 28 Abs. 2 und 4 DSGVO). Die Termine in dieser E-Mail sind die Ihren und lassen jenen keine eigene Zeit.",
    textPlain:
      "Nach unseren Unterlagen verarbeiten Sie diese Daten im Auftrag anderer. Bitte geben Sie dies an Ihre eigenen Verantwortlichen weiter (Art. 28 Abs. 2 und 4 DSGVO).",
    ready: "Ein Text, den Sie weitergeben können",
    subject: (customer, ids) =>
      `Betreff: Änderung bei den Unterauftragsverarbeitern, die ${customer} für Sie einsetzt (${ids})`,
    opening: (customer, organisation) =>
      `${customer} verarbeitet personenbezogene Daten in Ihrem Auftrag und nimmt dafür ${organisation} als Auftragsverarbeiter in Anspruch. ${organisation} hat uns mitgeteilt, was sich bei den eigenen Unterauftragsverarbeitern ändert, wie folgt; wir informieren Sie darüber nach Artikel 28 Absätze 2 und 4 DSGVO, unserem Vertrag und, soweit sie dessen Bestandteil sind, Klausel 9 Buchstabe a der Standardvertragsklauseln, Modul drei.`,
    what: (title, reason) => `Was sich ändert: ${title}. Grund: ${reason}.`,
    others: "Weitere Angaben ändern sich mit; sie stehen unter der Adresse am Ende.",
    under: (agreement, text) => `Nach „${agreement}“: ${text}`,
    notBefore: (day) => `Die Änderung wird frühestens am ${day} wirksam.`,
    inEffect: (day) => `Die Änderung ist seit dem ${day} wirksam.`,
    objectBy: (day, organisation) =>
      `Wenn Sie Einspruch erheben, teilen Sie uns das bitte bis zum ${day} mit, damit wir Ihren Einspruch rechtzeitig an ${organisation} weitergeben können.`,
    approveBy: (day, organisation) =>
      `Bitte teilen Sie uns bis zum ${day} mit, ob Sie genehmigen, damit wir ${organisation} rechtzeitig antworten können.`,
    more: (url) => `Alle Angaben dazu: ${url}`,
  },
  changes: {
    title: "Was sich ändert",
    titleOf: (id) => `Was sich mit ${id} ändert`,
    titleWithdrawn: "Was angekündigt war",
    titleAdverse: "Die Tatsache",
    reason: "Grund",
    noReason: "nicht angegeben",
    added: (name) => `Neuer Unterauftragsverarbeiter: ${name}`,
    changed: (name) => `Unterauftragsverarbeiter: ${name}`,
    ended: (name) => `Nicht mehr eingesetzt: ${name}`,
    replaces: "Ersetzt",
    replacedBy: "Ersetzt durch",
    before: "Vorher",
    after: "Nachher",
    nothing: "nichts",
    whole: "Angaben nach der Änderung",
    others: "Weitere Angaben",
  },
  facts: {
    name: "Name",
    legalEntity: "Rechtsträger",
    address: "Anschrift",
    contact: "Kontakt",
    service: "Dienst",
    purpose: "Zweck",
    data: "Personenbezogene Daten",
    subjects: "Betroffene Personen",
    locations: "Orte der Verarbeitung",
    mechanism: "Grundlage der Übermittlung",
    measures: "Zusätzliche Maßnahmen",
    products: "Produkte",
    allProducts: "alle Produkte",
    feature: "Funktion",
    duration: "Dauer",
    chain: "Beauftragt durch",
    under: (parent) => `${parent}, selbst unser Unterauftragsverarbeiter`,
    directly: (entity) => `${entity}, unmittelbar`,
    use: "Einsatz",
    optional: "nur, wo Sie es einschalten",
    standby: "in Bereitschaft: genehmigt, aber nicht im Einsatz",
    unknown: "nicht bekannt",
    none: "keine verzeichnet",
    otherwise: (names) => `sonst ${names}`,
    fieldOf: (kind, field) => `${kind}: ${field}`,
    labels: factLabels.de,
    values: factValues.de,
  },
  agreement: {
    title: "Der zugrunde liegende Vertrag",
    agreement: "Vertrag",
    authorisation: "Genehmigung",
    GENERAL:
      "allgemeine schriftliche Genehmigung; Sie werden informiert und können Einspruch erheben (Art. 28 Abs. 2 DSGVO)",
    SPECIFIC:
      "gesonderte schriftliche Genehmigung; jede Änderung bedarf Ihrer Genehmigung (Art. 28 Abs. 2 DSGVO)",
    notice: "Mitteilungsfrist",
    emergency: "Notfall",
    emergencyAtOnce: "Sie kann an dem Tag wirksam werden, an dem Sie informiert werden.",
    emergencyPeriod: (period) =>
      `Sie kann ${period} nach Zugang wirksam werden; der Tag des Zugangs zählt nicht mit.`,
    objection: "Einspruchsfrist",
    receipt: "Zugang",
    period: (period) => `${period} ab Zugang; der Tag des Zugangs zählt nicht mit`,
    receiptOn: {
      DISPATCH: "der Tag, an dem die E-Mail gesendet wird",
      ACCEPTANCE: "der Tag, an dem Ihr Mailserver die E-Mail annimmt",
      NEXT_DAY: "der Tag nach dem Senden der E-Mail",
      NEXT_WORKING_DAY: "der nächste Arbeitstag nach dem Senden der E-Mail",
      AFTER_DAYS: "einige Tage nach dem Senden der E-Mail",
      CONFIRMATION: "der Tag, an dem Sie den Empfang bestätigen",
    },
    counted: (sum) => `${sum}.`,
    after: (period) => `${period} nach dem Senden der E-Mail`,
    silence: "Schweigen",
    silenceApproves: "gilt nach Ablauf der Einspruchsfrist als Genehmigung",
    contacts: "Informiert",
    allContacts: "die Änderung wartet, bis jeder Ihrer Kontakte für Mitteilungen informiert ist",
    weekend:
      "Eine Frist, die an einem Samstag oder Sonntag endet, endet am darauffolgenden Montag.",
    weekendOrHoliday:
      "Eine Frist, die an einem Samstag, Sonntag oder Feiertag endet, endet am nächsten Arbeitstag.",
    noticeOnly: "Die Änderung kann wirksam werden, wenn die Mitteilungsfrist abgelaufen ist.",
    quote: (clause) => `„${clause}“`,
  },
  counted: {
    businessDays: (count) => (count === 1 ? "1 Arbeitstag" : `${count} Arbeitstage`),
    atOnce: "sofort, nach der Notfallklausel",
    calendar: (period, startsOn) => `${period} ab Zugang am ${startsOn}`,
    moved: (period, startsOn, end) =>
      `${period} ab Zugang am ${startsOn}; der ${end} ist kein Arbeitstag, daher zählt der nächste`,
    business: (period, calendars, startsOn, passed) =>
      [
        `${period} nach ${calendars.length === 1 ? "dem Kalender" : "den Kalendern"} ${sequence(calendars)}`,
        `ab Zugang am ${startsOn}`,
        ...(passed.length === 0 ? [] : [`ohne ${sequence(passed)}`]),
      ].join(", "),
  },
  about: {
    title: "Über diese E-Mail",
    contractual: (mailbox) =>
      mailbox === null
        ? "Diese E-Mail gehört zu dem Vertrag zwischen uns und ist keine Werbung: Sie lässt sich nicht abbestellen. Um einen anderen Kontakt zu benennen, antworten Sie auf sie."
        : `Diese E-Mail gehört zu dem Vertrag zwischen uns und ist keine Werbung: Sie lässt sich nicht abbestellen. Um einen anderen Kontakt zu benennen, schreiben Sie an ${mailbox}.`,
    portal: "Ihre Anlagen, Mitteilungen und Einsprüche",
    list: "Alle Unterauftragsverarbeiter",
    change: "Diese Änderung öffentlich",
    publication: "Veröffentlichung beim Senden",
    publicationText: (number) => `Nummer ${number}, mit dem Hash`,
    proof:
      "Bewahren Sie diese E-Mail auf: Sie belegt, was unser öffentliches Register enthielt. Ein Register, das nachträglich umgeschrieben wurde, enthält diesen Hash nicht mehr.",
    sender: "Absender",
    originals:
      "Titel und Grund einer Änderung, Klauseln Ihres Vertrags und Texte unseres Registers, die niemand übersetzt hat, stehen in der Sprache, in der sie verfasst wurden.",
  },
  letter: {
    to: "An",
    from: "Von",
    date: "Datum",
    number: "Schreiben",
  },
  colon: ": ",
  periods: {
    Y: (count) => (count === 1 ? "1 Jahr" : `${count} Jahre`),
    M: (count) => (count === 1 ? "1 Monat" : `${count} Monate`),
    W: (count) => (count === 1 ? "1 Woche" : `${count} Wochen`),
    D: (count) => (count === 1 ? "1 Tag" : `${count} Tage`),
  },
};

/** "3. April 2026 und 6. April 2026" */
function sequence(words: readonly string[]): string {
  return new Intl.ListFormat("de-DE", { type: "conjunction" }).format(words);
}

/** "Änderung CS-1", "Änderungen CS-1, CS-2" */
function changesNamed(ids: string): string {
  return `${ids.includes(",") ? "Änderungen" : "Änderung"} ${ids}`;
}
