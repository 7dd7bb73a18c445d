import type { CertificateWords } from "./en-certificate";

/** German: every word of a certificate of deletion. Law words as the German text of the law has them. */
export const deCertificate: CertificateWords = {
  title: { DELETE: "Löschbescheinigung", RETURN: "Bescheinigung über Rückgabe und Löschung" },
  subject: "Personenbezogene Daten nach dem Ende der Verarbeitung, Art. 28 Abs. 3 Buchst. g DSGVO",
  simulated: "SIMULIERT: mit verstellter Uhr entstanden, ohne rechtliche Wirkung",
  processor: "Auftragsverarbeiter",
  controller: "Kunde",
  agreement: "Vertrag",
  signedOn: (day) => `unterzeichnet am ${day}`,
  endedOn: "Beendet am",
  chosen: "Wahl des Kunden",
  DELETE: "Löschung aller personenbezogenen Daten",
  RETURN: "Rückgabe aller personenbezogenen Daten und Löschung der vorhandenen Kopien",
  opening: (customer) =>
    `Die Verarbeitung im Auftrag von ${customer} ist beendet. Wir bescheinigen, dass mit den personenbezogenen Daten, die unter dem Vertrag verarbeitet wurden, wie folgt verfahren wurde (Art. 28 Abs. 3 Buchst. g DSGVO).`,
  holders: "Bei wem die Daten lagen und was geschehen ist",
  holder: "Stelle",
  done: "Geschehen",
  on: "Am",
  outcomes: {
    DELETED: "gelöscht",
    RETURNED: "zurückgegeben, vorhandene Kopien gelöscht",
    RETAINED: "aufbewahrt, weil ein Gesetz die Speicherung vorschreibt",
  },
  nothingLeft:
    "Keine der genannten Stellen hält noch personenbezogene Daten des Vertrags, weder in laufenden Systemen noch in Sicherungen.",
  exceptionsTitle: "Was nach dem Gesetz aufbewahrt wird",
  exceptions:
    "Das Unionsrecht oder das Recht eines Mitgliedstaats verpflichtet zur Speicherung dessen, was hier aufgeführt ist. Es wird allein zu diesem Zweck aufbewahrt, ist für jeden anderen gesperrt und wird an dem genannten Tag gelöscht.",
  law: "Vorschrift",
  until: "Bis",
  otherwise:
    "Im Übrigen hält keine der genannten Stellen noch personenbezogene Daten des Vertrags.",
  shown: "Die Nachweise werden beim Vertrag aufbewahrt und können angefordert werden.",
  signature: "Für den Auftragsverarbeiter: Ort, Name, Unterschrift",
  page: "Seite {page} von {pages}",
};
