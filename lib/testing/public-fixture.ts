import { calendarDateOf as day, instantOf } from "@/lib/domain/calendar";
import type {
  PublicChange,
  PublicPublication,
  PublicSubprocessor,
} from "@/lib/domain/publication/public-part";

type Mechanism = PublicSubprocessor["mechanisms"][number];
type Location = PublicSubprocessor["locations"][number];

const contact = ["Names and contact details", "Account data"];
const tickets = ["Names and contact details", "Content of support requests", "Attachments"];
const technical = ["Technical log data", "IP addresses"];
const users = ["Customer's staff", "End users who contact support"];

const inside: Mechanism[] = (["EU_GDPR", "UK_GDPR", "CH_FADP"] as const).map((regime) => ({
  regime,
  code: regime === "EU_GDPR" ? "NONE_REQUIRED_INTERNAL" : "ADEQUACY",
  module: null,
}));
const dpf: Mechanism[] = [
  { regime: "EU_GDPR", code: "DPF", module: null },
  { regime: "EU_GDPR", code: "SCC_2021_914", module: "M3" },
  { regime: "UK_GDPR", code: "UK_ADDENDUM_B1_0", module: "M3" },
  { regime: "CH_FADP", code: "DPF", module: null },
];
const clauses: Mechanism[] = [
  { regime: "EU_GDPR", code: "SCC_2021_914", module: "M3" },
  { regime: "UK_GDPR", code: "UK_ADDENDUM_B1_0", module: "M3" },
  { regime: "CH_FADP", code: "SCC_2021_914_SWISS", module: "M3" },
];
const adequate: Mechanism[] = (["EU_GDPR", "UK_GDPR"] as const).map((regime) => ({
  regime,
  code: "ADEQUACY",
  module: null,
}));

function at(country: string | null, region: string | null, ...kinds: string[]): Location[] {
  return kinds.map((kind) => ({ country, region, kind }));
}

function entry(
  ref: string,
  name: string,
  service: string,
  legalEntity: [string | null, string | null],
  more: Partial<PublicSubprocessor>,
): PublicSubprocessor {
  return {
    ref,
    name,
    service,
    legalEntity: { name: legalEntity[0], country: legalEntity[1] },
    purpose: null,
    dataCategories: tickets,
    dataSubjectCategories: users,
    locations: [],
    mechanisms: inside,
    products: ["help-desk", "live-chat", "knowledge-base", "voice"],
    feature: null,
    optional: false,
    parent: null,
    status: "active",
    announcedOn: null,
    effectiveOn: null,
    since: null,
    endedOn: null,
    ...more,
  };
}

