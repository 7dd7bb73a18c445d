import { choiceInWords } from "@/lib/domain/choice-words";
import {
  featuresNotOffered,
  featuresOffered,
  featuresUsed,
} from "@/lib/domain/customer/feature-use";
import type { Register, Row } from "@/lib/domain/register";
import { countryInWords, periodInWords } from "@/lib/domain/value-words";
import {
  type AgreementTerms,
  effectiveTerm,
  originOf,
  profileOf,
  type TermField,
  type TermOrigin,
  termsOf,
} from "./terms";

/** One term of an agreement as staff read it: what counts, who says so, and in which words. */
export type TermInWords = {
  readonly label: string;
  readonly value: string;
  /** AGREEMENT: it says so itself. PROFILE: the profile that it follows does. SILENT: what counts where neither does. */
  readonly ground: TermOrigin;
  /** The name of that profile. */
  readonly profile: string | null;
  /** What the profile says and the agreement overrides; null where it overrides nothing. */
  readonly overridden: string | null;
  readonly clause: string | null;
};

type Agreement = Row<"CustomerAgreement">;

/** What a row is made of: the terms for each class, and the fields that decide nothing but are promised. */
type Said = {
  readonly m1: AgreementTerms;
  readonly m2: AgreementTerms;
  readonly stated: <Field extends TermField>(field: Field) => Agreement[Field] | undefined;
};

type TermRow = {
  readonly field: TermField;
  readonly label: string;
  readonly clause?: TermField;
  /** Null where there is nothing to say. */
  readonly words: (said: Said) => string | null;
};

const termRows: readonly TermRow[] = [
  {
    field: "authorisation",
    label: "Authorisation",
    clause: "authorisationClause",
    words: ({ m1 }) => choiceInWords(m1.authorisation),
  },
  {
    field: "silenceApproves",
    label: "If the customer does not answer",
    clause: "silenceClause",
    words: silenceInWords,
  },
  {
    field: "noticePeriod",
    label: "Notice period",
    clause: "noticeClause",
    words: ({ m1 }) => countedPeriod(m1.noticePeriod, m1.noticeDayCount),
  },
  {
    field: "noticePeriodM2",
    label: "Notice period without a right to object",
    clause: "noticeClauseM2",
    words: ({ m2, stated }) =>
      stated("noticePeriodM2") === undefined
        ? null
        : countedPeriod(m2.noticePeriod, m2.noticeDayCount),
  },
  {
    field: "objectionPeriod",
    label: "Objection period",
    clause: "objectionClause",
    words: ({ m1 }) => countedPeriod(m1.objectionPeriod ?? "", m1.objectionDayCount),
  },
  {
    field: "deemedReceipt",
    label: "Counts as received",
    clause: "receiptClause",
    words: ({ m1 }) => receiptInWords(m1),
  },
  {
    field: "contactsToInform",
    label: "Must reach",
    clause: "contactsClause",
    words: ({ m1 }) => choiceInWords(m1.contactsToInform),
  },
  {
    field: "rollForward",
    label: "A period that ends on a weekend",
    words: ({ m1 }) => (m1.rollForward ? "Ends on the next working day" : "Ends on that day"),
  },
  {
    field: "holidayCalendarIds",
    label: "Holidays",
    words: ({ m1 }) => m1.holidays.map(({ name }) => name).join(", ") || null,
  },
  {
    field: "effectiveAfter",
    label: "May take effect after",
    words: ({ m1 }) => choiceInWords(m1.effectiveAfter),
  },
  { field: "zone", label: "Days are counted in", words: ({ m1 }) => m1.zone },
  {
    field: "objectionGround",
    label: "Ground for objection",
    clause: "objectionGroundClause",
    words: ({ stated }) => choiceOrNull(stated("objectionGround")),
  },
  {
    field: "remedy",
    label: "Remedy",
    clause: "remedyClause",
    words: ({ stated }) => choiceOrNull(stated("remedy")),
  },
  {
    field: "remedyPeriod",
    label: "Time for the remedy",
    words: ({ stated }) => {
      const period = stated("remedyPeriod");
      return period === undefined ? null : periodInWords(period);
    },
  },
  {
    field: "emergencyAllowed",
    label: "Emergency replacement",
    clause: "emergencyClause",
    words: emergencyInWords,
  },
];

/**
 * The terms of an agreement that decide how a change reaches it, each with its clause and where it comes from, and what
 * counts where it is silent.
 *
 * `termsOf` decides them; here they are those of a change to which the customer may object (class M1), with the notice
 * period of a change to which it may not where that is another.
 *
 * @param vendorTitle names a vendor that the agreement leaves out
 */
