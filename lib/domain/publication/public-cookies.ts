import { waitsForConsent } from "@/lib/domain/findings/trackers";
import type { CommonBody } from "@/lib/domain/kinds/kind";
import type { Regime } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { presentNames } from "./present-names";
import { type Narrative, narrativeOf, type Promised, promisesOf } from "./public-narrative";

/** One tracker as outsiders see it. Unknown facts are null, or empty, and named in `unknown`. */
export type PublicTracker = {
  ref: string;
  name: string;
  displayCategory: string | null;
  /** What the document itself calls the category; only where it has a name of its own. */
  displayGroup?: string;
  technologies: string[];
  technicalName: string | null;
  host: string | null;
  sites: string[];
  party: "FIRST" | "THIRD" | null;
  provider: {
    name: string;
    service: string;
    function: string | null;
    legalEntity: { name: string | null; country: string | null };
    /** What the service is called today, where its name here is an old one. */
    nowCalled: string[];
  } | null;
  informationUrl: string | null;
  purposes: string[];
  purposeCodes?: string[];
  elements: string[];
  lifetimeKind: "SESSION" | "PERIOD" | "UNTIL_CLEARED" | null;
  lifetime: string | null;
  dataRetention: string | null;
  /** Whether it waits for consent, under each law of the visitors of its sites that asks for consent. */
  consent: { regime: Regime; needed: boolean }[];
  conditional: string | null;
  optOut: { url: string | null; text: string | null } | null;
  unknown?: string[];
};

/** What a cookie policy tells of the sites that it is for. */
export type PublicCookiePolicy = {
  ref: string;
  name: string;
  sites: string[];
  regimes: Regime[];
  controls: string[];
  consentFirst: boolean | null;
  consentTool: string | null;
  refuseAsEasy: boolean | null;
  withdrawal: string | null;
  askedAgainAfter: string | null;
  globalPrivacyControl: boolean | null;
  doNotTrack: boolean | null;
  technologiesMentioned: string[];
  browserInstructions: string[];
  narrative: Narrative;
  promises: Promised[];
  trackers: PublicTracker[];
  unknown?: string[];
};

export type PublicCookies = {
  policies: PublicCookiePolicy[];
  /** Those of no policy. */
  trackers: PublicTracker[];
};

/** Swiss law asks for information alone, so consent is not spoken of there. */
const regimesWithConsent: readonly Regime[] = ["EU_GDPR", "UK_GDPR"];

/**
 * What everybody may see of the trackers and the cookie policies in a register; null when it has neither.
 *
 * Source: Directive 2002/58/EC, Art. 5(3); PECR reg. 6; C-673/17 (duration and third-party access are told).
 * Reading: a fact that nobody knows is told as not known; whether consent is needed follows from the legal class alone.
 */
export function publicCookies(register: Register): PublicCookies | null {
  const policies = list(register, "CookiePolicy");
  const trackers = list(register, "Tracker");
  if (policies.length + trackers.length === 0) return null;
  const loose = trackers.filter(
    ({ cookiePolicyId }) => find(register, "CookiePolicy", cookiePolicyId) === undefined,
  );
  return {
    policies: policies.map((policy) => publicPolicy(register, policy)),
    trackers: loose.map((tracker) => publicTracker(register, tracker, regimesOf(register))),
  };
}

function regimesOf(register: Register, stated: readonly Regime[] = []): Regime[] {
  if (stated.length > 0) return [...stated];
  return [...new Set(list(register, "Organisation").flatMap(({ regimes }) => regimes ?? []))];
}

function publicPolicy(register: Register, policy: Row<"CookiePolicy">): PublicCookiePolicy {
  const regimes = regimesOf(register, policy.regimes);
  return {
    ref: policy.ref,
    name: policy.name ?? policy.ref,
    sites: [...(policy.sites ?? [])],
    regimes,
    controls: [...(policy.controls ?? [])],
    consentFirst: policy.consentFirst ?? null,
    consentTool: policy.consentTool ?? null,
    refuseAsEasy: policy.refuseAsEasy ?? null,
    withdrawal: policy.withdrawalLocation ?? null,
    askedAgainAfter: policy.repromptAfter ?? null,
    globalPrivacyControl: policy.gpcHonoured ?? null,
    doNotTrack: policy.doNotTrackHonoured ?? null,
    technologiesMentioned: [...(policy.technologiesMentioned ?? [])],
    browserInstructions: [...(policy.browserInstructions ?? [])],
    narrative: narrativeOf(register, policy.documentId),
    promises: promisesOf(register, policy.documentId),
    trackers: pointingTo(register, "Tracker", "cookiePolicyId", policy.ref).map((tracker) =>
      publicTracker(register, tracker, regimes),
    ),
    ...unknownOf(policy, ["sites", "controls", "consentFirst", "withdrawalLocation"]),
  };
}

function publicTracker(
  register: Register,
  tracker: Row<"Tracker">,
  regimes: readonly Regime[],
): PublicTracker {
  const service = find(register, "VendorService", tracker.providerServiceId);
  return {
    ref: tracker.ref,
    name: tracker.name ?? tracker.ref,
    ...placed(tracker),
    provider: service ? providerOf(register, service) : null,
    informationUrl: tracker.informationUrl ?? service?.policyUrl ?? null,
    purposes: [...(tracker.purposes ?? [])],
    ...(tracker.purposeCodes?.length && { purposeCodes: [...tracker.purposeCodes] }),
    elements: [...(tracker.elements ?? [])],
    lifetimeKind: tracker.lifetimeKind ?? null,
    lifetime: tracker.lifetime ?? null,
    dataRetention: tracker.dataRetention ?? null,
    consent: regimes
      .filter((regime) => regimesWithConsent.includes(regime))
      .map((regime) => ({ regime, needed: waitsForConsent(tracker, regime) })),
    optOut: optOutOf(tracker),
    ...unknownOf(tracker, ["technicalName", "host", "lifetimeKind", "purposes", "informationUrl"]),
  };
}

function placed(tracker: Row<"Tracker">) {
  return {
    displayCategory: tracker.displayCategory ?? null,
    ...(tracker.displayGroup !== undefined && { displayGroup: tracker.displayGroup }),
    technologies: [...(tracker.technologies ?? [])],
    technicalName: tracker.technicalName ?? null,
    host: tracker.host ?? null,
    sites: [...(tracker.sites ?? [])],
    party: tracker.party ?? null,
    conditional: tracker.conditional ?? null,
  };
}

function optOutOf({ optOutUrl, optOutText }: Row<"Tracker">): PublicTracker["optOut"] {
  if (optOutUrl === undefined && optOutText === undefined) return null;
  return { url: optOutUrl ?? null, text: optOutText ?? null };
}

function providerOf(register: Register, service: Row<"VendorService">): PublicTracker["provider"] {
  const vendor = find(register, "Vendor", service.vendorId);
  const entity = find(register, "LegalEntity", vendor?.legalEntityId);
  return {
    name: vendor?.name ?? service.ref,
    service: service.name ?? service.ref,
    function: service.function ?? null,
    legalEntity: { name: entity?.legalName ?? null, country: entity?.country ?? null },
    nowCalled: presentNames(register, service),
  };
}

/** The fields that are recorded as unknown, of those that are shown. */
export function unknownOf<R extends CommonBody>(
  row: R,
  fields: readonly (keyof R & string)[],
): { unknown?: string[] } {
  const unknown = fields.filter((field) => row.fieldStates?.[field]?.state === "UNKNOWN");
  return unknown.length === 0 ? {} : { unknown };
}