const subprocessors: PublicSubprocessor[] = [
  entry("hetzner", "Hetzner", "Dedicated servers", ["Hetzner Online GmbH", "DE"], {
    purpose: "Hosting of the application and its database",
    locations: [
      ...at("DE", "Falkenstein", "STORAGE", "COMPUTE"),
      ...at("FI", "Helsinki", "BACKUP"),
    ],
    since: day("2019-05-02"),
  }),
  entry("aws", "Amazon Web Services", "S3 and SES", ["Amazon Web Services EMEA SARL", "LU"], {
    purpose: "Storage of attachments, sending of e-mail",
    locations: [...at("IE", "Dublin", "STORAGE"), ...at("DE", "Frankfurt", "BACKUP")],
    since: day("2018-11-19"),
  }),
  entry(
    "aws-support",
    "Amazon Web Services, Inc.",
    "Operations and support",
    ["Amazon Web Services, Inc.", "US"],
    {
      purpose: "Support of the storage service, on call",
      dataCategories: technical,
      locations: at("US", null, "REMOTE_ACCESS"),
      mechanisms: dpf,
      parent: "aws",
      since: day("2018-11-19"),
    },
  ),
  entry(
    "aws-support-sa",
    "AWS South Africa",
    "Follow-the-sun support",
    ["Amazon Development Centre (South Africa) (Pty) Ltd", "ZA"],
    {
      purpose: "Support outside European office hours",
      dataCategories: technical,
      locations: at("ZA", "Cape Town", "REMOTE_ACCESS"),
      mechanisms: clauses,
      parent: "aws-support",
      since: day("2022-02-01"),
    },
  ),
  entry("cloudflare", "Cloudflare", "CDN and DDoS protection", ["Cloudflare, Inc.", "US"], {
    purpose: "Delivery of the web application, protection against attacks",
    dataCategories: technical,
    locations: [...at("US", null, "TRANSIT", "COMPUTE"), ...at("DE", null, "TRANSIT")],
    mechanisms: dpf,
    since: day("2020-01-15"),
  }),
  entry(
    "sekura",
    "Sekura Łódź",
    "Penetration tests",
    ["Sekura Łódź Spółka z ograniczoną odpowiedzialnością", "PL"],
    {
      purpose: "Security tests of the running system",
      dataCategories: contact,
      locations: at("PL", "Łódź", "REMOTE_ACCESS"),
      since: day("2023-09-01"),
    },
  ),
  entry(
    "elliniki",
    "Ελληνική Υποστήριξη",
    "Second-level support in Greek",
    ["Ελληνική Υποστήριξη Α.Ε.", "GR"],
    {
      purpose: "Answering support requests in Greek",
      locations: at("GR", "Αθήνα", "SUPPORT", "REMOTE_ACCESS"),
      products: ["help-desk", "voice"],
      since: day("2021-04-12"),
    },
  ),
  entry(
    "sakura",
    "株式会社さくらサポート",
    "Second-level support in Japanese",
    ["株式会社さくらサポート", "JP"],
    {
      purpose: "Answering support requests in Japanese",
      locations: at("JP", "東京", "SUPPORT", "REMOTE_ACCESS"),
      mechanisms: [...adequate, { regime: "CH_FADP", code: "SCC_2021_914_SWISS", module: "M3" }],
      products: ["help-desk"],
      optional: true,
      feature: "support in Japanese",
      since: day("2022-06-01"),
    },
  ),
  entry("sakura-noc", "Osaka NOC", "Night shift", ["大阪ネットワーク運用株式会社", "JP"], {
    purpose: "Monitoring at night on behalf of Sakura Support",
    dataCategories: technical,
    locations: at("JP", "大阪", "REMOTE_ACCESS"),
    mechanisms: adequate,
    products: ["help-desk"],
    parent: "sakura",
    since: day("2022-06-01"),
  }),
  entry("twilio", "Twilio", "Programmable Voice", ["Twilio Ireland Limited", "IE"], {
    purpose: "Telephone calls and their recording",
    dataCategories: ["Telephone numbers", "Recordings of calls", "Connection data"],
    locations: at("IE", "Dublin", "STORAGE", "COMPUTE"),
    products: ["voice"],
    optional: true,
    feature: "call recording",
    since: day("2021-10-04"),
  }),
  entry("twilio-inc", "Twilio Inc.", "Routing of calls", ["Twilio Inc.", "US"], {
    purpose: "Routing of calls outside Europe",
    dataCategories: ["Telephone numbers", "Connection data"],
    locations: at("US", "Virginia", "COMPUTE"),
    mechanisms: [{ regime: "EU_GDPR", code: "BCR_P", module: null }, ...dpf.slice(2)],
    products: ["voice"],
    parent: "twilio",
    since: day("2021-10-04"),
  }),
  entry("deepl", "DeepL", "DeepL API Pro", ["DeepL SE", "DE"], {
    purpose: "Translation of support requests",
    dataCategories: ["Content of support requests"],
    locations: at("DE", "Köln", "COMPUTE"),
    products: ["help-desk", "live-chat"],
    optional: true,
    feature: "automatic translation",
    since: day("2020-08-20"),
  }),
  entry("stripe", "Stripe", "Payments", ["Stripe Payments Europe, Limited", "IE"], {
    purpose: "Payment of invoices within the product",
    dataCategories: ["Names and contact details", "Payment data"],
    dataSubjectCategories: ["Customer's staff"],
    locations: at("IE", null, "STORAGE", "COMPUTE"),
    since: day("2019-03-11"),
  }),
  entry("algolia", "Algolia", "Search", ["Algolia SAS", "FR"], {
    purpose: "Search in articles of the knowledge base",
    dataCategories: ["Content of articles", "IP addresses"],
    locations: [...at("FR", "Roubaix", "STORAGE", "COMPUTE"), ...at("DE", "Frankfurt", "STORAGE")],
    products: ["knowledge-base"],
    since: day("2021-01-18"),
  }),
  entry("sentry", "Sentry", "Error tracking", ["Functional Software, Inc.", "US"], {
    purpose: "Finding and mending faults of the application",
    dataCategories: technical,
    locations: at("DE", "Frankfurt", "STORAGE"),
    mechanisms: dpf,
    since: null,
    unknown: ["since"],
  }),
  entry("pusher", "Pusher", "Channels", ["MessageBird UK Limited", "GB"], {
    purpose: "Live updates of conversations",
    dataCategories: ["Content of chats"],
    locations: at("IE", null, "TRANSIT"),
    mechanisms: [
      { regime: "EU_GDPR", code: "ADEQUACY", module: null },
      { regime: "UK_GDPR", code: "NONE_REQUIRED_INTERNAL", module: null },
      { regime: "CH_FADP", code: "ADEQUACY", module: null },
    ],
    products: ["live-chat"],
    status: "rolling-out",
    announcedOn: day("2026-01-12"),
    effectiveOn: day("2026-02-20"),
    since: day("2026-02-20"),
  }),
  entry("ovh", "OVHcloud", "Stand-by data centre", ["OVH SAS", "FR"], {
    purpose: "Takes over hosting if the main data centres fail",
    locations: at("FR", "Gravelines", "STORAGE", "COMPUTE"),
    status: "standby",
    announcedOn: day("2025-04-01"),
    effectiveOn: day("2025-05-15"),
  }),
  entry("fieldworks", "Fieldworks", "On-site installation", [null, null], {
    purpose: null,
    dataCategories: [],
    dataSubjectCategories: [],
    locations: [],
    mechanisms: [],
    products: ["voice"],
    since: day("2024-07-01"),
    unknown: [
      "legalEntity",
      "purpose",
      "dataCategories",
      "dataSubjectCategories",
      "locations",
      "mechanisms",
    ],
  }),
  entry("datadog", "Datadog", "Log management", ["Datadog, Inc.", "US"], {
    purpose: "Monitoring of the application, alerts",
    dataCategories: technical,
    locations: [...at("DE", "Frankfurt", "STORAGE", "COMPUTE"), ...at("US", null, "REMOTE_ACCESS")],
    mechanisms: dpf,
    products: ["help-desk"],
    optional: true,
    status: "announced",
    announcedOn: day("2026-03-02"),
    effectiveOn: day("2026-04-15"),
  }),
  entry("mailgun", "Mailgun", "E-mail delivery", ["Mailgun Technologies, Inc.", "US"], {
    purpose: "Sending of notifications",
    mechanisms: clauses,
    locations: at("US", null, "COMPUTE"),
    status: "ended",
    since: day("2017-02-01"),
    endedOn: day("2025-09-30"),
  }),
];

