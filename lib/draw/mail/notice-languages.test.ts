import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { classify } from "@/lib/domain/change/classify";
import { frozenTerms } from "@/lib/domain/change/frozen-terms";
import { mailLanguages } from "@/lib/domain/documents/mail-language";
import type { MailKind, ToldCorrection } from "@/lib/domain/documents/mail-view";
import { ownMail, sharedFacts } from "@/lib/domain/documents/told-mail";
import type { Language } from "@/lib/domain/language/catalogue";
import { apply, type RecordChange } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { drawnNotice } from "./drawn-notice";

const before = given.completeRegister();
const on = given.today;

function put(
  kind: RecordChange["kind"],
  { ref, validFrom: _validFrom, ...body }: { ref: string; validFrom?: string },
): RecordChange {
  return { kind, ref, validFrom: on, body };
}

const addition = [
  put(
    "LegalEntity",
    given.legalEntity({ ref: "observa-inc", legalName: "Observa, Inc.", country: "US" }),
  ),
  put("Vendor", given.vendor({ ref: "observa", name: "Observa", legalEntityId: "observa-inc" })),
  put(
    "VendorService",
    given.vendorService({ ref: "observa-logs", vendorId: "observa", name: "Observa Logs" }),
  ),
  put(
    "Engagement",
    given.engagement({
      ref: "logs",
      vendorServiceId: "observa-logs",
      purpose: "Find faults",
      translations: { de: { purpose: "Fehler finden" } },
    }),
  ),
  put(
    "ProcessingLocation",
    given.processingLocation({ ref: "logs-us", engagementId: "logs", country: "US" }),
  ),
];

const terms = frozenTerms({
  noticePeriod: "P30D",
  objectionPeriod: "P14D",
  zone: "Europe/Paris",
  deemedReceipt: "NEXT_WORKING_DAY",
  rollForward: true,
  effectiveAfter: "LATER_OF_BOTH",
  authorisation: "GENERAL",
  clauses: { notice: "thirty days in advance" },
});

const dates = {
  startsOn: day("2026-11-23"),
  noticeLastDay: day("2026-12-23"),
  objectionLastDay: day("2026-12-07"),
  earliestEffectiveOn: day("2026-12-24"),
};

type Wanted = {
  kind?: MailKind;
  changes?: RecordChange[];
  correction?: ToldCorrection;
  register?: typeof before;
};

function drawn(
  language: Language,
  { kind = "NOTICE", changes = addition, correction, register = before }: Wanted = {},
) {
  const change = {
    ...{ id: "CS-2", title: "Add Observa", reason: "To find faults sooner" },
    ...{ before: register, after: apply(register, changes) },
    items: classify(register, changes, on, []),
    ...{ plannedOn: null, trueSince: null, knownOn: null },
  };
  const facts = {
    ...{ kind, register: change.after, changes: new Map([["CS-2", change]]) },
    ...(correction === undefined ? {} : { correction }),
  };
  const from = { name: "Helpdesk", address: "mail@helpdesk.example" };
  const sender = { from, appUrl: "https://trust.example" };
  const shared = sharedFacts(facts, sender, false, mailLanguages[language]);
  const own = ownMail(facts, shared, {
    ...{ customerRef: "client", name: "Kim", attempt: 1, unknownAttempts: 0 },
    ...{ publication: 7, publicationHash: "abc", objectionToken: "token" },
    notices: [
      {
        ...{ changeSetId: "CS-2", agreementRef: "client-agreement", changeClass: "M1", terms },
        ...{ items: changes, dates, effectiveOn: null, ground: null },
      },
    ],
  });
  return drawnNotice({ facts: shared, own });
}

/** What is left of a page for its reader: no tag, and no part that is marked as another language. */
function inOwnLanguage(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<span lang="en">.*?<\/span>/gs, "")
    .replace(/<[^>]+>/g, " ");
}