export function termsInWords(
  register: Register,
  agreement: Agreement,
  organisationZone: string,
  vendorTitle: (ref: string) => string,
): TermInWords[] {
  const profile = profileOf(register, agreement);
  const { ref, validFrom, termsProfileId } = agreement;
  // What the profile alone would say is what counts for an agreement that follows it and says nothing of its own.
  const bare: Agreement = {
    ref,
    validFrom,
    ...(termsProfileId !== undefined && { termsProfileId }),
  };
  const [own, profiles] = [agreement, bare].map((of) => saidBy(register, of, organisationZone));
  const terms = termRows.flatMap(({ field, label, clause, words }): TermInWords[] => {
    const value = own === undefined ? null : words(own);
    if (value === null) return [];
    const ground = originOf(agreement, profile, field);
    const isStatedTwice = ground === "AGREEMENT" && originOf(bare, profile, field) === "PROFILE";
    const overridden = isStatedTwice ? otherWords(words, profiles, value) : null;
    const quoted = clause && effectiveTerm(agreement, profile, clause);
    return [
      {
        label,
        value,
        ground,
        profile: ground === "PROFILE" || overridden !== null ? (profile?.name ?? null) : null,
        overridden,
        clause: typeof quoted === "string" ? quoted : null,
      },
    ];
  });
  return [...terms, ...promises(agreement, vendorTitle), ...featureTerms(register, agreement)];
}

/** What the profile says of a term; null where it says the same: then nothing is overridden. */
function otherWords(
  words: TermRow["words"],
  profiles: Said | undefined,
  value: string,
): string | null {
  const theirs = profiles === undefined ? null : words(profiles);
  return theirs === value ? null : theirs;
}

function saidBy(register: Register, agreement: Agreement, zone: string): Said {
  const profile = profileOf(register, agreement);
  return {
    m1: termsOf(register, agreement, "M1", zone),
    m2: termsOf(register, agreement, "M2", zone),
    stated: (field) => effectiveTerm(agreement, profile, field),
  };
}

function silenceInWords({ m1, stated }: Said): string | null {
  if (m1.authorisation === "GENERAL") return null;
  if (m1.silenceApproves) return "Silence counts as approval when the time to object has ended";
  return stated("silenceApproves") === true
    ? "Nothing happens without its approval: no clause is quoted by which silence would count"
    : "Nothing happens without its approval";
}

function countedPeriod(period: string, count: AgreementTerms["noticeDayCount"]): string {
  const words = periodInWords(period);
  return count === "BUSINESS" ? words.replace(/ (days?)$/, " business $1") : words;
}

function receiptInWords({ deemedReceipt, receiptDays, receiptDayCount }: AgreementTerms): string {
  if (deemedReceipt !== "AFTER_DAYS" || receiptDays === null) return choiceInWords(deemedReceipt);
  return `${countedPeriod(`P${receiptDays}D`, receiptDayCount)} after it is sent`;
}

function choiceOrNull(value: string | undefined): string | null {
  return value === undefined ? null : choiceInWords(value);
}

function emergencyInWords({ stated }: Said): string | null {
  const isAllowed = stated("emergencyAllowed");
  if (isAllowed === undefined) return null;
  if (!isAllowed) return "Not allowed";
  if (stated("emergencyClause") === undefined)
    return "Allowed, but no clause is quoted: it counts for nothing";
  const grounds = (stated("emergencyGrounds") ?? []).map((ground) => choiceInWords(ground));
  const period = stated("emergencyNoticePeriod");
  return [
    period === undefined ? "Allowed at once" : `Allowed after ${periodInWords(period)}`,
    ...(grounds.length === 0 ? [] : [`on the grounds: ${grounds.join(", ")}`]),
  ].join(", ");
}

/** Which features the customer uses; nothing where its products name none. */
function featureTerms(register: Register, agreement: Agreement): TermInWords[] {
  const used = featuresUsed(register, agreement);
  if (used === null && featuresOffered(register, agreement).length === 0) return [];
  const unknown = featuresNotOffered(register, agreement).map((name) => `“${name}”`);
  const value =
    used !== null
      ? [...used].join(", ") || "None of the optional ones"
      : [
          "Not known",
          ...(unknown.length === 0 ? [] : [`no product of it has ${unknown.join(" or ")}`]),
          "it counts as using every feature",
        ].join("; ");
  const ground = used === null ? "SILENT" : "AGREEMENT";
  return [{ label: "Features used", value, ground, profile: null, overridden: null, clause: null }];
}

/** What an agreement alone can promise; nothing where it promises nothing. */
function promises(agreement: Agreement, vendorTitle: (ref: string) => string): TermInWords[] {
  const { residencyCountries, excludedVendorIds } = agreement;
  const stated = (label: string, value: string | undefined): TermInWords[] =>
    value === undefined || value === ""
      ? []
      : [{ label, value, ground: "AGREEMENT", profile: null, overridden: null, clause: null }];
  return [
    ...stated("Data may only be in", residencyCountries?.map(countryInWords).join(", ")),
    ...stated("Vendors left out", excludedVendorIds?.map(vendorTitle).join(", ")),
  ];
}
