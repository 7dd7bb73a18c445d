import { isPeriod } from "@/lib/domain/calendar";
import { type TrackerLegalClass, trackerLegalClassRules } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf, gapOfAll, worstOf } from "./gap";
import { isEverShorter, lengthOf } from "./notice-promises";
import { hasEnded, recipientOf } from "./standing";
import { classUnder, isSeenUnder, isThirdParty } from "./trackers";
import { namesProfilingTracker } from "./wording";

/** The rules on the details of each tracker. See reference/linter-rules.ts; consent, category, purpose: trackers.ts. */
export const trackerDetailRules: Rules = {
  "CKE-004": { once: technicalNameIsWanting },
  "CKE-008": { once: staysTooLong },
  "CKE-010": { perRegime: exceptionWithoutOptOut, regimes: ["UK_GDPR"] },
  "CKE-011": { once: scanSaysOtherwise },
  "CKE-013": { once: profilingIsCalledStatistics },
  "CKE-014": { once: recipientIsNotLinked },
};

type Tracker = Row<"Tracker">;

function at(tracker: Tracker, field: keyof Tracker & string) {
  return { kind: "Tracker" as const, ref: tracker.ref, field };
}

/** Reading: a log file is written on the server, so nothing on the device has a name. */
function technicalNameIsWanting(register: Register): Defect[] {
  return list(register, "Tracker").flatMap((tracker): Defect[] => {
    const { technologies = [] } = tracker;
    if (technologies.length > 0 && technologies.every((one) => one === "LOG_FILE")) return [];
    const fields = (["technicalName", "host"] as const).filter((field) => gapOf(tracker, field));
    const gap = worstOf(fields.map((field) => gapOf(tracker, field)));
    const [field] = fields;
    if (!gap || !field) return [];
    const what = fields.length === 2 ? "technical name and host" : names[field];
    return [
      defect(
        register,
        at(tracker, field),
        `its ${what} ${fields.length === 2 ? gap.replace("is ", "are ") : gap}, so nobody can find it on a device; record them as a scan shows them.`,
      ),
    ];
  });
}

const names = { technicalName: "technical name", host: "host" } as const;

const longestLifetime = "P13M";
const longestConsent = "P6M";

/** Reading: what needs no consent because the visitor asked for it may stay as long as that takes. */
function staysTooLong(register: Register): Defect[] {
  const trackers = list(register, "Tracker").flatMap((tracker): Defect[] => {
    const { legalClass, lifetimeKind, lifetime } = tracker;
    if (legalClass === "COMMUNICATION_EXEMPT" || legalClass === "STRICTLY_NECESSARY") return [];
    const isLong = lifetime !== undefined && isLonger(lifetime, longestLifetime);
    if (!isLong && lifetimeKind !== "UNTIL_CLEARED") return [];
    const how = isLong ? "for more than 13 months" : "until somebody clears it";
    const sentence = `it stays on the device ${how}; shorten that, and start anew only after a new choice.`;
    return [defect(register, at(tracker, isLong ? "lifetime" : "lifetimeKind"), sentence)];
  });
  const policies = list(register, "CookiePolicy").flatMap(({ ref, repromptAfter }): Defect[] => {
    if (repromptAfter === undefined || !isLonger(repromptAfter, longestConsent)) return [];
    const sentence =
      "a choice is kept for more than six months before people are asked again; ask again sooner.";
    return [defect(register, { kind: "CookiePolicy", ref, field: "repromptAfter" }, sentence)];
  });
  return [...trackers, ...policies];
}

function isLonger(period: string, limit: string): boolean {
  return isPeriod(period) && isEverShorter(lengthOf(limit), lengthOf(period));
}

