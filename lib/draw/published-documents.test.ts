import { describe, expect, test } from "vitest";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { publicPart } from "@/lib/domain/publication/publish";
import { given } from "@/lib/testing/given";
import { publicFixture } from "@/lib/testing/public-fixture";
import { documentPaths } from "./documents";
import { drawPublication } from "./publication";

const register = given.completeRegister({
  SourceDocument: [
    given.sourceDocument({
      ref: "privacy-notice",
      documentType: "PRIVACY_NOTICE",
      controllerEntityId: "helpdesk-gmbh",
      regimes: ["EU_GDPR"],
    }),
  ],
  Tracker: [given.tracker({ ref: "odd", name: "<b>odd</b> _ga_*", cookiePolicyId: undefined })],
});
const publication: PublicPublication = {
  ...publicFixture,
  public: publicPart({
    register,
    asOf: given.today,
    announced: [],
    rollingOut: new Set(),
    leaving: new Map(),
    replaced: new Map(),
    changes: [],
    previous: null,
    simulated: false,
  }),
};

function textOf(path: string, of = publication): string | undefined {
  const file = drawPublication(of, {}).find((one) => one.path === path);
  return file && new TextDecoder().decode(file.bytes);
}

describe("the documents of a publication", () => {
  test.each(["cookies", "privacy"])("%s is drawn in each form and language", (name) => {
    const paths = drawPublication(publication, {}).map(({ path }) => path);
    for (const folder of ["", "de/", "fr/"]) {
      expect(paths).toEqual(
        expect.arrayContaining(
          ["html", "json", "md"].map((ending) => `${folder}${name}.${ending}`),
        ),
      );
      expect(documentPaths(publication)).toContain(`${folder}${name}.pdf`);
    }
  });

  test("are not there, nor in the menu, where the register holds nothing of them", () => {
    const { cookies: _, notices: __, ...bare } = publication.public;
    const without = { ...publication, public: bare };
    expect(textOf("cookies.html", without)).toBeUndefined();
    expect(textOf("privacy.html", without)).toBeUndefined();
    expect(textOf("subprocessors.html", without)).not.toContain('href="cookies"');
    expect(textOf("subprocessors.html")).toContain('href="cookies"');
    expect(documentPaths(without).some((path) => path.includes("privacy"))).toBe(false);
  });

  test("have the same bytes whenever they are drawn", () => {
    expect(textOf("de/privacy.html")).toBe(textOf("de/privacy.html"));
  });

  test("carry a text as a text, in a page and in Markdown", () => {
    expect(textOf("cookies.html")).toContain("&lt;b&gt;odd&lt;/b&gt;");
    expect(textOf("cookies.md")).toContain("\\<b\\>odd\\</b\\> \\_ga\\_\\*");
  });

  test("give programs the facts with the publication that they are of", () => {
    const json = JSON.parse(textOf("privacy.json") ?? "{}");
    expect(json.publication).toMatchObject({ number: publicFixture.number });
    expect(json.notices).toEqual(publication.public.notices);
  });
});
