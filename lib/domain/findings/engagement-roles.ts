import type { CalendarDate } from "@/lib/domain/calendar";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import { titleOf } from "./naming";
import {
  activitiesOf,
  engagedByUs,
  isInUse,
  productsOf,
  standingEngagements,
  vendorOf,
} from "./standing";
import { plainWords } from "./wording";

/** The rules on what each recipient is to us. The provision and the weight of each stand in reference/linter-rules.ts. */
export const engagementRoleRules: Rules = {
  "ENG-009": { once: tasksAreNotDelimited },
  "ENG-010": { once: vendorDecidesItself },
  "ENG-015": { once: nameIsObsolete },
  "ENG-018": { once: roleContradictsRegister },
};

type AsOf = Pick<Question, "asOf">;
type Engagement = Row<"Engagement">;

function at(engagement: Engagement, field?: keyof Engagement & string) {
  return { kind: "Engagement" as const, ref: engagement.ref, ...(field && { field }) };
}

/**
 * Reading: the same function in the same words for one product, with data going to both; a stand-by that is not in use has
 * nothing to be delimited from yet.
 */
function tasksAreNotDelimited(register: Register, { asOf }: AsOf): Defect[] {
  const tasks = tasksOf(register, asOf);
  return [...tasks].flatMap(([engagement, keys]): Defect[] => {
    const gap = gapOf(engagement, "delimitation");
    const other = gap && keys.flatMap((of) => of.find((one) => isOther(one, engagement)) ?? [])[0];
    if (!gap || !other) return [];
    const title = titleOf(register, { kind: "Engagement", ref: other.ref });
    return [
      defect(
        register,
        at(engagement, "delimitation"),
        `“${title}” has the same function, and who of them does what ${gap}; record how their tasks are delimited.`,
      ),
    ];
  });
}

/** Of each sub-processor in use, for each of its products, the first two that share its function there. */
function tasksOf(register: Register, asOf: CalendarDate): Map<Engagement, Engagement[][]> {
  const every = list(register, "Product").map(({ ref }) => ref);
  const sharing = new Map<string, Engagement[]>();
  const tasks = new Map<Engagement, Engagement[][]>();
  for (const engagement of engagedByUs(register, asOf)) {
    if (!isInUse(engagement, asOf) || !isSubprocessor(register, engagement)) continue;
    const task = functionOf(register, engagement);
    if (task === "") continue;
    const own = productsOf(register, engagement);
    const products = own.length === 0 ? [...every, ""] : [...new Set(own)];
    tasks.set(
      engagement,
      products.map((product) => {
        const key = `${product} ${task}`;
        const found = sharing.get(key) ?? [];
        if (found.length < 2 && found.every((one) => isOther(one, engagement)))
          found.push(engagement);
        sharing.set(key, found);
        return found;
      }),
    );
  }
  return tasks;
}

/** The same service engaged twice is one sub-processor. */
function isOther(one: Engagement, other: Engagement): boolean {
  return one.vendorServiceId !== other.vendorServiceId;
}

function functionOf(register: Register, engagement: Engagement): string {
  const service = find(register, "VendorService", engagement.vendorServiceId);
  return plainWords(service?.function ?? "");
}

/**
 * Reading: found where a vendor is said to be a processor although its service is recorded as partly or wholly a controller's,
 * or as a recipient it decides itself. What trackers of advertising and of social networks collect serves purposes of their
 * own (C-210/16, C-40/17), and a service without a role is taken for a processor's.
 */
function vendorDecidesItself(register: Register, { asOf }: AsOf): Defect[] {
  const engaged = standingEngagements(register, asOf).flatMap((engagement): Defect[] => {
    const service = find(register, "VendorService", engagement.vendorServiceId);
    const stated = engagement.statedRole ?? service?.defaultRole;
    const why = stated === "PROCESSOR" ? ownPurposes(register, engagement, service) : undefined;
    if (why === undefined) return [];
    return [
      defect(
        register,
        at(engagement, "statedRole"),
        `it is recorded as a processor, and ${why}; record for which purposes it is a controller, and inform people of that.`,
      ),
    ];
  });
  return [...engaged, ...recipientsThatDecide(register), ...trackersThatDecide(register)];
}

function ownPurposes(
  register: Register,
  engagement: Engagement,
  service: Row<"VendorService"> | undefined,
): string | undefined {
  if (service?.defaultRole !== undefined && service.defaultRole !== "PROCESSOR")
    return "its service is recorded as one that also decides on purposes itself";
  const decides = pointingTo(register, "Disclosure", "engagementId", engagement.ref).some(
    ({ becomesController }) => becomesController === true,
  );
  return decides ? "as a recipient it is said to decide on purposes itself" : undefined;
}