const changes: PublicChange[] = [
  {
    id: "CS-31",
    title: "Datadog is added to Help Desk",
    reason: "Faults are found sooner, and alerts reach the engineers on duty.",
    class: "M1",
    state: "announced",
    announcedOn: day("2026-03-02"),
    effectiveOn: day("2026-04-15"),
    updatedAt: instantOf("2026-03-02T09:14:07Z"),
    products: ["help-desk"],
    items: [
      {
        ref: "datadog",
        name: "Datadog",
        change: "ADDED",
        fact: null,
        before: null,
        after: null,
        class: "M1",
      },
    ],
  },
  {
    id: "CS-32",
    title: "Algolia moves a copy of its index to Finland",
    reason: null,
    class: "M1",
    state: "announced",
    announcedOn: day("2026-03-02"),
    effectiveOn: day("2026-05-04"),
    updatedAt: instantOf("2026-03-02T09:20:00Z"),
    products: ["knowledge-base"],
    items: [
      {
        ref: "algolia",
        name: "Algolia",
        change: "CHANGED",
        fact: "Processing location: country",
        before: "Germany (Frankfurt)",
        after: "Finland (Helsinki)",
        class: "M1",
      },
      {
        ref: "algolia",
        name: "Algolia",
        change: "CHANGED",
        fact: "Purpose",
        before: "Search in articles of the knowledge base",
        after: "Search in articles and drafts of the knowledge base",
        class: "M2",
      },
    ],
  },
  {
    id: "CS-28",
    title: "Pusher replaces our own socket server",
    reason: "Our own server did not scale with the number of conversations.",
    class: "M1",
    state: "rolling-out",
    announcedOn: day("2026-01-12"),
    effectiveOn: day("2026-02-20"),
    updatedAt: instantOf("2026-02-20T08:00:00Z"),
    products: ["live-chat"],
    items: [
      {
        ref: "pusher",
        name: "Pusher",
        change: "ADDED",
        fact: null,
        before: null,
        after: null,
        class: "M1",
      },
    ],
  },
  {
    id: "CS-22",
    title: "Mailgun is no longer used",
    reason: "E-mail is sent from Ireland through Amazon SES.",
    class: "I",
    state: "active",
    announcedOn: null,
    effectiveOn: day("2025-09-30"),
    updatedAt: instantOf("2025-09-30T10:30:00Z"),
    products: ["help-desk", "live-chat", "knowledge-base", "voice"],
    items: [
      {
        ref: "mailgun",
        name: "Mailgun",
        change: "ENDED",
        fact: null,
        before: null,
        after: null,
        class: "I",
      },
      {
        ref: "aws",
        name: "Amazon Web Services",
        change: "CHANGED",
        fact: "Purpose",
        before: "Storage of attachments",
        after: "Storage of attachments, sending of e-mail",
        class: "I",
      },
    ],
  },
];

