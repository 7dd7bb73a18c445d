import { choices, date, flag, period, reference, text, texts } from "@/lib/domain/fields";
import { consentControls, regimes, trackerTechnologies } from "@/lib/domain/reference/enums";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

export const cookiePolicy = kind(
  "CookiePolicy",
  {
    plural: "cookiePolicies",
    label: "Cookie policy",
    labelPlural: "Cookie policies",
    titleField: "name",
  },
  {
    name: text(200, { label: "Name", required: true }),
    sites: texts(200, { label: "Sites and apps", source: "Directive 2002/58/EC, Art. 5(3)" }),
    documentId: reference("SourceDocument", { label: "Published as" }),
    technologiesMentioned: choices(trackerTechnologies, {
      label: "Technologies that its text names",
      source: "EDPB Guidelines 2/2023",
    }),
    lastScannedOn: date({
      label: "Sites last scanned on",
      source: "GDPR Art. 5(2)",
      internal: true,
    }),
    regimes: choices(regimes, {
      label: "Regimes of its visitors",
      help: "Under which laws the people stand who visit these sites.",
      source: "Directive 2002/58/EC, Art. 5(3); PECR reg. 6",
    }),
    controls: choices(consentControls, {
      label: "How people accept and refuse",
      source: "GDPR Art. 7(3), recital 32",
    }),
    consentTool: text(200, { label: "Consent tool", source: "GDPR Art. 7(1)" }),
    consentFirst: flag({
      label: "Nothing is stored before consent",
      help: "But for what needs none.",
      source: "Directive 2002/58/EC, Art. 5(3)",
    }),
    refuseAsEasy: flag({ label: "Refusing is as easy as accepting", source: "GDPR Art. 7(3)" }),
    consentProof: text(500, { label: "How consent is proved", source: "GDPR Art. 7(1)" }),
    repromptAfter: period({ label: "Asked again after", source: "GDPR Art. 7" }),
    withdrawalLocation: text(500, {
      label: "Where consent is withdrawn",
      source: "GDPR Art. 7(3)",
    }),
    gpcHonoured: flag({ label: "Honours Global Privacy Control", source: "GDPR Art. 21(5)" }),
    doNotTrackHonoured: flag({ label: "Honours Do Not Track", source: "GDPR Art. 21(5)" }),
    browserInstructions: texts(2000, {
      label: "Instructions per browser",
      help: "The browser first; where they end to hold, until when.",
      source: "GDPR Art. 12(1)",
    }),
    ...reviewFields,
  },
);