function recipientsThatDecide(register: Register): Defect[] {
  return list(register, "Disclosure")
    .filter(({ engagementId }) => engagementId === undefined)
    .filter(
      ({ recipientKind, becomesController }) =>
        becomesController === true &&
        (recipientKind === "PROCESSOR" || recipientKind === "SUB_PROCESSOR"),
    )
    .map(({ ref }) =>
      defect(
        register,
        { kind: "Disclosure", ref, field: "recipientKind" },
        "it is recorded as a processor and is said to decide on purposes itself; record for which purposes it is a controller, and inform people of that.",
      ),
    );
}

function trackersThatDecide(register: Register): Defect[] {
  return list(register, "VendorService").flatMap((service): Defect[] => {
    if (service.defaultRole !== undefined && service.defaultRole !== "PROCESSOR") return [];
    const tracker = pointingTo(register, "Tracker", "providerServiceId", service.ref).find(
      ({ displayCategory }) =>
        displayCategory === "ADVERTISING" || displayCategory === "SOCIAL_MEDIA",
    );
    if (tracker === undefined) return [];
    const taken = service.defaultRole === undefined ? "is taken for" : "is recorded as";
    return [
      defect(
        register,
        { kind: "VendorService", ref: service.ref, field: "defaultRole" },
        `it ${taken} a processor's, and its tracker “${tracker.name ?? tracker.ref}” serves advertising or a social network, which use data for purposes of their own; record its role, and inform people of it.`,
      ),
    ];
  });
}

/** Reading: obsolete is a name that its own entry says to be another one's now, or to have ended; without a day it has. */
function nameIsObsolete(register: Register, { asOf }: AsOf): Defect[] {
  return list(register, "VendorService").flatMap((service): Defect[] => {
    const names = [service.name, find(register, "Vendor", service.vendorId)?.name].map((name) =>
      plainWords(name ?? ""),
    );
    const old = pointingTo(register, "VendorAlias", "vendorServiceId", service.ref).find(
      (alias) => names.includes(plainWords(alias.name ?? "")) && hasPassed(alias, asOf),
    );
    if (old === undefined) return [];
    const now = old.supersededBy === undefined ? "" : `; it is now called “${old.supersededBy}”`;
    return [
      defect(
        register,
        { kind: "VendorService", ref: service.ref, field: "name" },
        `the name “${old.name}” is out of date${now}; record the present name, and keep the old one as a former name.`,
      ),
    ];
  });
}

function hasPassed({ to, supersededBy }: Row<"VendorAlias">, asOf: CalendarDate): boolean {
  return to === undefined ? supersededBy !== undefined : to < asOf;
}

/** Reading: what makes a sub-processor is the register of the activities; lists and recipients must say the same. */
function roleContradictsRegister(register: Register, { asOf }: AsOf): Defect[] {
  const listed = new Set(
    list(register, "SourceDocument")
      .filter(({ documentType }) => documentType === "SUBPROCESSOR_LIST")
      .flatMap(({ listedServiceIds = [] }) => listedServiceIds),
  );
  return engagedByUs(register, asOf).flatMap((engagement): Defect[] => {
    const activities = activitiesOf(register, engagement);
    if (activities.length === 0) return [];
    const said = new Set(
      pointingTo(register, "Disclosure", "engagementId", engagement.ref).map(
        ({ recipientKind }) => recipientKind,
      ),
    );
    const isAnnounced = said.has("SUB_PROCESSOR") || listed.has(engagement.vendorServiceId ?? "");
    const name = vendorOf(register, engagement)?.name ?? engagement.ref;
    const sentence = contradiction(activities, {
      isAnnounced,
      isRecipient: said.has("PROCESSOR"),
      name,
    });
    return sentence === undefined
      ? []
      : [defect(register, at(engagement, "activityIds"), sentence)];
  });
}

function contradiction(
  activities: readonly Row<"ProcessingActivity">[],
  said: { isAnnounced: boolean; isRecipient: boolean; name: string },
): string | undefined {
  const isOf = (register: "CONTROLLER" | "PROCESSOR") =>
    activities.every((activity) => activity.register === register);
  if (said.isAnnounced && isOf("CONTROLLER"))
    return `“${said.name}” is announced as a sub-processor, and only activities of our own are linked; link the activity for customers, or take it off the list.`;
  if (said.isRecipient && !said.isAnnounced && isOf("PROCESSOR"))
    return `“${said.name}” is told to people as our own processor, and only activities for customers are linked; link the activity of our own, or announce it as a sub-processor.`;
  return undefined;
}
