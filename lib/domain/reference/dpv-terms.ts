import type { Provenance } from "./provenance";

/** The vocabularies that a record as JSON-LD is written with, by the prefix that stands for each. */
export const vocabularies = {
  dpv: "https://w3id.org/dpv#",
  "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
  pd: "https://w3id.org/dpv/pd#",
  loc: "https://w3id.org/dpv/loc#",
  dpcat: "https://w3id.org/dpcat#",
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** Where the terms below were read. */
export const dpvTermsProvenance: Provenance & { version: string } = {
  version: "2.3",
  source:
    "W3C DPVCG, DPV 2.3 (snapshot of 28 February 2026) and DPCat 0.2, read in their repositories",
  verification: "V",
  checkedOn: "2026-11-21",
};

/** The terms of DPV 2.3 and DPCat 0.2 that a record uses by name; those of the reference data come on top. */
export const dpvTerms = [
  "dpcat:ROPA",
  "dpcat:ROPARecord",
  "dpv:ROPA",
  "dpv:Process",
  "dpv:hasStatus",
  "dpv:ActivityOngoing",
  "dpv:hasDataController",
  "dpv:hasJointDataControllers",
  "dpv:hasDataProcessor",
  "dpv:hasDataProtectionOfficer",
  "dpv:hasRepresentative",
  "dpv:hasName",
  "dpv:hasAddress",
  "dpv:hasContact",
  "dpv:hasPurpose",
  "dpv:Purpose",
  "dpv:hasLegalBasis",
  "dpv:hasAssessment",
  "dpv:DPIA",
  "dpv:hasDataSubject",
  "dpv:DataSubject",
  "dpv:hasPersonalData",
  "dpv:PersonalData",
  "dpv:SpecialCategoryPersonalData",
  "dpv:hasDataSource",
  "dpv:DataSubjectDataSource",
  "dpv:ThirdPartyDataSource",
  "dpv:hasProcessing",
  "dpv:Collect",
  "dpv:Store",
  "dpv:Transfer",
  "dpv:hasRecipient",
  "dpv:hasRecipientThirdParty",
  "dpv:hasRecipientDataController",
  "dpv:DataController",
  "dpv:DataProcessor",
  "dpv:DataSubProcessor",
  "dpv:hasLocation",
  "dpv:hasCountry",
  "dpv:hasThirdCountry",
  "dpv:CrossBorderTransfer",
  "dpv:DataTransferRecord",
  "dpv:hasDataExporter",
  "dpv:hasDataImporter",
  "dpv:hasStorageCondition",
  "dpv:StorageDuration",
  "dpv:UntilEventDuration",
  "dpv:hasDuration",
  "dpv:isAfter",
  "dpv:hasTechnicalOrganisationalMeasure",
  "dpv:TechnicalOrganisationalMeasure",
] as const;
export type DpvTerm = (typeof dpvTerms)[number];
