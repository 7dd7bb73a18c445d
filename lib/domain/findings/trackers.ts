import { type Regime, trackerLegalClassRules } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf, gapOfAll } from "./gap";
import { isUnder } from "./standing";
import { namesUnneededTracker } from "./wording";

/** The laws that ask for consent before something is stored on a device; Swiss law asks for information alone. */
const regimesWithConsent = ["EU_GDPR", "UK_GDPR"] as const;

/** The rules on trackers and cookie policies. The provision and the weight of each stand in reference/linter-rules.ts. */
export const trackerRules: Rules = {
  "CKE-001": { perRegime: consentDoesNotComeFirst, regimes: regimesWithConsent },
  "CKE-002": { once: shownAsEssential },
  "CKE-003": { once: lifetimeIsWanting },
  "CKE-005": { once: purposeIsWanting },
  "CKE-006": { once: providerIsWanting },
  "CKE-007": { once: browserIsTheOnlyMeans },
  "CKE-009": { perRegime: exceptionIsOfTheUnitedKingdom, regimes: ["EU_GDPR"] },
};

function at(tracker: Row<"Tracker">, field: keyof Row<"Tracker"> & string) {
  return { kind: "Tracker" as const, ref: tracker.ref, field };
}

/** Whether visitors of the tracker's sites stand under the regime; a policy that does not say means the organisation's. */
export function isSeenUnder(register: Register, tracker: Row<"Tracker">, regime: Regime): boolean {
  const stated = find(register, "CookiePolicy", tracker.cookiePolicyId)?.regimes ?? [];
  return stated.length > 0 ? stated.includes(regime) : isUnder(register, [], regime);
}

export function classUnder(tracker: Row<"Tracker">, regime: Regime): Row<"Tracker">["legalClass"] {
  return (regime === "UK_GDPR" ? tracker.legalClassUk : undefined) ?? tracker.legalClass;
}

/**
 * Tells whether a tracker waits for consent under a regime.
 *
 * Source: Directive 2002/58/EC, Art. 5(3); PECR reg. 6 and Schedule A1.
 * Reading: an exemption has to be claimed, so a tracker without a legal class waits; one that rests on an exception of
 * another law waits as well.
 */
export function waitsForConsent(tracker: Row<"Tracker">, regime: Regime): boolean {
  const legalClass = classUnder(tracker, regime);
  if (legalClass === undefined) return true;
  const rule = trackerLegalClassRules[legalClass];
  return rule.consent || (regime === "UK_GDPR" ? !rule.uk : rule.eu === false);
}

function consentDoesNotComeFirst(register: Register, { regime }: Question): Defect[] {
  return list(register, "Tracker").flatMap((tracker): Defect[] => {
    if (!isSeenUnder(register, tracker, regime) || !waitsForConsent(tracker, regime)) return [];
    const policy = find(register, "CookiePolicy", tracker.cookiePolicyId);
    if (policy?.consentFirst === true) return [];
    const state =
      policy === undefined
        ? "no cookie policy is recorded for it"
        : "its cookie policy does not say that nothing is stored before";
    return [
      defect(
        register,
        at(tracker, "cookiePolicyId"),
        `it needs consent, and ${state}; ask first, and record how.`,
      ),
    ];
  });
}

/**
 * Reading: judged by the legal class; where that is missing, or claims to be necessary, by name and purposes too, for those
 * that are never necessary for what the visitor asked for (Opinion 04/2012, section 4).
 */
function shownAsEssential(register: Register): Defect[] {
  return list(register, "Tracker").flatMap((tracker): Defect[] => {
    if (tracker.displayCategory !== "ESSENTIAL" || isNecessary(tracker)) return [];
    return [
      defect(
        register,
        at(tracker, "displayCategory"),
        "it is shown as essential, and nothing that the visitor asked for needs it; show it under what it is for.",
      ),
    ];
  });
}

function isNecessary({ legalClass, name = "", purposes = [] }: Row<"Tracker">): boolean {
  const isExempt = legalClass === "COMMUNICATION_EXEMPT" || legalClass === "STRICTLY_NECESSARY";
  if (legalClass !== undefined && !isExempt) return false;
  return ![name, ...purposes].some(namesUnneededTracker);
}

