import type { Layout } from "@/lib/domain/import/import-draft";
import { type Target, targetsOf } from "./targets";
import { plain } from "./words";

/**
 * What lists write above their columns, in English, French and German, where the name and the label of a field do not say it.
 */
const vendorWords: Readonly<Record<string, string>> = {
  "vendor.name":
    "vendor|vendor name|name|company|company name|provider|supplier|sub processor|subprocessor|sub processor name|subprocessor name|processor|third party|brand|anbieter|dienstleister|unterauftragsverarbeiter|unterauftragnehmer|firma|unternehmen|auftragsverarbeiter|prestataire|fournisseur|sous traitant|sous traitant ulterieur|societe|nom|nom du sous traitant",
  "vendor.website": "website|url|homepage|web|site web|webseite",
  "vendor.riskTier": "risk|risk level|risk tier|criticality",
  "vendor.notes": "notes|comment|comments|remarks|bemerkung|bemerkungen|remarques|commentaire",
  "entity.legalName":
    "legal entity|legal name|entity|entity name|contracting entity|contracting party|registered name|rechtstrager|juristische person|vertragspartner|entite juridique|raison sociale|entite",
  "entity.country":
    "entity country|country of establishment|registered country|country of incorporation|country of entity|headquarters|hq country|corporate location|sitz|sitzland|land des sitzes|pays d etablissement|pays du siege|siege",
  "entity.street": "address|street|registered address|adresse|anschrift|strasse",
  "entity.city": "ort|ville|town",
  "entity.postalCode": "zip|zip code|post code|postcode|plz|code postal",
  "entity.registrationNumber":
    "company number|registration no|handelsregisternummer|hrb|siren|siret",
  "entity.vatNumber": "vat|vat id|vat no|ust id|ust idnr|numero de tva|tva",
  "entity.contactEmail":
    "email|e mail|contact email|privacy email|dpo email|contact|kontakt|courriel|privacy contact",
  "service.name":
    "service|service name|product|product name|tool|application|software|dienst|leistung|produkt|outil|logiciel|services",
  "service.function":
    "function|service description|description|description of service|services provided|nature of service|funktion|leistungsbeschreibung|beschreibung|fonction|description du service|type of service|category|service category",
  "service.dpaUrl": "dpa|dpa link|dpa url|data processing agreement|avv|avv link",
  "service.policyUrl":
    "privacy policy|privacy notice|privacy policy url|datenschutzerklarung|politique de confidentialite",
  "service.defaultRole": "role|rolle",
  "engagement.purpose":
    "purpose|purposes|purpose of processing|processing purpose|nature and purpose|subject matter and purpose|use|used for|what for|zweck|zwecke|zweck der verarbeitung|verarbeitungszweck|finalite|finalites|but",
  "engagement.subjectMatter": "subject matter|gegenstand|gegenstand der verarbeitung|objet",
  "engagement.activityIds":
    "processing activity|processing activities|activity|activities|verarbeitungstatigkeit|traitement|activite de traitement",
  "engagement.productIds":
    "our product|our products|products|applicable products|applicable services",
  "engagement.duration": "duration|dauer|duree",
  "engagement.personalDataCategoryIds":
    "personal data|data|data categories|categories of data|categories of personal data|data processed|type of data|types of data|data types|datenkategorien|daten|kategorien personenbezogener daten|donnees|categories de donnees|donnees traitees",
  "engagement.dataSubjectCategoryIds":
    "data subjects|categories of data subjects|data subject categories|individuals|betroffene|kategorien betroffener personen|personnes concernees|categories de personnes",
  "engagement.contractSignedOn":
    "dpa signed|dpa signed on|contract date|signed on|vertragsdatum|date du contrat",
  "engagement.optional": "optional",
  "engagement.actualUseFrom": "since|start date|in use since|seit|depuis",
  "location.countries":
    "country|countries|location|locations|processing location|processing locations|location of processing|country of processing|data location|hosting location|hosting|data centre|data center|server location|region of processing|land|lander|standort|standorte|verarbeitungsort|ort der verarbeitung|serverstandort|pays|lieu|lieu de traitement|localisation|pays de traitement",
  "location.region": "region|aws region|data region",
  "location.locationKind": "location type|kind of location",
  "transfer.mechanism":
    "transfer mechanism|mechanism|transfer|transfer tool|transfer safeguards|safeguard|safeguards|transfer basis|legal basis for transfer|ubermittlungsinstrument|garantien|geeignete garantien|drittlandubermittlung|mecanisme de transfert|garanties|outil de transfert|scc dpf",
};

