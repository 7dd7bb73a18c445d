import { describe, expect, test } from "vitest";
import { find, type Register } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import {
  featuresUsed,
  featureWords,
  keyOfUse,
  optionalFeatures,
  servesUnusedOnly,
} from "./feature-use";

type Engaged = Parameters<typeof given.engagement>[0];
type Agreed = Parameters<typeof given.customerAgreement>[0];

const none = { features: { state: "NOT_APPLICABLE", reason: "It uses none" } } as const;

/** Two products with features, an optional engagement for them, and one below it in its chain. */
function world(engaged: Engaged, below: Engaged = {}): Register {
  return given.completeRegister({
    Product: [
      given.product({ features: ["Push", "Surveys"] }),
      given.product({ ref: "chat", name: "Chat", features: ["Translation", "Push"] }),
    ],
    Engagement: [
      given.engagement({ productIds: ["desk", "chat"], optional: true, ...engaged }),
      given.engagement({
        ref: "below",
        activityIds: [],
        productIds: undefined,
        parentEngagementId: "hosting",
        ...below,
      }),
    ],
  });
}

function narrowed(register: Register, ref = "hosting") {
  const engagement = find(register, "Engagement", ref) ?? given.engagement();
  return Object.fromEntries(optionalFeatures(register, engagement));
}

function isUnused(register: Register, agreed: Agreed, ref = "hosting"): boolean {
  const engagement = find(register, "Engagement", ref) ?? given.engagement();
  return servesUnusedOnly(register, engagement, given.customerAgreement(agreed));
}

describe("the optional features that an engagement serves", () => {
  test("are told per product, as each product names them", () => {
    expect(narrowed(world({ features: ["Push", "Translation"] }))).toEqual({
      desk: ["Push"],
      chat: ["Push", "Translation"],
    });
  });

  test("leave a product whole that has none of them: how it is served nobody said", () => {
    expect(narrowed(world({ features: ["Translation"] }))).toEqual({ chat: ["Translation"] });
  });

  test("narrow nothing where one of them is known to no product", () => {
    expect(narrowed(world({ features: ["Push", "Pull"] }))).toEqual({});
  });

  test("narrow nothing where the engagement is not optional, or that is not known", () => {
    for (const optional of [false, undefined])
      expect(narrowed(world({ features: ["Push"], optional }))).toEqual({});
  });

  test("are the one that the list names, where no others are", () => {
    expect(narrowed(world({ feature: "Translation" }))).toEqual({ chat: ["Translation"] });
    expect(narrowed(world({ feature: "Translation", features: ["Push"] }))).toEqual({
      desk: ["Push"],
      chat: ["Push"],
    });
  });

  test("are those of the engagement above, for one below that names none", () => {
    const register = world({ features: ["Push"] });
    expect(narrowed(register, "below")).toEqual({ desk: ["Push"], chat: ["Push"] });
    const own = world({ features: ["Push"] }, { features: ["Surveys"] });
    expect(narrowed(own, "below")).toEqual({ desk: ["Surveys"] });
  });
});

describe("what a customer uses", () => {
  const register = world({ features: ["Push"] });
  const used = (agreed: Agreed) => featuresUsed(register, given.customerAgreement(agreed));

  test("is what is stated for its products", () => {
    expect(used({ features: ["Push"] })).toEqual(new Set(["Push"]));
  });

  test("is not known where nothing is stated, or it is stated as unknown", () => {
    expect(used({})).toBeNull();
    expect(used({ features: [] })).toBeNull();
    expect(used({ fieldStates: { features: { state: "UNKNOWN" } } })).toBeNull();
  });

  test("is nothing where features are stated not to apply", () => {
    expect(used({ fieldStates: none })).toEqual(new Set());
  });

  test("is not known where its products have no feature of a name that is stated", () => {
    expect(used({ features: ["Push", "Translation"] })).toBeNull();
    expect(
      used({ productIds: ["desk", "chat"], features: ["Push", "Translation"] }),
    ).not.toBeNull();
    expect(used({ productIds: [], features: ["Translation"] })).toEqual(new Set(["Translation"]));
  });

  test("decides by which key agreements share what follows", () => {
    const keys = [{}, { features: ["Push"] }, { fieldStates: none }, { productIds: ["chat"] }].map(
      (agreed) => keyOfUse(given.customerAgreement(agreed)),
    );
    expect(new Set(keys).size).toBe(4);
  });
});

describe("an engagement for optional features alone", () => {
  const register = world({ features: ["Translation", "Push"] });

  test("does not serve a customer known to use none of them", () => {
    expect(isUnused(register, { features: ["Surveys"] })).toBe(true);
    expect(isUnused(register, { fieldStates: none })).toBe(true);
    expect(isUnused(register, { fieldStates: none }, "below")).toBe(true);
  });

  test("serves one that uses one of them, or of which that is not known", () => {
    expect(isUnused(register, { features: ["Push"] })).toBe(false);
    expect(isUnused(register, {})).toBe(false);
    expect(isUnused(register, { features: ["Pull"] })).toBe(false);
  });

  test("serves a customer of a product that it serves as a whole", () => {
    const partly = world({ features: ["Translation"] });
    expect(isUnused(partly, { productIds: ["chat"], fieldStates: none })).toBe(true);
    expect(isUnused(partly, { productIds: ["desk", "chat"], fieldStates: none })).toBe(false);
  });

  test("is not what keeps it from a customer of other products", () => {
    expect(isUnused(register, { productIds: ["wiki"], fieldStates: none })).toBe(false);
  });
});

test("lists call a feature by its own words, or else by what its products call it", () => {
  const words = (engaged: Engaged) => featureWords(given.engagement(engaged));
  expect(words({ feature: "Languages", features: ["Translation"] })).toBe("Languages");
  expect(words({ features: ["Translation", "Push"] })).toBe("Translation, Push");
  expect(words({})).toBeNull();
});