/** Reading: information is what it is for; the exception for emergencies asks for no opt-out (PECR Schedule A1). */
function exceptionWithoutOptOut(register: Register, { regime }: Question): Defect[] {
  return list(register, "Tracker").flatMap((tracker): Defect[] => {
    const legalClass = classUnder(tracker, regime);
    if (legalClass === undefined || !isExceptionWithOptOut(legalClass)) return [];
    if (!isSeenUnder(register, tracker, regime)) return [];
    const optOut = gapOfAll(tracker, ["optOutUrl", "optOutText"]);
    const purpose = gapOf(tracker, "purposes");
    const wanting = [
      ...(purpose ? [`what it is for ${purpose}`] : []),
      ...(optOut ? [`how to opt out free of charge ${optOut}`] : []),
    ];
    if (wanting.length === 0) return [];
    return [
      defect(
        register,
        at(tracker, optOut ? "optOutText" : "purposes"),
        `it rests on an exception of the United Kingdom, and ${wanting.join(", and ")}; tell people both, or ask for consent.`,
      ),
    ];
  });
}

function isExceptionWithOptOut(legalClass: TrackerLegalClass): boolean {
  return trackerLegalClassRules[legalClass].optOut;
}

/** Reading: judged where a scan is recorded; what was seen and stands in no cookie policy is told to nobody. */
function scanSaysOtherwise(register: Register): Defect[] {
  return list(register, "Tracker").flatMap((tracker): Defect[] => {
    const policy = find(register, "CookiePolicy", tracker.cookiePolicyId);
    const seenOn = tracker.lastSeenOn ?? tracker.firstSeenOn;
    if (policy === undefined) {
      if (seenOn === undefined) return [];
      const sentence = `a scan found it on ${seenOn}, and no cookie policy lists it; add it to one, or remove it from the site.`;
      return [defect(register, at(tracker, "cookiePolicyId"), sentence)];
    }
    const { lastScannedOn } = policy;
    if (lastScannedOn === undefined || (seenOn ?? "") >= lastScannedOn) return [];
    const sentence = `the scan of ${lastScannedOn} did not find it; end it if it is gone, or record where it is still set.`;
    return [defect(register, at(tracker, "lastSeenOn"), sentence)];
  });
}

function profilingIsCalledStatistics(register: Register): Defect[] {
  return list(register, "Tracker").flatMap((tracker): Defect[] => {
    const { displayCategory, technologies = [], name = "", purposes = [] } = tracker;
    if (displayCategory !== "ANALYTICS" && displayCategory !== "PERFORMANCE") return [];
    const isProfiling =
      technologies.includes("FINGERPRINT") || [name, ...purposes].some(namesProfilingTracker);
    if (!isProfiling) return [];
    return [
      defect(
        register,
        at(tracker, "displayCategory"),
        "it records sessions, recognises devices or serves advertising, and is shown as statistics; show it under what it does, and say so.",
      ),
    ];
  });
}

/** Reading: a recipient whose places are all known to need no transfer needs none; where no place is known, nobody can tell. */
function recipientIsNotLinked(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  return list(register, "Tracker").flatMap((tracker): Defect[] => {
    if (!isThirdParty(tracker) && tracker.engagementId === undefined) return [];
    const engagement = find(register, "Engagement", tracker.engagementId);
    if (engagement === undefined || hasEnded(engagement, asOf)) {
      const sentence =
        "a third party gets data through it, and no recipient of the register is linked; link the engagement, with its places and transfers.";
      return [defect(register, at(tracker, "engagementId"), sentence)];
    }
    if (isPlaced(register, tracker, engagement)) return [];
    const sentence =
      "where its recipient takes the data is not known, and no transfer is recorded; record the places, and a transfer for each third country.";
    return [defect(register, at(tracker, "transferIds"), sentence)];
  });
}

function isPlaced(
  register: Register,
  { transferIds }: Tracker,
  engagement: Row<"Engagement">,
): boolean {
  if (transferIds?.length) return true;
  if (pointingTo(register, "Transfer", "engagementId", engagement.ref).length > 0) return true;
  const places = pointingTo(register, "ProcessingLocation", "engagementId", engagement.ref);
  const known = places.some(({ country }) => country !== undefined);
  return known || recipientOf(register, engagement)?.country !== undefined;
}
