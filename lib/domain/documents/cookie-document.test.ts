import { describe, expect, test } from "vitest";
import { de } from "@/lib/domain/language/de";
import { en } from "@/lib/domain/language/en";
import { fr } from "@/lib/domain/language/fr";
import { publicCookies } from "@/lib/domain/publication/public-cookies";
import { given } from "@/lib/testing/given";
import { publicFixture } from "@/lib/testing/public-fixture";
import type { Block } from "./blocks";
import { cookieDocument } from "./cookie-document";

const policy = given.cookiePolicy({
  ref: "site",
  name: "Site",
  regimes: ["EU_GDPR", "UK_GDPR"],
  controls: ["BROWSER_SETTINGS"],
  consentFirst: undefined,
  technologiesMentioned: ["PIXEL", "COOKIE"],
});

function tracker(ref: string, fields: Parameters<typeof given.tracker>[0]) {
  return given.tracker({ ref, name: ref, cookiePolicyId: "site", ...fields });
}

function blocksOf(trackers: readonly ReturnType<typeof tracker>[], words = en): Block[] {
  const register = given.register({ CookiePolicy: [policy], Tracker: [...trackers] });
  const cookies = publicCookies(register);
  if (cookies === null) throw new Error("The register has a cookie policy");
  return cookieDocument(publicFixture, cookies, words).sections.flatMap(({ blocks }) => blocks);
}

const session = { lifetimeKind: "SESSION", lifetime: undefined } as const;
const one = tracker("one", {
  displayCategory: "ANALYTICS",
  legalClass: "CONSENT_REQUIRED",
  technologies: ["COOKIE"],
  lifetimeKind: "PERIOD",
  lifetime: "P13M",
});

describe("the cookie policy as a document", () => {
  test("shows the categories in their order, and what has none at the end", () => {
    const blocks = blocksOf([
      tracker("loose", { displayCategory: undefined }),
      one,
      tracker("login", { displayCategory: "ESSENTIAL", ...session }),
    ]);
    const titles = blocks.flatMap((block) =>
      block.type === "heading" && block.level === 2 ? [block.text] : [],
    );
    expect(titles).toEqual(["Essential", "Analytics", "Without a category"]);
  });

  test("names a category as the document does, where that has a name of its own", () => {
    const blocks = blocksOf([
      one,
      tracker("speed", { displayCategory: "ANALYTICS", displayGroup: "Performance cookies" }),
    ]);
    const titles = blocks.flatMap((block) =>
      block.type === "heading" && block.level === 2 ? [block.text] : [],
    );
    expect(titles).toEqual(["Analytics", "Performance cookies"]);
  });

  test("says of each how long it stays and where consent is needed, in each language", () => {
    const cells = (words: typeof en) => {
      const table = blocksOf([one], words).find((block) => block.type === "table");
      return table?.type === "table" ? (table.rows[0]?.[3] ?? []).map(({ text }) => text) : [];
    };
    expect(cells(en)).toEqual(["13 months", "consent needed (EU and UK)"]);
    expect(cells(de)[0]).toBe("13 Monate");
    expect(cells(fr)[0]).toBe("13 mois");
  });

  test("says that a fact is not known rather than nothing", () => {
    const text = JSON.stringify(
      blocksOf([tracker("bare", { technicalName: undefined, purposes: undefined, ...session })]),
    );
    expect(text).toContain(en.unknown);
    expect(text).toContain(en.cookies.session);
  });

  test("names a technology that the text speaks of and no entry has", () => {
    const items = blocksOf([one]).flatMap((block) =>
      block.type === "definitions" ? block.items : [],
    );
    const mentioned = items.find(({ term }) => term === en.cookies.alsoMentioned);
    expect(mentioned?.lines.map(({ text }) => text)).toEqual(["pixel, web beacon or tag"]);
  });

  test("says that nothing is recorded where a policy has no entry", () => {
    expect(blocksOf([])).toContainEqual({ type: "paragraph", text: en.cookies.none });
  });
});