function lifetimeIsWanting(register: Register): Defect[] {
  return list(register, "Tracker").flatMap((tracker): Defect[] => {
    const isPeriod = tracker.lifetimeKind === "PERIOD";
    const gap = isPeriod ? gapOf(tracker, "lifetime") : lifetimeGap(tracker);
    if (!gap) return [];
    return [
      defect(
        register,
        at(tracker, isPeriod ? "lifetime" : "lifetimeKind"),
        `how long it stays on the device ${gap}; record the period, or that it ends with the session or when cleared.`,
      ),
    ];
  });
}

function lifetimeGap(tracker: Row<"Tracker">) {
  return gapOfAll(tracker, ["lifetimeKind", "lifetime"]);
}

function purposeIsWanting(register: Register): Defect[] {
  return list(register, "Tracker").flatMap((tracker): Defect[] => {
    const gap = gapOf(tracker, "purposes");
    return gap
      ? [defect(register, at(tracker, "purposes"), `what it is for ${gap}; record it.`)]
      : [];
  });
}

/** Reading: a tracker whose provider is recorded is a third party's unless it is recorded as our own. */
function providerIsWanting(register: Register): Defect[] {
  return list(register, "Tracker").flatMap((tracker): Defect[] => {
    if (!isThirdParty(tracker)) return [];
    const service = find(register, "VendorService", tracker.providerServiceId);
    const provider = gapOf(tracker, "providerServiceId");
    const link = service?.policyUrl === undefined && gapOf(tracker, "informationUrl");
    return [
      ...(provider
        ? [
            defect(
              register,
              at(tracker, "providerServiceId"),
              `who gets access through it ${provider}; record the service and its vendor.`,
            ),
          ]
        : []),
      ...(link
        ? [
            defect(
              register,
              at(tracker, "informationUrl"),
              `the address of the provider's own information ${link}; record it here or with the service.`,
            ),
          ]
        : []),
    ];
  });
}

/** Whether a third party gets access; a provider that is recorded is one, unless the tracker is recorded as our own. */
export function isThirdParty({ party, providerServiceId }: Row<"Tracker">): boolean {
  return party === undefined ? providerServiceId !== undefined : party === "THIRD";
}

/** Reading: asked where something waits for consent, or where the trackers of the policy are not recorded. */
function browserIsTheOnlyMeans(register: Register): Defect[] {
  return list(register, "CookiePolicy").flatMap((policy): Defect[] => {
    const controls = policy.controls ?? [];
    const asks = controls.includes("CONSENT_BANNER") || controls.includes("PREFERENCE_CENTRE");
    if (!controls.includes("BROWSER_SETTINGS") || asks) return [];
    const trackers = pointingTo(register, "Tracker", "cookiePolicyId", policy.ref);
    const waits = trackers.some((tracker) =>
      regimesWithConsent.some((regime) => waitsForConsent(tracker, regime)),
    );
    if (trackers.length > 0 && !waits) return [];
    return [
      defect(
        register,
        { kind: "CookiePolicy", ref: policy.ref, field: "controls" },
        "the settings of the browser are its only means to accept or refuse; ask on the site itself.",
      ),
    ];
  });
}

const exceptionsOfTheUnitedKingdom = ["UK_STATISTICAL", "UK_APPEARANCE", "UK_EMERGENCY"];

function exceptionIsOfTheUnitedKingdom(register: Register, { regime }: Question): Defect[] {
  return list(register, "Tracker").flatMap((tracker): Defect[] => {
    const { legalClass } = tracker;
    if (legalClass === undefined || !exceptionsOfTheUnitedKingdom.includes(legalClass)) return [];
    if (!isSeenUnder(register, tracker, regime)) return [];
    return [
      defect(
        register,
        at(tracker, "legalClass"),
        "it rests on an exception of the United Kingdom, and people in the EEA visit its sites; record its class there, and the exception as its class in the United Kingdom.",
      ),
    ];
  });
}
