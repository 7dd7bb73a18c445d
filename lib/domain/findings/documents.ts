import { addPeriod, type CalendarDate, calendarDateOf, lastDayOf } from "@/lib/domain/calendar";
import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf, gapOfAll } from "./gap";
import { namesOf } from "./naming";
import { activitiesOfNotice, isPrivacyNotice } from "./privacy-notices";
import { isInUse, standingEngagements } from "./standing";
import { hasBlank } from "./wording";

/** The rules on the documents that we publish. The provision and the weight of each stand in reference/linter-rules.ts. */
export const documentRules: Rules = {
  "ENG-007": { once: listOfDocumentIsNotTrue },
  "PN-006": { once: contactIsBlank },
  "PN-007": { once: changesGoUntold },
  "PN-010": { once: documentIsOld },
  "PN-011": { once: promisedContentIsMissing },
};

type AsOf = Pick<Question, "asOf">;
type Document = Row<"SourceDocument">;

function at(document: Document, field: keyof Document & string) {
  return { kind: "SourceDocument" as const, ref: document.ref, field };
}

/** Those that tell people or customers of our processing; a contract or a report of somebody else's is kept, not judged. */
export function ownDocuments(register: Register): readonly Document[] {
  return list(register, "SourceDocument").filter(
    (document) =>
      isPrivacyNotice(document) ||
      document.documentType === "COOKIE_POLICY" ||
      document.documentType === "SUBPROCESSOR_LIST",
  );
}

/**
 * Reading: beside the list that Recital publishes, a document that names recipients is a list as well. A list of
 * sub-processors owes those alone, a notice every recipient (Art. 13(1)(e)).
 */
function listOfDocumentIsNotTrue(register: Register, question: AsOf): Defect[] {
  return [...unnamedRecipients(register), ...untrueLists(register, question)];
}

function unnamedRecipients(register: Register): Defect[] {
  return list(register, "Disclosure")
    .filter(({ listed }) => listed === false)
    .map(({ ref }) =>
      defect(
        register,
        { kind: "Disclosure", ref, field: "listed" },
        "it gets data, and nothing that is published names it; name it, or end the disclosure.",
      ),
    );
}

function untrueLists(register: Register, { asOf }: AsOf): Defect[] {
  const engagements = standingEngagements(register, asOf);
  const engaged = new Set(engagements.map(({ vendorServiceId }) => vendorServiceId));
  return ownDocuments(register).flatMap((document): Defect[] => {
    const listed = new Set(document.listedServiceIds ?? []);
    if (listed.size === 0) return [];
    const owed = engagements
      .filter((engagement) => isInUse(engagement, asOf))
      .filter((one) => isPrivacyNotice(document) || isSubprocessor(register, one));
    const title = document.title ?? document.ref;
    const unlisted = owed
      .filter(({ vendorServiceId }) => !listed.has(vendorServiceId ?? ""))
      .map(({ ref }) =>
        defect(
          register,
          { kind: "Engagement", ref, field: "vendorServiceId" },
          `it is in use and the document “${title}” does not name it; name it there.`,
        ),
      );
    const gone = [...listed].filter((service) => !engaged.has(service));
    return gone.length === 0
      ? unlisted
      : [
          ...unlisted,
          defect(
            register,
            at(document, "listedServiceIds"),
            `it names services that are no longer engaged (${namesOf(register, "VendorService", gone)}); take them out.`,
          ),
        ];
  });
}

/** Reading: a block that ends in an announced contact is not blank where a block of facts follows it. */
function contactIsBlank(register: Register): Defect[] {
  return ownDocuments(register).flatMap((document) => {
    const blocks = pointingTo(register, "DocumentBlock", "documentId", document.ref).toSorted(
      (one, other) => (one.displayOrder ?? 0) - (other.displayOrder ?? 0),
    );
    return blocks.flatMap((block, index): Defect[] => {
      const next = blocks[index + 1]?.blockKind;
      const isFilled = next === "FACT_TABLE" || next === "FACT_LIST" || next === "FACT_INLINE";
      if (!hasBlank(block.text ?? "") || isFilled) return [];
      return [
        defect(
          register,
          { kind: "DocumentBlock", ref: block.ref, field: "text" },
          `in “${document.title ?? document.ref}” it announces what does not follow; complete it.`,
        ),
      ];
    });
  });
}

