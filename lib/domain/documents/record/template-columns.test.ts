import { describe, expect, test } from "vitest";
import { askedRecord } from "@/lib/testing/asked-record";
import { demoRegister } from "@/lib/testing/demo-annex";
import { recordHash } from "./record-hash";
import type { RecordLayout } from "./record-layout";
import { recordSheets } from "./record-sheets";
import type { Sheet } from "./sheet";

const lines = (text: string) => text.trim().split("\n");

/** Copied from the published templates and notes on them, not from our own lists. */
const published = {
  icoController: lines(`
Business function
Purpose of processing
Name and contact details of joint controller (if applicable)
Categories of individuals
Categories of personal data
Categories of recipients
Link to contract with processor
Names of third countries or international organisations that personal data are transferred to (if applicable)
Safeguards for exceptional transfers of personal data to third countries or international organisations (if applicable)
Retention schedule (if possible)
General description of technical and organisational security measures (if possible)
Article 6 lawful basis for processing personal data
Article 9 condition for processing special category data
Legitimate interests for the processing (if applicable)
Link to record of legitimate interests assessment (if applicable)
Rights available to individuals
Existence of automated decision-making, including profiling (if applicable)
The source of the personal data (if applicable)
Link to record of consent
Location of personal data
Data Protection Impact Assessment required?
Data Protection Impact Assessment progress
Link to Data Protection Impact Assessment
Has a personal data breach occurred?
Link to record of personal data breach
Data Protection Act 2018 Schedule 1 Condition for processing
GDPR Article 6 lawful basis for processing
Link to retention and erasure policy document
Is personal data retained and erased in accordance with the policy document?
Reasons for not adhering to policy document (if applicable)`),
  icoProcessor: lines(`
Name and contact details of controller
Name and contact details of controller's representative (if applicable)
Categories of processing
Names of third countries or international organisations that personal data are transferred to (if applicable)
Safeguards for exceptional transfers of personal data to third countries or international organisations (if applicable)
General description of technical and organisational security measures (if possible)
Link to contract with controller`),
  cnilController: lines(`
Nom de l'activité
N° / RÉF
Date de création de la fiche
Date de dernière mise à jour
Nom du responsable conjoint
Nom du logiciel ou de l'application (si pertinent)
Objectifs poursuivis
Catégories de personnes concernées
Catégories de données collectées
Données sensibles traitées ?
Durées de conservation par catégorie
Destinataires internes
Organismes externes
Sous-traitants
Transferts hors UE
Mesures de sécurité`),
  cnilIndex: lines(`
Nom du traitement
N° / RÉF
Date de création
Dernière mise à jour
Finalité du traitement
Données sensibles oui/non`),
  cnilProcessor: lines(`
Nom et coordonnées du client (responsable de traitement)
Représentant et DPO du client
Catégories de traitements effectués pour le client
Sous-traitants ultérieurs
Transferts hors UE et garanties
Mesures de sécurité`),
};

function sheets(register: "CONTROLLER" | "PROCESSOR", layout: RecordLayout): Sheet[] {
  const record = askedRecord(demoRegister(), { register, entity: "halden-de", language: "fr" });
  return recordSheets(record, recordHash(record), layout);
}

describe("a record in the columns of an authority's template", () => {
  test.each([
    ["CONTROLLER", "ico", [published.icoController]],
    ["PROCESSOR", "ico", [published.icoProcessor]],
    ["CONTROLLER", "cnil", [published.cnilController, published.cnilIndex]],
    ["PROCESSOR", "cnil", [published.cnilProcessor]],
  ] as const)(
    "of a %s as of the %s has those and no other, each row as many cells",
    (register, layout, columns) => {
      const drawn = sheets(register, layout).slice(0, columns.length);
      expect(drawn.map(({ header }) => header)).toEqual(columns);
      for (const { header, rows } of drawn) {
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) expect(row).toHaveLength(header.length);
      }
    },
  );

  test("of the CNIL says of each client whom we serve how, through whom, and under which guarantees", () => {
    const [sheet] = sheets("PROCESSOR", "cnil");
    const cell = (client: string, column: number) =>
      sheet?.rows.find(([name]) => name?.startsWith(client))?.[column];
    const client = "Ateliers du Ménil SAS";
    expect(cell(client, 0)).toContain("27 passage des Cordiers, 75020 Paris, France");
    expect(cell(client, 2)).toContain("Help desk: Hosting of tickets and files");
    expect(cell(client, 3)).toContain("Nordwolke Rechenzentren GmbH (sous-traitant ultérieur");
    expect(cell(client, 4)).toContain("Inde, Sahyog Support Services Private Limited: UE: Clauses");
    expect(cell(client, 4)).toContain("Backup and recovery: Non");
    expect(cell(client, 5)).toContain("Chiffrement des données: ");
  });
});
