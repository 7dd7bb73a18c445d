import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { publicListSchema } from "@/lib/domain/documents/public-list-json";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { publicFixture, publicFixtureOf } from "@/lib/testing/public-fixture";
import { drawPublication } from "./publication";

const schemas = { register: "{}\n" };

function drawn(publication: PublicPublication = publicFixture): Map<string, string> {
  const files = drawPublication(publication, schemas);
  return new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
}

function fileOf(path: string, publication?: PublicPublication): string {
  const text = drawn(publication).get(path);
  if (text === undefined) throw new Error(`Not drawn: ${path}`);
  return text;
}

/** The fixture with one hostile text wherever a text can stand. */
function hostile(text: string): PublicPublication {
  const { public: all } = publicFixture;
  return {
    ...publicFixture,
    public: {
      ...all,
      organisation: { ...all.organisation, name: text, website: text, privacyEmail: text },
      products: all.products.map((product) => ({ ...product, name: text, description: text })),
      subprocessors: all.subprocessors.map((entry) => ({
        ...entry,
        name: text,
        service: text,
        purpose: text,
        feature: text,
        dataCategories: [text],
        legalEntity: { name: text, country: text },
        locations: [{ country: text, region: text, kind: text }],
      })),
      changes: all.changes.map((change) => ({
        ...change,
        title: text,
        reason: text,
        items: change.items.map((item) => ({ ...item, name: text, before: text, after: text })),
      })),
    },
  };
}

const pages = [...drawn()].filter(([path]) => path.endsWith(".html"));

describe("drawPublication", () => {
  test("gives the same bytes for the same publication", () => {
    expect(drawn(structuredClone(publicFixture))).toEqual(drawn());
  });

  test("draws every list in every form, every change, the feed and the schemas", () => {
    expect([...drawn().keys()]).toEqual(
      expect.arrayContaining([
        ".well-known/subprocessors.json",
        "changes.atom",
        "changes.html",
        "changes/CS-31.html",
        "index.html",
        "schema/register.json",
        "schema/subprocessors.json",
        ...["html", "json", "csv", "md"].flatMap((form) => [
          `subprocessors.${form}`,
          `subprocessors/help-desk.${form}`,
        ]),
      ]),
    );
  });

  test("refuses an identifier that cannot stand in an address", () => {
    const products = [{ ref: "../up", name: "Up", description: null }];
    const publication = { ...publicFixture, public: { ...publicFixture.public, products } };
    expect(() => drawPublication(publication, {})).toThrow(RangeError);
  });
});

describe("the list as JSON", () => {
  test("is what its published schema says", () => {
    const schema = z.fromJSONSchema(JSON.parse(fileOf("schema/subprocessors.json")));
    for (const path of ["subprocessors.json", "subprocessors/voice.json"]) {
      const list: unknown = JSON.parse(fileOf(path));
      expect(schema.safeParse(list).error).toBeUndefined();
      expect(publicListSchema.parse(list)).toEqual(list);
    }
  });

  test("says null beside the name of a fact that is unknown", () => {
    const { subprocessors } = publicListSchema.parse(JSON.parse(fileOf("subprocessors.json")));
    expect(subprocessors.find(({ ref }) => ref === "sentry")).toMatchObject({
      since: null,
      unknown: ["since"],
    });
    expect(subprocessors.find(({ ref }) => ref === "hetzner")).not.toHaveProperty("unknown");
  });

  test("of a product holds its own entries and no others", () => {
    const list = publicListSchema.parse(JSON.parse(fileOf("subprocessors/voice.json")));
    expect(list.products.map(({ ref }) => ref)).toEqual(["voice"]);
    expect(list.subprocessors.every(({ products }) => products.includes("voice"))).toBe(true);
  });

  test("is the same at its well-known address", () => {
    expect(fileOf(".well-known/subprocessors.json")).toBe(fileOf("subprocessors.json"));
  });
});

