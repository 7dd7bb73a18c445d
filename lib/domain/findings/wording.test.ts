import { describe, expect, test } from "vitest";
import {
  deniesEncryption,
  hasBlank,
  isAbsoluteClaim,
  isGenericMeasure,
  isVagueCriterion,
  isVaguePurpose,
  limitsObjection,
  namesProfilingTracker,
  namesRetiredSoftware,
  namesUnneededTracker,
  promisesAdequacy,
  technologiesNamed,
} from "./wording";

describe("isVaguePurpose", () => {
  test.each([
    "To improve your experience",
    "Enhancing the user's experience on our service",
    "Future reference.",
    "Business purposes",
    "Marketing purposes",
    "To develop new services",
    "We may use your personal data for research purposes",
    "Improve our services",
  ])("sees that “%s” tells nothing", (text) => {
    expect(isVaguePurpose(text)).toBe(true);
  });

  test.each([
    "Improve your experience by remembering the language that you chose",
    "Send the monthly newsletter to subscribers",
    "Internal purposes: allocate support costs to departments by ticket count",
    "Rechnungen stellen",
  ])("sees that “%s” tells something", (text) => {
    expect(isVaguePurpose(text)).toBe(false);
  });
});

describe("isVagueCriterion", () => {
  test("takes the reason away from the phrase, and looks at what is left", () => {
    expect(isVagueCriterion("Kept for as long as we need it")).toBe(true);
    expect(isVagueCriterion("No longer than necessary")).toBe(true);
    expect(isVagueCriterion("Until the warranty claim is settled")).toBe(false);
  });
});

describe("isGenericMeasure", () => {
  test("does not hold a measure against its mention of a standard", () => {
    expect(isGenericMeasure("Appropriate technical and organisational measures")).toBe(true);
    expect(isGenericMeasure("State-of-the-art security")).toBe(true);
    expect(isGenericMeasure("Passwords are hashed with Argon2id, following best practice")).toBe(
      false,
    );
  });
});

describe("a blank", () => {
  test.each([
    "You can reach our official Data Protection Officer at:",
    "If you have questions, please contact:",
    "within [SPECIFY TIME PERIOD] of the notice",
    "Contact: [ ]",
    "Signed by ________",
  ])("is left by “%s”", (text) => {
    expect(hasBlank(text)).toBe(true);
  });

  test.each([
    "You can reach us at: privacy@example.com",
    "We use your data for the following:",
    "as the policy says […] and elsewhere",
    "Written to {{privacyEmail}}",
  ])("is not left by “%s”", (text) => {
    expect(hasBlank(text)).toBe(false);
  });
});

describe("a tracker that no service asked for needs", () => {
  test.each([
    ["Google Tag Manager", true],
    ["Google Analytics", true],
    ["Live chat widget", true],
    ["Session of the signed-in user", false],
    ["Load balancing", false],
  ])("“%s”: %s", (name, isUnneeded) => {
    expect(namesUnneededTracker(name)).toBe(isUnneeded);
  });
});

describe("words that a rule looks for", () => {
  test.each([
    ["a limit on objection", limitsObjection, "Objection: limited to direct marketing", true],
    ["a limit on objection", limitsObjection, "Object to data processing based on profiling", true],
    ["a limit on objection", limitsObjection, "Access: once a year free of charge", false],
    ["a limit on objection", limitsObjection, "Marketing can be refused at any time", false],
    ["an absolute claim", isAbsoluteClaim, "SecondDesk NEVER SELLS your personal data", true],
    ["an absolute claim", isAbsoluteClaim, "Passwords are irreversibly stored", true],
    ["an absolute claim", isAbsoluteClaim, "All statistics are anonymized", true],
    ["an absolute claim", isAbsoluteClaim, "We do not sell your data", false],
    ["an absolute claim", isAbsoluteClaim, "Statistics that are not anonymous are deleted", false],
    ["a promise of adequacy", promisesAdequacy, "only to countries with adequate protection", true],
    ["a promise of adequacy", promisesAdequacy, "Data never leave the EEA", true],
    ["a promise of adequacy", promisesAdequacy, "Data go to the United States", false],
    ["a denial", deniesEncryption, "Data isn’t encrypted while it's live", true],
    ["a denial", deniesEncryption, "Data are not encrypted in the database", true],
    ["a denial", deniesEncryption, "All backups are encrypted", false],
    ["a tracker that profiles", namesProfilingTracker, "FullStory", true],
    ["a tracker that profiles", namesProfilingTracker, "Session replay of each visit", true],
    ["a tracker that profiles", namesProfilingTracker, "Google Analytics", false],
    ["a tracker that profiles", namesProfilingTracker, "Count visits of each page", false],
    ["retired software", namesRetiredSoftware, "Internet Explorer: Tools, Options", true],
    ["retired software", namesRetiredSoftware, "Microsoft Edge: Settings", false],
  ] as const)("%s: %#", (_what, finds, text, isFound) => {
    expect([text, finds(text)]).toEqual([text, isFound]);
  });

  test("name technologies, and cookies are none of those", () => {
    expect(technologiesNamed("cookies and browser local storage")).toEqual(["LOCAL_STORAGE"]);
    expect(technologiesNamed("page tags, tracking pixels and gif tags")).toEqual(["PIXEL"]);
    expect(technologiesNamed("Cookies are small files.")).toEqual([]);
  });
});
