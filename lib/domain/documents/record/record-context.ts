import { vocabularies } from "@/lib/domain/reference/dpv-terms";

/** The namespace of our own terms at one installation: what DPV has no term for. */
export function ownNamespace(baseUrl: string): string {
  return `${baseUrl}/ns/registry#`;
}

/**
 * The context of a record as JSON-LD 1.1. It stands in the file itself: nothing is fetched to read it.
 *
 * Source: none, W3C JSON-LD 1.1; DPV 2.3; DPCat 0.2.
 */
export function recordContext(baseUrl: string) {
  const link = (id: string) => ({ "@id": id, "@type": "@id" });
  return {
    "@version": 1.1,
    ...vocabularies,
    reg: ownNamespace(baseUrl),
    id: "@id",
    type: "@type",
    title: { "@id": "dct:title" },
    identifier: { "@id": "dct:identifier" },
    description: { "@id": "dct:description" },
    language: { "@id": "dct:language" },
    created: { "@id": "dct:created", "@type": "xsd:date" },
    modified: { "@id": "dct:modified", "@type": "xsd:date" },
    publisher: { "@id": "dct:publisher" },
    records: { "@id": "dcat:dataset" },
    asOf: { "@id": "reg:asOf", "@type": "xsd:date" },
    recordedAt: { "@id": "reg:recordedAt", "@type": "xsd:dateTime" },
    factsHash: { "@id": "reg:factsHash" },
    status: link("dpv:hasStatus"),
    name: { "@id": "dpv:hasName" },
    address: { "@id": "dpv:hasAddress" },
    contact: { "@id": "dpv:hasContact" },
    officer: { "@id": "dpv:hasDataProtectionOfficer" },
    representative: { "@id": "dpv:hasRepresentative" },
    controller: { "@id": "dpv:hasDataController" },
    jointControllers: { "@id": "dpv:hasJointDataControllers" },
    processor: { "@id": "dpv:hasDataProcessor" },
    recipient: { "@id": "dpv:hasRecipient" },
    purpose: { "@id": "dpv:hasPurpose" },
    legalBasis: { "@id": "dpv:hasLegalBasis" },
    broader: link("skos:broader"),
    label: { "@id": "skos:prefLabel" },
    dataSubject: { "@id": "dpv:hasDataSubject" },
    personalData: { "@id": "dpv:hasPersonalData" },
    dataSource: link("dpv:hasDataSource"),
    processing: { "@id": "dpv:hasProcessing" },
    measure: { "@id": "dpv:hasTechnicalOrganisationalMeasure" },
    storage: { "@id": "dpv:hasStorageCondition" },
    duration: { "@id": "dpv:hasDuration", "@type": "xsd:duration" },
    after: { "@id": "dpv:isAfter" },
    transfers: { "@id": "reg:transfer" },
    exporter: { "@id": "dpv:hasDataExporter" },
    importer: { "@id": "dpv:hasDataImporter" },
    country: link("dpv:hasCountry"),
    thirdCountry: link("dpv:hasThirdCountry"),
    location: { "@id": "dpv:hasLocation" },
    assessment: { "@id": "dpv:hasAssessment" },
    engagedBy: { "@id": "reg:engagedBy" },
    regime: { "@id": "reg:regime" },
    sccModule: { "@id": "reg:sccModule" },
    act: { "@id": "reg:act" },
    code: { "@id": "reg:code" },
    state: { "@id": "reg:valueState" },
    reason: { "@id": "reg:reason" },
    limits: { "@id": "reg:notHeld" },
  } as const;
}
