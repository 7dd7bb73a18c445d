import { can, type Permission, type Role } from "@/lib/domain/access";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import type { Place, PlaceGroup } from "./places";

/** The kinds as the navigation orders them; each stands in exactly one group. */
export const kindGroups = [
  { label: null, kinds: ["Customer", "CustomerAgreement", "TermsProfile", "HolidayCalendar"] },
  {
    label: "Organisation",
    kinds: ["Organisation", "LegalEntity", "EntityContact", "Appointment", "Product"],
  },
  {
    label: "Processing",
    kinds: [
      "ProcessingActivity",
      "ActivityPurpose",
      "LegalBasisUse",
      "ActivityData",
      "Participation",
      "Disclosure",
      "DataSubjectCategory",
      "PersonalDataCategory",
      "LegitimateInterestAssessment",
      "DpiaScreening",
    ],
  },
  {
    label: "Vendors",
    kinds: [
      "Vendor",
      "VendorService",
      "VendorAlias",
      "Engagement",
      "ProcessingLocation",
      "DueDiligence",
    ],
  },
  {
    label: "Transfers",
    kinds: ["Transfer", "TransferMechanismUse", "TransferImpactAssessment", "DpfCertification"],
  },
  { label: "Measures and retention", kinds: ["SecurityMeasure", "Certification", "RetentionRule"] },
  { label: "Documents", kinds: ["SourceDocument", "DocumentBlock", "Commitment"] },
  { label: "Sites and apps", kinds: ["CookiePolicy", "Tracker"] },
  { label: "Findings", kinds: ["Waiver"] },
] as const satisfies readonly { label: string | null; kinds: readonly KindName[] }[];

type Door = Place & { permission: Permission };

const home: Door = { href: "/staff", label: "Home", permission: "account:own" };
const changes: Door = { href: "/staff/changes", label: "Changes", permission: "register:read" };
const imports: Door = { href: "/staff/import", label: "Import", permission: "changeSet:edit" };
const findings: Door = {
  href: "/staff/findings",
  label: "Findings",
  permission: "register:read",
  isDated: true,
};
const audit: Door = { href: "/staff/audit", label: "Audit log", permission: "audit:read" };
const search: Door = { href: "/staff/find", label: "Search", permission: "register:read" };
const reviews: Door = { href: "/staff/reviews", label: "Reviews", permission: "register:read" };
const drill: Door = { href: "/staff/drill", label: "What if", permission: "register:read" };
const pictures: readonly Door[] = [
  { href: "/staff/flow", label: "Data flows", permission: "register:read" },
  { href: "/staff/transfer-map", label: "Map of transfers", permission: "register:read" },
];
const requests: Door = { href: "/staff/requests", label: "Requests", permission: "request:read" };
const received: Door = {
  href: "/staff/received",
  label: "Notices from vendors",
  permission: "register:read",
};
const incidents: Door = {
  href: "/staff/incidents",
  label: "Incidents",
  permission: "register:read",
};
const records: Door = {
  href: "/staff/records",
  label: "Records for the authority",
  permission: "register:read",
};
const reference: Door = {
  href: "/staff/reference",
  label: "Reference data",
  permission: "register:read",
  isDated: true,
};
const machines: Door = {
  href: "/staff/machines",
  label: "Programs",
  permission: "machine:manage",
};
const mail: Door = { href: "/staff/mail", label: "Outgoing mail", permission: "register:read" };
const people: Door = { href: "/staff/people", label: "People", permission: "person:manage" };

/** Where these roles may go, in groups; a group without a label comes first. */
export function navigationFor(roles: readonly Role[]): PlaceGroup[] {
  const isOpen = ({ permission }: Door) => can(roles, permission);
  const register = can(roles, "register:read") ? kindGroups : [];
  const [first, ...others] = register.map(({ label, kinds: names }) => ({
    label,
    places: names.map(listOf),
  }));
  return [
    {
      label: null,
      places: [
        ...[
          home,
          search,
          changes,
          findings,
          requests,
          received,
          incidents,
          imports,
          reviews,
          drill,
        ].filter(isOpen),
        ...(first?.places ?? []),
      ],
    },
    ...others,
    { label: "Pictures", places: pictures.filter(isOpen) },
    { label: "For the authority", places: [records].filter(isOpen) },
    { label: "Administration", places: [reference, mail, people, machines, audit].filter(isOpen) },
  ].filter(({ places }) => places.length > 0);
}

/** What a palette offers to these roles beside the records. */
export function actionsFor(roles: readonly Role[]): Place[] {
  const request = { href: "/staff/requests/new", label: "Ask for a vendor" };
  if (!can(roles, "changeSet:edit")) return can(roles, "request:make") ? [request] : [];
  return [
    request,
    { href: "/staff/changes/new", label: "New change" },
    { href: "/staff/received/new", label: "Add a vendor’s notice" },
    { href: "/staff/import", label: "Import a file" },
    { href: "/staff/restructure", label: "Merger, subsidiary, split of a vendor" },
    ...kindGroups.flatMap(({ kinds: names }) =>
      names.map((name) => ({
        href: `/staff/${kinds[name].plural}/new`,
        label: `New ${withinSentence(kinds[name].label)}`,
      })),
    ),
  ];
}

function listOf(name: KindName): Place {
  return { href: `/staff/${kinds[name].plural}`, label: kinds[name].labelPlural, isDated: true };
}

/** "Vendor service" is "vendor service" within a sentence; "DPF certification" stays as it is. */
function withinSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
