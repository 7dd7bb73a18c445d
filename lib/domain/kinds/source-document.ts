import {
  choice,
  choices,
  date,
  flag,
  language,
  reference,
  references,
  roughDate,
  text,
  url,
} from "@/lib/domain/fields";
import { dataSubjectRights, regimes } from "@/lib/domain/reference/enums";
import { kind } from "./kind";
import { ownerFields } from "./review-fields";

/** A date was once kept as its last day, with how exact it is beside it. */
function withPreciseDate(body: Record<string, unknown>): Record<string, unknown> {
  const { lastUpdatedPrecision, ...rest } = withoutPrecisionState(body);
  const { lastUpdatedOn } = rest;
  if (typeof lastUpdatedOn !== "string") return rest;
  const length = { MONTH: 7, YEAR: 4 }[String(lastUpdatedPrecision)] ?? lastUpdatedOn.length;
  return { ...rest, lastUpdatedOn: lastUpdatedOn.slice(0, length) };
}

function withoutPrecisionState(body: Record<string, unknown>): Record<string, unknown> {
  const { fieldStates, ...rest } = body;
  if (typeof fieldStates !== "object" || fieldStates === null) return body;
  if (!Object.hasOwn(fieldStates, "lastUpdatedPrecision")) return body;
  const states = Object.entries(fieldStates).filter(([name]) => name !== "lastUpdatedPrecision");
  return states.length === 0 ? rest : { ...rest, fieldStates: Object.fromEntries(states) };
}

/** What a published document says of us: the source of other records, and, where it is our own, a notice that is judged. */
export const sourceDocument = kind(
  "SourceDocument",
  {
    plural: "sourceDocuments",
    label: "Document",
    labelPlural: "Documents",
    titleField: "title",
    lifts: [withPreciseDate],
  },
  {
    title: text(300, { label: "Title", required: true }),
    documentType: choice(
      ["PRIVACY_POLICY", "PRIVACY_NOTICE", "COOKIE_POLICY", "SUBPROCESSOR_LIST", "DPA", "OTHER"],
      { label: "Type", source: "GDPR Art. 12, 13" },
    ),
    controllerEntityId: reference("LegalEntity", {
      label: "Published by",
      source: "GDPR Art. 13(1)(a)",
    }),
    language: language({ label: "Language" }),
    version: text(60, { label: "Version" }),
    audience: text(200, { label: "For whom", source: "GDPR Art. 12(1)" }),
    regimes: choices(regimes, { label: "Judged under", source: "GDPR Art. 3" }),
    url: url({ label: "Address" }),
    fileName: text(300, { label: "File", help: "The copy that was read." }),
    contentHash: text(64, { label: "SHA-256 of the file", source: "GDPR Art. 5(2)" }),
    capturedOn: date({ label: "Read on", source: "GDPR Art. 5(2)" }),
    effectiveFrom: roughDate({ label: "In force from" }),
    lastUpdatedOn: roughDate({ label: "Last updated on" }),
    lastUpdatedText: text(60, { label: "Last updated, as written" }),
    lastReviewedOn: roughDate({ label: "Last reviewed on", source: "GDPR Art. 5(2), 24(1)" }),
    supersedesId: reference("SourceDocument", { label: "Replaces" }),
    activityIds: references("ProcessingActivity", {
      label: "Informs about",
      help: "None named means the whole controller register.",
      source: "GDPR Art. 13(1)(c)",
    }),
    listedServiceIds: references("VendorService", {
      label: "Recipients that it names",
      source: "GDPR Art. 13(1)(e)",
    }),
    promises: choices(["LOCATIONS", "RECIPIENTS", "RETENTION", "SAFEGUARDS"], {
      label: "Refers the reader to",
      help: "Content that the text says is to be found in it.",
      source: "GDPR Art. 12(1)",
    }),
    rightsStated: choices(dataSubjectRights, {
      label: "Rights that it names",
      source: "GDPR Art. 13(2)(b)-(d)",
    }),
    rightsLimits: text(1000, {
      label: "Rights named with a limit",
      source: "GDPR Art. 13(2)(b), 21(1)",
    }),
    legalBasesStated: choice(["LINKED_TO_PURPOSES", "LISTED_ONLY", "NONE"], {
      label: "Legal bases",
      source: "GDPR Art. 13(1)(c)",
    }),
    consentStatement: text(1000, {
      label: "Consent that it claims",
      source: "GDPR Art. 4(11), 7(2)",
    }),
    acceptedByUse: flag({
      label: "Says that use is acceptance",
      source: "GDPR Art. 4(11), 12(1)",
    }),
    transferStatement: text(1000, {
      label: "What it says on transfers",
      source: "GDPR Art. 13(1)(f)",
    }),
    requirementStatement: text(1000, {
      label: "What it says on data that must be given",
      source: "GDPR Art. 13(2)(e)",
    }),
    changePolicy: text(1000, { label: "What it says on its own changes" }),
    changeChannels: choices(["WEB_PAGE", "EMAIL", "IN_PRODUCT", "LETTER"], {
      label: "Changes are told by",
      source: "WP260 rev.01, paragraph 29",
    }),
    ...ownerFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