describe("a notice in German", () => {
  const { subject, html, text } = drawn("de");

  test("says in the law's words what changes, until when to object, and what follows", () => {
    expect(subject).toBe("Helpdesk, Änderung CS-2: Add Observa (Einspruch bis 7. Dezember 2026)");
    for (const sentence of [
      "Helpdesk beabsichtigt die unten beschriebene Änderung bei den Unterauftragsverarbeitern",
      "wie es Art. 28 Abs. 2 DSGVO und Ihr Vertrag vorsehen, damit Sie Einspruch erheben können.",
      "Neuer Unterauftragsverarbeiter: Observa",
      "Ende des 7. Dezember 2026",
      "so kann die Änderung für Ihren Vertrag ab dem 24. Dezember 2026 wirksam werden.",
      "allgemeine schriftliche Genehmigung; Sie werden informiert und können Einspruch erheben",
      "30 Tage ab Zugang; der Tag des Zugangs zählt nicht mit",
      "30 Tage ab Zugang am 23. November 2026.",
      "der nächste Arbeitstag nach dem Senden der E-Mail",
    ])
      expect(text).toContain(sentence);
  });

  test("says what the register says in its translation, and names countries in German", () => {
    expect(text).toContain("Zweck: Fehler finden");
    expect(text).not.toContain("Find faults");
    expect(text).toMatch(/Vereinigte Staaten.*: Speicherung/);
  });

  test("marks what nobody translated as what it is", () => {
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('<span lang="en">To find faults sooner</span>');
    expect(html).toContain('<h1><span lang="en">Add Observa</span></h1>');
    expect(text).toContain("stehen in der Sprache, in der sie verfasst wurden");
  });

  test("links to the public pages in German", () => {
    expect(text).toContain("https://trust.example/de/subprocessors");
    expect(text).toContain("https://trust.example/de/changes/CS-2");
  });
});

describe("a notice in French", () => {
  const { subject, html, text } = drawn("fr");

  test("says in the law's words what changes, until when to object, and what follows", () => {
    expect(subject).toBe(
      "Helpdesk, modification CS-2 : Add Observa (objections jusqu’au 7 décembre 2026)",
    );
    for (const sentence of [
      "aux sous-traitants ultérieurs qui traitent des données à caractère personnel pour le compte de",
      "l’article 28, paragraphe 2, du RGPD et votre contrat, afin de pouvoir émettre des objections.",
      "Nouveau sous-traitant ultérieur : Observa",
      "la fin du 7 décembre 2026",
      "la modification peut prendre effet pour votre contrat à partir du 24 décembre 2026.",
      "autorisation écrite générale\u00a0; vous êtes informé et pouvez émettre des objections",
      "30 jours à compter de la réception\u00a0; le jour de la réception n’est pas compté",
    ])
      expect(text).toContain(sentence);
  });

  test("leaves a space before a colon, and marks what stands in English", () => {
    expect(text).toMatch(/États-Unis.* : stockage/);
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('<span lang="en">Find faults</span>');
  });
});

describe.each(["de", "fr"] as const)("in %s", (language) => {
  const kinds: MailKind[] = ["NOTICE", "CONFIRMATION", "WITHDRAWAL", "ADVERSE"];

  test.each(kinds)("a mail of the kind %s has no English sentence of ours", (kind) => {
    const page = inOwnLanguage(drawn(language, { kind }).html);
    expect(page).not.toMatch(/\b(the|your|you|from|not known|which|and)\b/i);
  });

  test("a correction names what was wrong in its own words, and quotes both as written", () => {
    const entries = [{ matter: "LOCATIONS" as const, said: "Sweden", right: "Finland" }];
    const { html, text } = drawn(language, {
      kind: "CORRECTION",
      correction: { entries, restarts: true },
    });
    expect(text).toContain(mailLanguages[language].mail.correction.matters.LOCATIONS);
    expect(text).toContain(mailLanguages[language].mail.correction.restarts);
    expect(html).toContain('<span lang="en">Finland</span>');
  });

  test("a difference names its field and its value in the language of the mail", () => {
    const moved = [put("ProcessingLocation", given.processingLocation({ country: "FI" }))];
    const { text } = drawn(language, { changes: moved });
    expect(text).toContain(
      { de: "Ort der Verarbeitung: Land", fr: "Lieu du traitement : pays" }[language],
    );
    expect(text).toContain({ de: "Finnland", fr: "Finlande" }[language]);
  });
});

test("a translation that stayed while its text changed is not told as what is so now", () => {
  const translated = { translations: { de: { purpose: "Fehler finden" } } };
  const register = apply(before, addition);
  const sold = { ...translated, purpose: "Sell what is in the logs" };
  const logs = given.engagement({ ref: "logs", vendorServiceId: "observa-logs", ...sold });
  const changes = [put("Engagement", logs)];
  const { text } = drawn("de", { register, changes });
  expect(text).toContain("Nachher: Sell what is in the logs");
  expect(text).toContain("Zweck: Sell what is in the logs");
  expect(text).not.toContain("Zweck: Fehler finden");
});
