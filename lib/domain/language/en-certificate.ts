/** English: every word of a certificate of deletion. */
export const enCertificate = {
  title: { DELETE: "Certificate of deletion", RETURN: "Certificate of return and deletion" },
  subject: "Personal data after the end of processing, GDPR Art. 28(3)(g)",
  simulated: "SIMULATED: made under a shifted clock, without legal effect",
  processor: "Processor",
  controller: "Customer",
  agreement: "Agreement",
  signedOn: (day: string) => `signed on ${day}`,
  endedOn: "Ended on",
  chosen: "Chosen by the customer",
  DELETE: "deletion of all personal data",
  RETURN: "return of all personal data, and deletion of existing copies",
  opening: (customer: string) =>
    `The processing on behalf of ${customer} has ended. We certify that the personal data processed under the agreement were dealt with as follows (GDPR Art. 28(3)(g)).`,
  holders: "Who held the data, and what was done",
  holder: "Holder",
  done: "Done",
  on: "On",
  outcomes: {
    DELETED: "deleted",
    RETURNED: "returned, and existing copies deleted",
    RETAINED: "kept, since a law requires storage",
  },
  nothingLeft:
    "None of the holders named holds personal data of the agreement any more, in live systems or in backups.",
  exceptionsTitle: "What is kept by law",
  exceptions:
    "Union or Member State law requires the storage of what is listed here. It is kept for that purpose alone, blocked for any other, and deleted on the day named.",
  law: "Law",
  until: "Until",
  otherwise:
    "Apart from this, none of the holders named holds personal data of the agreement any more.",
  shown: "What shows it is kept with the agreement and can be asked for.",
  signature: "For the processor: place, name, signature",
  page: "Page {page} of {pages}",
};

/** The words of a certificate in one language. */
export type CertificateWords = typeof enCertificate;