function changesGoUntold(register: Register): Defect[] {
  return ownDocuments(register).flatMap((document): Defect[] => {
    const channels = document.changeChannels ?? [];
    const isPassive = channels.length > 0 && channels.every((channel) => channel === "WEB_PAGE");
    return [
      ...(document.acceptedByUse === true
        ? [
            defect(
              register,
              at(document, "acceptedByUse"),
              "it takes continued use for acceptance; a notice informs, and nobody has to accept it.",
            ),
          ]
        : []),
      ...(isPassive
        ? [
            defect(
              register,
              at(document, "changeChannels"),
              "its changes are told only to those who look at the page; tell people of a change that concerns them.",
            ),
          ]
        : []),
    ];
  });
}

const longestWithoutReview = "P24M";

/** Reading: what was changed on a day was read on it; only where no day at all is known is that itself found. */
function documentIsOld(register: Register, { asOf }: AsOf): Defect[] {
  return ownDocuments(register).flatMap((document): Defect[] => {
    const place = at(document, "lastReviewedOn");
    const gap = gapOfAll(document, ["lastReviewedOn", "lastUpdatedOn", "effectiveFrom"]);
    if (gap) return [defect(register, place, `the day of its last review ${gap}; record it.`)];
    const last = lastReadOn(document);
    if (last === undefined || addPeriod(last, longestWithoutReview) >= asOf) return [];
    return [
      defect(
        register,
        place,
        `it was last reviewed on ${last}, more than 24 months ago; review it and record the day.`,
      ),
    ];
  });
}

function lastReadOn(document: Document): CalendarDate | undefined {
  const days = [document.lastReviewedOn, document.lastUpdatedOn, document.effectiveFrom];
  const [last] = days
    .flatMap((day) => (day === undefined ? [] : lastDayOf(day)))
    .toSorted((one, other) => (one < other ? 1 : -1));
  return last === undefined ? undefined : calendarDateOf(last);
}

type Promised = NonNullable<Document["promises"]>[number];

/**
 * Reading: what a document refers its reader to comes from the register, so it is missing where the register has not got it,
 * for any of the recipients or activities that the document is about.
 */
function promisedContentIsMissing(register: Register, { asOf }: AsOf): Defect[] {
  return ownDocuments(register).flatMap((document) =>
    (document.promises ?? []).flatMap((promise): Defect[] => {
      const missing = contents[promise](register, document, asOf);
      if (missing === undefined) return [];
      const sentence = `it refers the reader to ${missing}, which it does not hold; record it, or take the reference out.`;
      return [defect(register, at(document, "promises"), sentence)];
    }),
  );
}

const contents: Readonly<
  Record<
    Promised,
    (register: Register, document: Document, asOf: CalendarDate) => string | undefined
  >
> = {
  LOCATIONS: (register, document, asOf) =>
    recipientsOf(register, document, asOf).every(({ ref }) =>
      pointingTo(register, "ProcessingLocation", "engagementId", ref).some(
        ({ country }) => country,
      ),
    )
      ? undefined
      : "the places of the recipients",
  RECIPIENTS: (_register, document) =>
    gapOf(document, "listedServiceIds") ? "the recipients" : undefined,
  RETENTION: (register, document) =>
    activitiesOfNotice(register, document)
      .flatMap(({ ref }) => pointingTo(register, "ActivityData", "activityId", ref))
      .every((data) => (data.retentionRuleIds ?? []).length > 0)
      ? undefined
      : "how long data are kept",
  SAFEGUARDS: (register, document, asOf) =>
    recipientsOf(register, document, asOf)
      .flatMap(({ ref }) => pointingTo(register, "Transfer", "engagementId", ref))
      .flatMap(({ ref }) => pointingTo(register, "TransferMechanismUse", "transferId", ref))
      .every(({ copyInstructions }) => copyInstructions !== undefined)
      ? undefined
      : "a copy of the safeguards",
};

/** The engagements that a document is about: of the services that it names, or all where it names none. */
function recipientsOf(
  register: Register,
  { listedServiceIds }: Document,
  asOf: CalendarDate,
): readonly Row<"Engagement">[] {
  const all = standingEngagements(register, asOf);
  if (!listedServiceIds?.length) return all;
  return all.filter(({ vendorServiceId }) => listedServiceIds.includes(vendorServiceId ?? ""));
}