/** A believable publication: twenty sub-processors, two levels deep, in every state there is. */
export const publicFixture: PublicPublication = {
  number: 12,
  publishedAt: instantOf("2026-03-02T09:20:01Z"),
  baseUrl: "https://trust.nordwind.example",
  templateVersion: "3",
  hash: "8f3a1c0de95b4472a6d1f0b7c3e8891254ab90de77f16c2b3d4e5f60718293a4",
  previousHash: "1b2c3d4e5f60718293a4b5c6d7e8f90112233445566778899aabbccddeeff001",
  signature:
    "m7Q0nq0lBzH8c0Jt2xk0d3v9sYyqf8m1hVwq0v2n3pJr5uXkKc1oZb7t4g6e8a9c0d1e2f3a4b5c6d7e8f9a0b==",
  keyId: "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
  public: {
    format: 1,
    asOf: day("2026-03-02"),
    simulated: false,
    organisation: {
      name: "Nordwind Helpdesk",
      website: "https://nordwind.example/",
      introduction: null,
      privacyEmail: "privacy@nordwind.example",
      objectionEmail: "subprocessors@nordwind.example",
      legalEntity: {
        name: "Nordwind Software GmbH",
        address: "Speicherstraße 12, 20457 Hamburg",
        country: "DE",
      },
    },
    products: [
      { ref: "help-desk", name: "Help Desk", description: null },
      { ref: "live-chat", name: "Live Chat", description: null },
      { ref: "knowledge-base", name: "Knowledge Base", description: null },
      { ref: "voice", name: "Voice", description: null },
    ],
    subprocessors,
    changes,
  },
};

/** The fixture with the given number of entries, each with a name and a legal entity of its own. */
export function publicFixtureOf(count: number): PublicPublication {
  const entries = Array.from({ length: count }, (_, index): PublicSubprocessor[] => {
    const model = subprocessors[index % subprocessors.length];
    if (!model) return [];
    const name = `${model.name} ${index}`;
    const legalEntity = { ...model.legalEntity, name: `${model.legalEntity.name} ${index}` };
    return [{ ...model, ref: `${model.ref}-${index}`, name, legalEntity }];
  });
  return { ...publicFixture, public: { ...publicFixture.public, subprocessors: entries.flat() } };
}