const activityWords: Readonly<Record<string, string>> = {
  "activity.ref": "n ref|no ref|reference|ref|id|nr|number|numero|n|lfd nr|record id",
  "activity.name":
    "nom du traitement|nom de l activite|processing activity|name of processing|name of processing activity|activity|activity name|processing|name|verarbeitungstatigkeit|bezeichnung|bezeichnung der verarbeitung|bezeichnung der verarbeitungstatigkeit|name der verarbeitung|traitement|nom",
  "activity.businessFunction":
    "business function|department|fachabteilung|abteilung|service|direction|business area",
  "activity.software":
    "software|system|systems|application|nom du logiciel ou de l application si pertinent|nom du logiciel ou de l application|logiciel|systeme|it system",
  "activity.description": "description|beschreibung",
  "activity.categoriesOfProcessing":
    "categories of processing|categories de traitements effectues pour le client|categories de traitements|kategorien von verarbeitungen|kategorien der verarbeitungen",
  "activity.impactAssessment":
    "data protection impact assessment required|dpia required|dpia|dsfa|aipd",
  "activity.automatedDecision":
    "existence of automated decision making including profiling if applicable|automated decision making|automated decisions",
  "activity.dataLocation": "location of personal data",
  "activity.breachOccurred": "has a personal data breach occurred",
  "activity.breachRecords": "link to record of personal data breach",
  "purpose.text":
    "purpose|purposes|purpose of processing|purposes of processing|finalite|finalites|finalite principale|objectifs poursuivis|finalite du traitement|finalites du traitement|zweck|zwecke|zweck der verarbeitung|zwecke der verarbeitung",
  "basis.basis":
    "legal basis|lawful basis|article 6 lawful basis for processing personal data|gdpr article 6 lawful basis for processing|base legale|base juridique|rechtsgrundlage",
  "basis.article9": "article 9 condition for processing special category data|article 9 condition",
  "basis.legitimateInterest":
    "legitimate interests for the processing if applicable|legitimate interest|legitimate interests|interet legitime",
  "data.subjects":
    "categories of individuals|categories of data subjects|data subjects|categories de personnes concernees|personnes concernees|categories de personnes|kategorien betroffener personen|betroffene personen|betroffene|individuals",
  "data.categories":
    "categories of personal data|personal data|data categories|categories of data|categories de donnees personnelles|categories de donnees|categories de donnees collectees|categories de donnees collectees cases a cocher|kategorien personenbezogener daten|datenkategorien|kategorien von daten",
  "data.elements": "description des donnees|data elements|data items|datenfelder",
  "data.special":
    "donnees sensibles|donnees sensibles traitees oui non lesquelles|special categories|special category data|besondere kategorien",
  "data.retention":
    "retention schedule if possible|retention|retention period|retention schedule|duree de conservation|durees de conservation|durees de conservation par categorie jours mois ans autre criteres|delai d effacement|loschfrist|loschfristen|aufbewahrungsfrist|speicherdauer|fristen fur die loschung",
  "recipient.names":
    "categories of recipients|recipients|destinataires|organismes externes|empfanger|kategorien von empfangern|destinataires externes",
  "recipient.internal": "destinataires internes|internal recipients|interne empfanger",
  "recipient.processors":
    "sous traitants|sous traitants ulterieurs|processors|auftragsverarbeiter|sub processors",
  "transfer.countries":
    "names of third countries or international organisations that personal data are transferred to if applicable|third countries|transfers|transferts hors ue|transferts hors ue pays|transferts hors ue oui non pays|pays|drittlander|drittland|third country transfers|transfers to third countries|ubermittlung in drittlander",
  "transfer.recipient": "transferts hors ue destinataire",
  "transfer.safeguards":
    "safeguards for exceptional transfers of personal data to third countries or international organisations if applicable|safeguards|transferts hors ue type de garanties|garanties|garantien|transfer mechanism",
  "measure.texts":
    "general description of technical and organisational security measures if possible|security measures|technical and organisational measures|toms|tom|mesures de securite|mesures de securite techniques et organisationnelles|technische und organisatorische massnahmen|security",
  "joint.name":
    "name and contact details of joint controller if applicable|joint controller|joint controllers|nom du responsable conjoint|responsable s conjoint s|responsables conjoints|gemeinsam verantwortliche",
  "controller.name":
    "name and contact details of controller|nom et coordonnees du client responsable de traitement|controller|verantwortlicher|client|customer|auftraggeber",
  "activity.notes":
    "link to contract with processor|link to record of legitimate interests assessment if applicable|rights available to individuals|the source of the personal data if applicable|link to record of consent|data protection impact assessment progress|link to data protection impact assessment|data protection act 2018 schedule 1 condition for processing|link to retention and erasure policy document|is personal data retained and erased in accordance with the policy document|reasons for not adhering to policy document if applicable|name and contact details of controller s representative if applicable|link to contract with controller|representant et dpo du client|date de creation de la fiche|date de creation|derniere mise a jour de la fiche|derniere mise a jour|date de derniere mise a jour|notes|comments|remarques|bemerkungen",
};

