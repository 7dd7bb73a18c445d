import type { LetterWords } from "./en-letters";

const months = [
  "Januar",
  "Februar",
  "März",
  "April",
  "Mai",
  "Juni",
  "Juli",
  "August",
  "September",
  "Oktober",
  "November",
  "Dezember",
] as const;

/** "3. April 2026", not left to the platform's locale data. */
function germanDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day}. ${months[(month ?? 1) - 1]} ${year}`;
}

export const deLetters: LetterWords = {
  tag: "de",
  name: "Deutsch",
  day: germanDate,
  subject: {
    objection: (title) => `Ihr Einspruch gegen die Änderung „${title}“`,
    incident: (about) => `Information zu „${about}“`,
  },
  to: (customer, agreement) => `An ${customer}\nIhr Vertrag: ${agreement}`,
  greeting: "Sehr geehrte Damen und Herren,",
  closing: "Mit freundlichen Grüßen",
  received: (day, title, id) =>
    `am ${day} haben wir Ihren Einspruch erhalten. Er betrifft die Änderung „${title}“ (unser Zeichen ${id}).`,
  open: {
    late: "Er ist nach dem letzten Tag der Einspruchsfrist eingegangen, oder gegen diese Änderung besteht kein Einspruchsrecht. Er ist festgehalten und wird beantwortet; die Änderung hält er nicht auf.",
    heldBack:
      "Er ist fristgerecht eingegangen. Solange über Ihren Einspruch nicht entschieden ist, wird die Änderung für Ihren Vertrag nicht wirksam. Wir suchen eine Lösung und kommen wieder auf Sie zu.",
    inEffect: (day) =>
      `Er ist fristgerecht eingegangen. Wir haben ihn erst erfasst, nachdem die Änderung am ${day} für Ihren Vertrag wirksam geworden war. Das haben wir als Vorfall festgehalten; was wir veranlassen, teilen wir Ihnen mit.`,
    inOrder: (day) =>
      `Er ist fristgerecht eingegangen. Nach Ihrem Vertrag kann die Änderung vor dem Ende der Einspruchsfrist wirksam werden, und sie ist für Ihren Vertrag seit dem ${day} wirksam. Wir suchen eine Lösung und kommen wieder auf Sie zu.`,
  },
  outcome: {
    safeguard: "Wir tragen Ihrem Einspruch durch eine Schutzmaßnahme Rechnung.",
    leftOut:
      "Wir tragen Ihrem Einspruch Rechnung, indem die Änderung für Ihren Vertrag unterbleibt. Die Liste der Unterauftragsverarbeiter bleibt für Sie, wie sie war.",
    withdrawn: "Sie haben Ihren Einspruch zurückgenommen. Das haben wir festgehalten.",
    untimely: (received, lastDay) =>
      `Der letzte Tag Ihrer Einspruchsfrist war der ${lastDay}. Ihr Einspruch ist am ${received} und damit danach eingegangen; er hält die Änderung nicht auf.`,
    noRight: "Ihr Vertrag gibt gegen eine Änderung dieser Art kein Einspruchsrecht.",
    outsideGround:
      "Ihr Einspruch stützt sich nicht auf einen Grund, aus dem Ihr Vertrag einen Einspruch zulässt.",
    ended:
      "Ihr Vertrag endet, und damit ist dieser Einspruch erledigt. Bis zu seinem Ende bleibt die Liste der Unterauftragsverarbeiter für Sie, wie sie war.",
    endedInEffect: (day) =>
      `Ihr Vertrag endet, und damit ist dieser Einspruch erledigt. Die Änderung ist für Sie seit dem ${day} wirksam.`,
    remedyRun: (day) =>
      day === null
        ? "Wir konnten Ihrem Einspruch nicht abhelfen. Die Frist für das, was Ihr Vertrag Ihnen dann gibt, ist abgelaufen."
        : `Wir konnten Ihrem Einspruch nicht abhelfen. Die Frist für das, was Ihr Vertrag Ihnen dann gibt, ist am ${day} abgelaufen.`,
    refused: "Wir können Ihrem Einspruch nicht abhelfen.",
    staysHeldBack:
      "Das allein macht die Änderung nicht wirksam: Für Ihren Vertrag bleibt sie ausgesetzt.",
  },
  safeguard: "Die Schutzmaßnahme:",
  reason: "Unsere Gründe:",
  clause: "Die Klausel Ihres Vertrags:",
  remedy: "Was Ihr Vertrag Ihnen in diesem Fall gibt:",
  remedyUntil: (day) => `Der letzte Tag dafür ist der ${day}.`,
  inEffect: (day) => `Die Änderung ist für Ihren Vertrag seit dem ${day} wirksam.`,
  closed:
    "Die Änderung wird für Ihren Vertrag nicht wirksam: Sie wurde zurückgezogen oder unterbleibt für Sie.",
  afterApproval: "Die Änderung wird für Ihren Vertrag nur mit Ihrer Zustimmung wirksam.",
  mayFollow:
    "Die Änderung kann für Ihren Vertrag wirksam werden, sobald Ihre Mitteilungsfrist abgelaufen ist. Den Tag bestätigen wir Ihnen.",
  mayFollowFrom: (day) =>
    `Die Änderung kann für Ihren Vertrag frühestens am ${day} wirksam werden. Den Tag bestätigen wir Ihnen.`,
  incident: {
    ADVERSE_FACT: (about) =>
      `wir unterrichten Sie über eine Tatsache, die die Verarbeitung nach Ihrem Vertrag betrifft: „${about}“.`,
    OBJECTION_ENTERED_LATE: (about) =>
      `Ihr Einspruch gegen die Änderung „${about}“ ist fristgerecht bei uns eingegangen; erfasst haben wir ihn erst, nachdem die Änderung für Ihren Vertrag wirksam geworden war.`,
    USE_BEFORE_AUTHORISATION: (about) =>
      `„${about}“ wurde für die Verarbeitung nach Ihrem Vertrag eingesetzt, bevor Ihr Vertrag das genehmigt hat.`,
  },
  atSubprocessors: (names, count) =>
    `Sie betrifft ${count === 1 ? "diesen" : "diese"} Unterauftragsverarbeiter: ${names}.`,
  whatHappened: "Was geschehen ist:",
  howKnown: "Woher wir davon wissen:",
  days: (since, known) => `Das ist seit dem ${since} so. Bekannt ist es uns seit dem ${known}.`,
  suspension: {
    PROPOSED: () =>
      "Wir schlagen vor, die davon abhängige Verarbeitung auszusetzen. Bitte teilen Sie uns mit, ob Sie das wünschen.",
    DONE: (day) =>
      `Die davon abhängige Verarbeitung haben wir${day === null ? "" : ` am ${day}`} ausgesetzt.`,
    NOT_POSSIBLE: () => "Die davon abhängige Verarbeitung können wir nicht aussetzen.",
    LIFTED: (day) =>
      `Die davon abhängige Verarbeitung hatten wir ausgesetzt. Die Aussetzung ist${day === null ? "" : ` am ${day}`} aufgehoben worden.`,
  },
  noBreach:
    "Dieses Schreiben ist keine Meldung einer Verletzung des Schutzes personenbezogener Daten nach Artikel 33 der Datenschutz-Grundverordnung.",
  askUs:
    "Ihre Rechte aus dem Gesetz und aus Ihrem Vertrag bleiben unberührt. Bei Fragen schreiben Sie uns bitte.",
};
