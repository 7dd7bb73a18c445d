import { type Seed, type SeedFact, unknown } from "./seed-facts";

const STATED = "STATED";
const INFERRED = "INFERRED";
const ASSUMED = "ASSUMED";

/** An entry of which neither the name that it sets nor how long that stays is told. */
function entry(
  ref: string,
  facts: {
    technologies: readonly string[];
    displayCategory: string;
    legalClass: string;
    party: string;
    purposes: unknown;
  },
): SeedFact[] {
  const { technologies, displayCategory, legalClass, party, purposes } = facts;
  return [
    [`Tracker/${ref}`, "technologies", technologies, INFERRED],
    [`Tracker/${ref}`, "displayCategory", displayCategory],
    [`Tracker/${ref}`, "legalClass", legalClass, INFERRED],
    [`Tracker/${ref}`, "party", party],
    [`Tracker/${ref}`, "purposes", purposes],
    [`Tracker/${ref}`, "technicalName", unknown],
    [`Tracker/${ref}`, "lifetime", unknown],
  ];
}

const bothSites = ["service.ictdesk.net", "ictdesk.net"];
const stored = ["COOKIE", "LOCAL_STORAGE"];

export const ictdesk: Seed = {
  file: "ictdesk-2026.yaml",
  listed: [],
  facts: [
    ["SourceDocument/ictdesk-cookie-policy", "fileName", "000_5bb5464a2fcde77d.txt"],
    ["SourceDocument/ictdesk-cookie-policy", "documentType", "COOKIE_POLICY"],
    ["SourceDocument/ictdesk-cookie-policy", "effectiveFrom", "2026-01-01", STATED],
    ["SourceDocument/ictdesk-cookie-policy", "lastReviewedOn", "2026-04", STATED],
    ["SourceDocument/ictdesk-cookie-policy", "lastUpdatedOn", "2026-04", STATED],
    ["SourceDocument/ictdesk-cookie-policy", "changeChannels", ["EMAIL", "WEB_PAGE"], STATED],
    ["LegalEntity/ictdesk", "tradeName", "ICTDesk", STATED],
    ["LegalEntity/ictdesk", "legalName", unknown],
    ["LegalEntity/ictdesk", "street", unknown],
    ["LegalEntity/ictdesk", "country", unknown],
    ["LegalEntity/ictdesk", "contactPurposes", ["COOKIE", "RIGHTS"], STATED],
    ["LegalEntity/ictdesk", "contactEmail", unknown],
    ...["AI Chatbot", "Live Chat", "Visitor Analytics", "Mobile App", "White-Label"].map(
      (name): SeedFact => [`Product/${name.toLowerCase().replace(" ", "-")}`, "name", name, STATED],
    ),
    ["CookiePolicy/ictdesk", "sites", bothSites, STATED],
    ["CookiePolicy/ictdesk", "controls", ["BROWSER_SETTINGS"], STATED],
    ["CookiePolicy/ictdesk", "consentFirst", unknown],
    ["CookiePolicy/ictdesk", "technologiesMentioned", ["LOCAL_STORAGE"], STATED],
    ...entry("essential", {
      technologies: stored,
      displayCategory: "ESSENTIAL",
      legalClass: "STRICTLY_NECESSARY",
      party: "FIRST",
      purposes: ["log in", "maintain the session", "navigate the dashboard"],
    }),
    ["Tracker/essential", "sites", ["service.ictdesk.net"]],
    ["Tracker/essential", "notes", "Cannot be disabled without breaking the service.", STATED],
    ...entry("analytics", {
      technologies: stored,
      displayCategory: "ANALYTICS",
      legalClass: "CONSENT_REQUIRED",
      party: "FIRST",
      purposes: [
        "understand how visitors use the website and application",
        "identify popular features",
        "detect usability issues",
        "improve the platform",
      ],
    }),
    ["Tracker/analytics", "sites", bothSites, STATED],
    ["Tracker/analytics", "claimedAnonymous", true, STATED],
    ...entry("preference", {
      technologies: stored,
      displayCategory: "FUNCTIONAL",
      legalClass: "CONSENT_REQUIRED",
      party: "FIRST",
      purposes: ["remember choices and settings"],
    }),
    ["Tracker/stripe", "technologies", ["COOKIE"]],
    ["Tracker/stripe", "party", "THIRD", STATED],
    ["Tracker/stripe", "providerServiceId", "stripe"],
    ["Tracker/stripe", "technicalName", unknown],
    ["Tracker/stripe", "lifetime", unknown],
    ["Tracker/stripe", "informationUrl", unknown],
    ["Tracker/stripe", "sites", ["subscription checkout", "billing management"]],
    [
      "Tracker/stripe",
      "conditional",
      "On payment-related pages (subscription checkout and billing management)",
      STATED,
    ],
    [
      "Tracker/stripe",
      "purposes",
      ["prevent fraud", "detect unusual payment activity", "maintain payment session state"],
      STATED,
    ],
    ["Vendor/stripe", "legalEntityId", unknown],
    ["VendorService/stripe", "function", "Payment processing, fraud prevention"],
    ["VendorService/stripe", "defaultRole", unknown],
    ["Disclosure/stripe", "namedAs", "NAME"],
    ["Disclosure/stripe", "legalEntityId", unknown],
    ["Disclosure/stripe", "recipientKind", unknown],
    ["Commitment/no-profiling-analytics", "commitmentKind", "NEGATIVE"],
    [
      "Commitment/no-profiling-analytics",
      "matchNames",
      ["Google Analytics", "Facebook Pixel", "Meta Pixel"],
    ],
    ["Commitment/no-advertising", "commitmentKind", "NEGATIVE"],
    ["Commitment/no-advertising", "matchCategories", ["ADVERTISING", "SOCIAL_MEDIA"]],
    ["Commitment/analytics-anonymised", "text", "Analytics data is anonymized", STATED],
    ["Commitment/analytics-anonymised", "evidence", unknown],
  ],
};

