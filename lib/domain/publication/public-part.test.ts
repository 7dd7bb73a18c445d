import { describe, expect, test } from "vitest";
import type { CalendarDate } from "@/lib/domain/calendar";
import { apply, type RecordChange, type Register } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed } from "@/lib/testing/proposed";
import { canonicalJson } from "./canonical";
import type { PublicPart } from "./public-part";
import { customersPart, type PublishInput, publicPart } from "./publish";

function published(register: Register, more: Partial<PublishInput> = {}): PublicPart {
  const usual = {
    announced: [],
    rollingOut: new Set<string>(),
    leaving: new Map(),
    replaced: new Map(),
    changes: [],
    previous: null,
    simulated: false,
  };
  return publicPart({ register, asOf: given.today, ...usual, ...more });
}

const newcomer = added("Engagement", given.engagement({ ref: "new", productIds: ["chat"] }));
const announced = {
  id: "CS-6",
  changes: [newcomer],
  announcedOn: given.today,
  plannedOn: given.day("2026-12-22"),
};

describe("the public part", () => {
  test("says who publishes, with the role mailboxes and the address of the entity", () => {
    expect(published(ruleWorld).organisation).toEqual({
      name: "Helpdesk",
      website: null,
      introduction: null,
      privacyEmail: "privacy@helpdesk.example",
      objectionEmail: "objections@helpdesk.example",
      legalEntity: { name: "Helpdesk GmbH", address: "Lindenallee 1, 10115 Berlin", country: "DE" },
    });
  });

  test("does with what it knows of the organisation, down to nothing", () => {
    expect(published(given.register({})).organisation).toEqual({
      name: "This organisation",
      website: null,
      introduction: null,
      privacyEmail: null,
      objectionEmail: null,
      legalEntity: null,
    });
    const bare = given.register({
      Organisation: [given.organisation({ objectionEmail: undefined, name: undefined })],
      LegalEntity: [
        given.legalEntity({ street: undefined, city: undefined, postalCode: undefined }),
      ],
    });
    expect(published(bare).organisation).toMatchObject({
      name: "Helpdesk GmbH",
      objectionEmail: "privacy@helpdesk.example",
      legalEntity: { address: null },
    });
  });

  test("carries its day, the mark of a moved clock, the products and the change log as given", () => {
    const log = [
      {
        id: "CS-1",
        title: "t",
        reason: null,
        class: "M1",
        state: "active",
        announcedOn: null,
        effectiveOn: null,
        updatedAt: "2026-11-21T00:00:00.000Z",
        products: [],
        items: [],
      },
    ];
    const part = published(ruleWorld, {
      simulated: true,
      changes: log as unknown as PublishInput["changes"],
    });
    expect(part).toMatchObject({ format: 1, asOf: "2026-11-21", simulated: true, changes: log });
    expect(part.products).toEqual([
      { ref: "desk", name: "Desk", description: null },
      { ref: "chat", name: "Chat", description: null },
      { ref: "wiki", name: "Wiki", description: null },
    ]);
  });

  test("is the same text for the same input, and leaves its input as it is", () => {
    const previous = Object.freeze(published(ruleWorld));
    const input = { announced: [announced], previous, asOf: "2027-01-01" as CalendarDate };
    expect(canonicalJson(published(ruleWorld, input))).toBe(
      canonicalJson(published(ruleWorld, input)),
    );
    expect(canonicalJson(customersPart(ruleWorld))).toBe(canonicalJson(customersPart(ruleWorld)));
  });

  test("is JSON to the last field, whatever is missing", () => {
    const gaps: RecordChange[] = [
      changed(ruleWorld, "Engagement", "hosting", {
        purpose: undefined,
        productIds: undefined,
        personalDataCategoryIds: undefined,
      }),
    ];
    expect(() => canonicalJson(published(apply(ruleWorld, gaps)))).not.toThrow();
  });
});
