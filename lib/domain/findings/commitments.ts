import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { isInUse, standingEngagements } from "./standing";
import { plainWords } from "./wording";

/** The rules on what we promised. The provision and the weight of each stand in reference/linter-rules.ts. */
export const commitmentRules: Rules = {
  "CKE-016": { once: promiseIsContradicted },
};

/** Something in use, by the names under which a promise may mean it. */
type Used = { names: readonly string[]; category?: string; title: string };

/**
 * Reading: a name contradicts a promise where it stands as words of its own in the name of a tracker, a service, a vendor or
 * a former name, so that "Google Analytics" is found in "Google Analytics 4" and "Meta" is not in "Metabase".
 */
function promiseIsContradicted(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  const promises = list(register, "Commitment").filter(
    ({ commitmentKind }) => commitmentKind === "NEGATIVE",
  );
  if (promises.length === 0) return [];
  const used = [...trackersInUse(register), ...servicesInUse(register, asOf)];
  return promises.flatMap((promise): Defect[] => {
    const against = used.filter((one) => contradicts(promise, one)).map(({ title }) => title);
    if (against.length === 0) return [];
    const titles = [...new Set(against)].map((title) => `“${title}”`).join(", ");
    return [
      defect(
        register,
        { kind: "Commitment", ref: promise.ref, field: "text" },
        `what is in use contradicts it: ${titles}; end that use, or withdraw the promise.`,
      ),
    ];
  });
}

function contradicts(
  { matchNames = [], matchCategories = [] }: Row<"Commitment">,
  { names, category }: Used,
): boolean {
  if (category !== undefined && matchCategories.includes(category)) return true;
  return matchNames.some((name) => {
    const wanted = ` ${plainWords(name)} `;
    return wanted.trim() !== "" && names.some((each) => ` ${each} `.includes(wanted));
  });
}

function trackersInUse(register: Register): Used[] {
  return list(register, "Tracker").map((tracker) => {
    const service = find(register, "VendorService", tracker.providerServiceId);
    const names = [tracker.name, tracker.technicalName, ...namesOfService(register, service)];
    return {
      names: names.flatMap((name) => (name === undefined ? [] : plainWords(name))),
      title: tracker.name ?? tracker.ref,
      ...(tracker.displayCategory !== undefined && { category: tracker.displayCategory }),
    };
  });
}

function servicesInUse(register: Register, asOf: Question["asOf"]): Used[] {
  return standingEngagements(register, asOf)
    .filter((engagement) => isInUse(engagement, asOf))
    .map((engagement) => {
      const service = find(register, "VendorService", engagement.vendorServiceId);
      return {
        names: namesOfService(register, service).map(plainWords),
        title: service?.name ?? engagement.ref,
      };
    });
}

function namesOfService(register: Register, service: Row<"VendorService"> | undefined): string[] {
  if (service === undefined) return [];
  const vendor = find(register, "Vendor", service.vendorId);
  const aliases = pointingTo(register, "VendorAlias", "vendorServiceId", service.ref);
  return [service.name, vendor?.name, ...aliases.map(({ name }) => name)].flatMap(
    (name) => name ?? [],
  );
}