const indexes = new Map<Layout, ReadonlyMap<string, string>>();

/** The targets of a layout by what is written above their columns. */
function indexOf(layout: Layout): ReadonlyMap<string, string> {
  const known = indexes.get(layout);
  if (known !== undefined) return known;
  const index = new Map<string, string>();
  const targets = targetsOf(layout);
  for (const target of targets) addOnce(index, target, targets);
  const words = layout === "vendors" ? vendorWords : layout === "activities" ? activityWords : {};
  for (const [name, all] of Object.entries(words))
    for (const word of all.split("|")) index.set(word, name);
  indexes.set(layout, index);
  return index;
}

/** A label that two fields have says neither. */
function addOnce(index: Map<string, string>, target: Target, all: readonly Target[]): void {
  index.set(plain(target.name), target.name);
  const isAlone = (word: (one: Target) => string) =>
    all.filter((one) => plain(word(one)) === plain(word(target))).length === 1;
  if (isAlone(({ fieldName }) => fieldName)) index.set(plain(target.fieldName), target.name);
  if (isAlone(({ field }) => field.label)) index.set(plain(target.field.label), target.name);
}

/** What a column probably says, by its heading; null where the heading says nothing that is known. */
export function targetOfHeading(layout: Layout, heading: string): string | null {
  const index = indexOf(layout);
  const words = plain(heading);
  return (
    index.get(words) ?? index.get(plain(heading.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, " "))) ?? null
  );
}

/** Of several columns that seem to say the same, the first does; texts that gather may be said by many. */
export function suggestedColumns(layout: Layout, headings: readonly string[]): (string | null)[] {
  const given = new Set<string>();
  const found = headings.map((heading) => targetOfHeading(layout, heading));
  return found.map((first, index) => {
    const name = isOfCompany(found, headings[index] ?? "") ? "entity.country" : first;
    if (name === null || (given.has(name) && !mayRepeat(name))) return null;
    given.add(name);
    return name;
  });
}

/** Beside a column for where data are processed, a bare country is where the vendor is established. */
function isOfCompany(found: readonly (string | null)[], heading: string): boolean {
  const places = found.filter((name) => name === "location.countries").length;
  const isBare = /^(country|land|pays)$/.test(plain(heading));
  return isBare && places > 1 && !found.includes("entity.country");
}

const gathering = [
  "activity.notes",
  "purpose.text",
  "basis.basis",
  "measure.texts",
  "data.categories",
  "data.elements",
  "data.special",
  "data.subjects",
  "recipient.names",
  "recipient.internal",
  "recipient.processors",
];

/** Whether two columns say what only one can say. */
export function saysTwice(columns: readonly (string | null)[]): boolean {
  const single = columns.filter((name) => name !== null && !mayRepeat(name));
  return new Set(single).size < single.length;
}

/** Whether several columns may say this one thing. */
function mayRepeat(name: string): boolean {
  return gathering.includes(name);
}
