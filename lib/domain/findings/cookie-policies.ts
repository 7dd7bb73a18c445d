import { type TrackerTechnology, trackerTechnologyLabels } from "@/lib/domain/reference/enums";
import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Rules } from "./finding";
import { namesRetiredSoftware, technologiesNamed } from "./wording";

/** The rules on what a cookie policy says. See reference/linter-rules.ts; what it asks people: trackers.ts. */
export const cookiePolicyRules: Rules = {
  "CKE-012": { once: technologyIsNotListed },
  "CKE-015": { once: signalIsIgnored },
  "CKE-017": { once: instructionsAreOutdated },
};

type Policy = Row<"CookiePolicy">;

function at(policy: Policy, field: keyof Policy & string) {
  return { kind: "CookiePolicy" as const, ref: policy.ref, field };
}

/**
 * Reading: an entry without a technical name lists a purpose and no technology. Of cookies, CKE-004 asks the same; so it is
 * asked here of what else is stored or read.
 */
function technologyIsNotListed(register: Register): Defect[] {
  return list(register, "CookiePolicy").flatMap((policy): Defect[] => {
    const listed = new Set(
      pointingTo(register, "Tracker", "cookiePolicyId", policy.ref)
        .filter(({ technicalName }) => technicalName !== undefined)
        .flatMap(({ technologies = [] }) => technologies),
    );
    const missing = mentionedIn(register, policy).filter(
      (technology) => technology !== "COOKIE" && !listed.has(technology),
    );
    if (missing.length === 0) return [];
    const words = missing.map((technology) => trackerTechnologyLabels[technology].toLowerCase());
    return [
      defect(
        register,
        at(policy, "technologiesMentioned"),
        `its text speaks of ${words.join(", ")}, and no entry of its table is one with a technical name; list each, or take the words out.`,
      ),
    ];
  });
}

/** As recorded, and as the words of the document have it. */
function mentionedIn(register: Register, policy: Policy): TrackerTechnology[] {
  const blocks =
    policy.documentId === undefined
      ? []
      : pointingTo(register, "DocumentBlock", "documentId", policy.documentId);
  return [
    ...new Set([
      ...(policy.technologiesMentioned ?? []),
      ...blocks.flatMap(({ text = "" }) => technologiesNamed(text)),
    ]),
  ];
}

function signalIsIgnored(register: Register): Defect[] {
  return list(register, "CookiePolicy").flatMap((policy) =>
    signals
      .filter(({ field }) => policy[field] === false)
      .map(({ field, name }) =>
        defect(
          register,
          at(policy, field),
          `it says that ${name} of a browser has no effect; people may object by automated means, so treat the signal as an objection.`,
        ),
      ),
  );
}

const signals = [
  { field: "doNotTrackHonoured", name: "the signal Do Not Track" },
  { field: "gpcHonoured", name: "the signal Global Privacy Control" },
] as const;

function instructionsAreOutdated(register: Register): Defect[] {
  return list(register, "CookiePolicy").flatMap((policy): Defect[] => {
    const old = policy.browserInstructions?.find(namesRetiredSoftware);
    if (old === undefined) return [];
    return [
      defect(
        register,
        at(policy, "browserInstructions"),
        "it explains settings of software that is no longer supported; replace the instructions by those for present browsers.",
      ),
    ];
  });
}