describe("the list as CSV", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])("quotes the formula %j", (formula) => {
    const csv = fileOf("subprocessors.csv", hostile(formula));
    expect(csv).not.toMatch(/(^|[,"\n])[=+\-@\t]/m);
  });

  test("has a row for each entry under one header", () => {
    const rows = fileOf("subprocessors.csv").trimEnd().split("\r\n");
    expect(rows).toHaveLength(publicFixture.public.subprocessors.length + 1);
  });
});

describe("the list as Markdown", () => {
  test("reads no name as Markdown or HTML", () => {
    const text = fileOf("subprocessors.md", hostile("[x](javascript:1) <b>*y*</b>\n# z"));
    expect(text).not.toMatch(/(?<!\\)[[<]b?\]?(x|>)/);
    expect(text).not.toMatch(/^# z/m);
  });
});

describe("the feed", () => {
  test("gives each change an absolute id of its own, and the time of its newest step", () => {
    const atom = fileOf("changes.atom");
    const ids = [...atom.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(publicFixture.public.changes.length + 1);
    expect(ids.every((id) => id !== undefined && URL.canParse(id))).toBe(true);
    const updated = [...atom.matchAll(/<updated>([^<]+)<\/updated>/g)].map(([, at]) => at);
    expect(updated[0]).toBe(publicFixture.publishedAt);
    expect(updated.slice(1)).toEqual(
      publicFixture.public.changes
        .map(({ updatedAt }) => updatedAt)
        .sort()
        .reverse(),
    );
  });

  test("stays one document whatever a title holds", () => {
    const atom = fileOf("changes.atom", hostile("]]></title><script>&\u0000\u202e"));
    expect(atom).not.toMatch(/<script|\p{Bidi_Control}|(?!\n)\p{Cc}/u);
    expect(atom.match(/<entry>/g)).toHaveLength(publicFixture.public.changes.length);
  });
});

describe("the pages", () => {
  test.each(pages)("%s has no script and asks for nothing else", (_, html) => {
    expect(html).not.toMatch(
      /<script|<link[^>]+rel="(stylesheet|preload)|<img|<iframe|@import|url\(/,
    );
    expect(html).not.toMatch(/ on[a-z]+="| style="/);
    expect(html.match(/<style>/g)).toHaveLength(1);
  });

  test("escape what a name holds", () => {
    const html = fileOf("subprocessors.html", hostile(`"><script>alert(1)</script><b onclick=x>`));
    expect(html).not.toMatch(/<script|<b /);
    expect(html).toContain("&lt;script&gt;");
  });

  test("drop marks that turn the direction of the text", () => {
    expect(fileOf("subprocessors.html", hostile("a\u202eb\u0007c"))).toContain("abc");
  });

  test("link only by http, https and mailto", () => {
    for (const [, html] of drawn(hostile("javascript:alert(1)"))) {
      expect(html).not.toMatch(/href="javascript:/i);
    }
  });

  test("name what is unknown as not known", () => {
    expect(fileOf("subprocessors.html")).toContain("not known");
  });

  test("say that they are simulated, and only then", () => {
    const simulated = { ...publicFixture, public: { ...publicFixture.public, simulated: true } };
    expect(fileOf("subprocessors.html", simulated)).toContain("Simulated.");
    expect(fileOf("subprocessors.html")).not.toContain("Simulated.");
  });

  test("show a sub-processor below the one that engages it", () => {
    const html = fileOf("subprocessors.html");
    expect(html.indexOf('id="s-aws-support"')).toBeGreaterThan(html.indexOf('id="s-aws"'));
    expect(html).toContain("Engaged under Amazon Web Services, Inc.");
  });

  test("of 60 sub-processors weigh at most 20 kB compressed", () => {
    const html = fileOf("subprocessors.html", publicFixtureOf(60));
    expect(brotliCompressSync(html).length).toBeLessThanOrEqual(20_000);
    expect(gzipSync(html).length).toBeLessThanOrEqual(20_000);
  });
});
