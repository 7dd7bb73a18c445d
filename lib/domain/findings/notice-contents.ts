import { find, list, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import {
  activitiesOfNotice,
  basesOfNotice,
  complaintToControllerFrom,
  noticesUnder,
} from "./privacy-notices";
import { standingEngagements, vendorOf } from "./standing";
import { limitsObjection } from "./wording";

const regimesWithNotices = ["EU_GDPR", "UK_GDPR"] as const;

/** The rules on the rest of what a privacy notice tells. See reference/linter-rules.ts; rights and bases: privacy-notices.ts. */
export const noticeContentRules: Rules = {
  "ENG-014": { perRegime: recipientsHaveNoNames, regimes: regimesWithNotices },
  "PN-005": { perRegime: requirementIsNotTold, regimes: regimesWithNotices },
  "PN-008": { perRegime: objectionIsLimited, regimes: regimesWithNotices },
  "PN-012": { perRegime: complaintProcedureIsWanting, regimes: ["UK_GDPR"] },
  "PN-014": { perRegime: recipientsAreNotTold, regimes: regimesWithNotices },
};

type Notice = Row<"SourceDocument">;

function at(notice: Notice, field: keyof Notice & string) {
  return { kind: "SourceDocument" as const, ref: notice.ref, field };
}

/** Who gets data of the activities of a notice: by name where one is known, and whether it had to be one. */
type Recipient = { isNamed: boolean };

/**
 * Recipients that are people or companies of today. Authorities, the public, an acquirer, departments and a customer's own
 * administrators have no name that could be told beforehand.
 */
function recipientsOf(register: Register, notice: Notice, asOf: Question["asOf"]): Recipient[] {
  const activities = activitiesOfNotice(register, notice);
  const refs = new Set(activities.map(({ ref }) => ref));
  const told = disclosuresOf(register, refs)
    .filter(({ recipientKind = "" }) => !nameless.includes(recipientKind))
    .map(({ namedAs, legalEntityId }) => ({
      isNamed: legalEntityId !== undefined || namedAs === undefined || namedAs === "NAME",
    }));
  const engaged = standingEngagements(register, asOf)
    .filter(({ activityIds = [] }) => activityIds.some((ref) => refs.has(ref)))
    .map((engagement) => {
      const vendor = vendorOf(register, engagement);
      const isNamed = vendor?.namedAs === undefined || vendor.namedAs === "NAME";
      return { isNamed: isNamed || vendor?.legalEntityId !== undefined };
    });
  return [...told, ...engaged];
}

const nameless: readonly string[] = [
  "INTERNAL_DEPARTMENT",
  "PUBLIC_AUTHORITY",
  "PUBLIC",
  "ACQUIRER",
  "CUSTOMER_ADMINISTRATOR",
];

function disclosuresOf(register: Register, activityRefs: ReadonlySet<string>) {
  return list(register, "Disclosure").filter(
    ({ activityIds = [] }) =>
      activityIds.length === 0 || activityIds.some((ref) => activityRefs.has(ref)),
  );
}

/** Reading: where one recipient is named, the others are asked for one by one at their engagements (ENG-004). */
function recipientsHaveNoNames(register: Register, { asOf, regime }: Question): Defect[] {
  return noticesUnder(register, regime).flatMap((notice): Defect[] => {
    const recipients = recipientsOf(register, notice, asOf);
    if (recipients.length === 0 || recipients.some(({ isNamed }) => isNamed)) return [];
    return [
      defect(
        register,
        at(notice, "listedServiceIds"),
        "its recipients are known by category alone, and a person may ask for their names; record who they are.",
      ),
    ];
  });
}

/** Reading: a person can be told to have to give data where a contract or a law is the basis; elsewhere there is nothing to tell. */
function requirementIsNotTold(register: Register, question: Question): Defect[] {
  return noticesUnder(register, question.regime).flatMap((notice): Defect[] => {
    const gap = gapOf(notice, "requirementStatement");
    if (!gap || !basesOfNotice(register, notice, question.regime).some(canRequire)) return [];
    return [
      defect(
        register,
        at(notice, "requirementStatement"),
        `data are needed for a contract or by law, and the statement which must be given, and what follows if they are not, ${gap}; add it to the document.`,
      ),
    ];
  });
}

function canRequire({ basisCode }: Row<"LegalBasisUse">): boolean {
  return basisCode === "EU_6_1_B" || basisCode === "EU_6_1_C";
}

/** Reading: found by what the document limits, or because it names objection to direct marketing alone. */
function objectionIsLimited(register: Register, { regime }: Question): Defect[] {
  return noticesUnder(register, regime).flatMap((notice): Defect[] => {
    const { rightsStated = [], rightsLimits = "" } = notice;
    const isMarketingOnly =
      rightsStated.includes("OBJECTION_MARKETING") && !rightsStated.includes("OBJECTION");
    if (!isMarketingOnly && !limitsObjection(rightsLimits)) return [];
    return [
      defect(
        register,
        at(notice, isMarketingOnly ? "rightsStated" : "rightsLimits"),
        "it grants objection to marketing or profiling alone, and people may object to all that rests on legitimate interests or a public task; name the right in full.",
      ),
    ];
  });
}

function complaintProcedureIsWanting(register: Register, { asOf, regime }: Question): Defect[] {
  if (asOf < complaintToControllerFrom) return [];
  return noticesUnder(register, regime)
    .filter(({ rightsStated }) => !rightsStated?.includes("UK_COMPLAINT_TO_CONTROLLER"))
    .map((notice) =>
      defect(
        register,
        at(notice, "rightsStated"),
        "it does not say how to complain to the controller itself, which the law of the United Kingdom asks for; describe the procedure and name the right.",
      ),
    );
}

/** Reading: recipients are told where the document names services, or the register holds any recipient of its activities as told. */
function recipientsAreNotTold(register: Register, { asOf, regime }: Question): Defect[] {
  return noticesUnder(register, regime).flatMap((notice): Defect[] => {
    const gap = gapOf(notice, "listedServiceIds");
    const activities = activitiesOfNotice(register, notice);
    if (!gap || activities.length === 0) return [];
    if (activities.every(({ noRecipientsReason }) => noRecipientsReason !== undefined)) return [];
    const refs = new Set(activities.map(({ ref }) => ref));
    const isTold = disclosuresOf(register, refs).some(({ listed }) => listed !== false);
    if (isTold) return [];
    const engaged = standingEngagements(register, asOf)
      .filter(({ activityIds = [] }) => activityIds.some((ref) => refs.has(ref)))
      .flatMap(({ vendorServiceId }) => find(register, "VendorService", vendorServiceId) ?? []);
    const who = engaged[0] === undefined ? "" : `, such as “${engaged[0].name ?? engaged[0].ref}”`;
    return [
      defect(
        register,
        at(notice, "listedServiceIds"),
        `the recipients or categories of recipients of the data${who} are not told in it; name them, or record why there are none.`,
      ),
    ];
  });
}