const named = [
  ["typekit", "Typekit", "adobe", "ESSENTIAL", "Adobe Fonts"],
  ["google-tag-manager", "Google Tag Manager", "google", "ESSENTIAL"],
  ["google-analytics", "Google Analytics", "google", "ANALYTICS"],
  ["mixpanel", "Mixpanel", "mixpanel", "ANALYTICS"],
  ["gosquared", "GoSquared", "gosquared", "ANALYTICS"],
  ["segment", "Segment", "segment", "ANALYTICS", "Twilio Segment"],
  ["pingdom", "Pingdom", "pingdom", "ANALYTICS", "SolarWinds Pingdom"],
  ["bugsnag", "Bugsnag", "bugsnag", "ANALYTICS", "SmartBear BugSnag / Insight Hub"],
  ["fullstory", "FullStory", "fullstory", "ANALYTICS"],
  ["new-relic", "New Relic", "new-relic", "ANALYTICS"],
  ["drip", "Drip", "drip", "PERFORMANCE"],
  ["google-translate", "Google Translate", "google", "PERFORMANCE"],
  ["hubspot", "HubSpot", "hubspot", "ADVERTISING"],
  [
    "google-adwords-conversion",
    "Google Adwords Conversion",
    "google",
    "ADVERTISING",
    "Google Ads conversion tracking",
  ],
  [
    "facebook-custom-audience",
    "Facebook Custom Audience",
    "facebook",
    "ADVERTISING",
    "Meta Custom Audiences",
  ],
  ["google-dynamic-remarketing", "Google Dynamic Remarketing", "google", "ADVERTISING"],
  [
    "google-adwords-user-lists",
    "Google Adwords User Lists",
    "google",
    "ADVERTISING",
    "Google Ads user lists",
  ],
  [
    "facebook-connect",
    "Facebook Connect",
    "facebook",
    "SOCIAL_MEDIA",
    "Facebook Login / social plugins (Meta)",
  ],
  ["gravatar", "Gravatar", "automattic", "SOCIAL_MEDIA"],
] as const;

export const deskproCookies: Seed = {
  file: "deskpro-cookies-2018.yaml",
  listed: [],
  facts: [
    ["SourceDocument/deskpro-cookie-policy", "fileName", "001_f8c412b1da3d61a5.txt"],
    ["SourceDocument/deskpro-cookie-policy", "documentType", "COOKIE_POLICY"],
    ["SourceDocument/deskpro-cookie-policy", "lastUpdatedOn", "2018-05-18", STATED],
    ["SourceDocument/deskpro-cookie-policy", "changeChannels", ["WEB_PAGE"], STATED],
    ["LegalEntity/deskpro", "legalName", "Deskpro Ltd.", STATED],
    ["LegalEntity/deskpro", "contactEmail", "privacy@deskpro.com", STATED],
    ["LegalEntity/deskpro", "street", unknown],
    ["CookiePolicy/deskpro", "controls", ["BROWSER_SETTINGS"], STATED],
    ["CookiePolicy/deskpro", "technologiesMentioned", ["PIXEL"], STATED],
    ["CookiePolicy/deskpro", "consentFirst", unknown],
    ...entry("deskpro", {
      technologies: ["COOKIE"],
      displayCategory: "ESSENTIAL",
      legalClass: "STRICTLY_NECESSARY",
      party: "FIRST",
      purposes: unknown,
    }),
    ...named.flatMap(([ref, name, vendor, displayCategory, now]): SeedFact[] => [
      ["Tracker/".concat(ref), "name", name, STATED],
      ...entry(ref, {
        technologies: ["SCRIPT"],
        displayCategory,
        legalClass: "CONSENT_REQUIRED",
        party: "THIRD",
        purposes: unknown,
      }),
      [`VendorService/${ref}`, "vendorId", vendor],
      [`VendorService/${ref}`, "policyUrl", unknown],
      [`Vendor/${vendor}`, "legalEntityId", unknown],
      ...(now === undefined
        ? []
        : [[`VendorAlias/${ref}-old`, "supersededBy", now, ASSUMED] as const]),
    ]),
    ["Vendor/automattic", "name", "Automattic", INFERRED],
    ["VendorAlias/typekit-old", "to", "2018-10", ASSUMED],
    ["VendorAlias/google-adwords-conversion-old", "to", "2018-07", ASSUMED],
    ["VendorAlias/google-adwords-user-lists-old", "to", "2018-07", ASSUMED],
    ["VendorAlias/facebook-connect-old", "to", "2021-10", ASSUMED],
    ["VendorService/fullstory", "function", "Session replay", ASSUMED],
    ["VendorService/drip", "function", "Marketing automation", ASSUMED],
    ["VendorService/facebook-connect", "defaultRole", "JOINT_CONTROLLER", INFERRED],
    [
      "DocumentBlock/deskpro-control",
      "text",
      "You do not have to accept cookies to use the Deskpro Service. If all cookies are rejected, certain features of the websites may not function properly. Cookies can be managed or rejected in the settings of the browser; most browsers are set up to accept cookies by default.",
      STATED,
    ],
  ],
};
