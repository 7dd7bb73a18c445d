import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type CalendarDate, calendarDateOf, instantOf } from "@/lib/domain/calendar";
import { listDocument } from "@/lib/domain/documents/public-list-document";
import { publicListSchema } from "@/lib/domain/documents/public-list-json";
import { catalogueOf } from "@/lib/domain/language/catalogue";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { publicFixture, publicFixtureOf } from "@/lib/testing/public-fixture";
import { drawPublication } from "./publication";

const schemas = { register: "{}\n" };

/** Drawn once: most tests only read. */
const known = new WeakMap<PublicPublication, Map<string, string>>();

function drawn(publication: PublicPublication = publicFixture): Map<string, string> {
  const made = known.get(publication) ?? textsOf(publication);
  known.set(publication, made);
  return made;
}

function textsOf(publication: PublicPublication): Map<string, string> {
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
    expect(textsOf(structuredClone(publicFixture))).toEqual(drawn());
  });

  test("says in every form of the list whom some customers still have, and who comes in its place", () => {
    const { public: all } = publicFixture;
    const leaving = {
      change: "CS-40",
      since: calendarDateOf("2026-02-20"),
      replacedBy: ["Typesense"],
    };
    const subprocessors = all.subprocessors.map((entry) =>
      entry.ref === "algolia" ? { ...entry, leaving } : entry,
    );
    const publication = { ...publicFixture, public: { ...all, subprocessors } };
    const words =
      "Being replaced by Typesense since 20 February 2026; still in use for some customers";
    expect(fileOf("subprocessors.html", publication)).toContain(words);
    expect(fileOf("subprocessors.md", publication)).toContain(words);
    expect(fileOf("subprocessors.csv", publication)).toMatch(/Algolia.*,2026-02-20,Typesense/);
    expect(JSON.parse(fileOf("subprocessors.json", publication)).subprocessors).toContainEqual(
      expect.objectContaining({ ref: "algolia", status: "active", endedOn: null, leaving }),
    );
    expect(fileOf("de/subprocessors.html", publication)).toContain(
      "Wird ersetzt durch Typesense seit 20. Februar 2026; für einige Kunden noch im Einsatz",
    );
    expect(JSON.stringify(listDocument(publication, null, catalogueOf("en")))).toContain(words);
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
        ...["html", "json", "csv", "md", "ics"].flatMap((form) => [
          `subprocessors.${form}`,
          `de/subprocessors/help-desk.${form}`,
        ]),
        ...["atom", "json", "ics", "html"].map((form) => `fr/changes.${form}`),
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
    const sixty = publicFixtureOf(60);
    for (const folder of ["", "de/", "fr/"]) {
      const html = fileOf(`${folder}subprocessors.html`, sixty);
      expect(brotliCompressSync(html).length).toBeLessThanOrEqual(20_000);
      expect(gzipSync(html).length).toBeLessThanOrEqual(20_000);
    }
  });
});

describe("the pages in other languages", () => {
  test("lead to one another, within the publication, and name their current addresses", () => {
    const html = fileOf("de/subprocessors/voice.html");
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('href="../../fr/subprocessors/voice" lang="fr" hrefLang="fr"');
    expect(html).toContain(
      '<link rel="alternate" hrefLang="fr" href="https://trust.nordwind.example/fr/subprocessors/voice"/>',
    );
    expect(html).toContain(
      '<link rel="canonical" href="https://trust.nordwind.example/de/subprocessors/voice"/>',
    );
  });

  test("mark each text that stands untranslated with its language, and say so once", () => {
    const html = fileOf("de/subprocessors.html");
    expect(html).toContain('<span lang="en">Hosting of the application and its database</span>');
    expect(html.match(/in ihrer ursprünglichen Sprache/g)).toHaveLength(1);
    expect(fileOf("subprocessors.html")).not.toContain('<span lang="en">');
  });

  test("name countries, days and grounds of transfer in the language", () => {
    const german = fileOf("de/subprocessors.html");
    for (const words of ["Vereinigte Staaten", "15. April 2026", "Angemessenheitsbeschluss"])
      expect(german).toContain(words);
    const french = fileOf("fr/subprocessors.html");
    for (const words of ["États-Unis", "15 avril 2026", "clauses contractuelles types"])
      expect(french.toLowerCase()).toContain(words.toLowerCase());
  });

  test("give programs the same refs, codes and days as in English", () => {
    const bare = (path: string) =>
      publicListSchema
        .parse(JSON.parse(fileOf(path)))
        .subprocessors.map(({ ref, status, effectiveOn, locations }) => ({
          ref,
          status,
          effectiveOn,
          locations,
        }));
    expect(bare("fr/subprocessors.json")).toEqual(bare("subprocessors.json"));
  });
});

describe("the calendar", () => {
  const calendar = fileOf("changes.ics").replaceAll("\r\n ", "");
  const events = calendar.split("BEGIN:VEVENT").slice(1);

  test("has each change that has a day as a whole day, under an identifier of its own", () => {
    const dated = publicFixture.public.changes.filter(({ effectiveOn }) => effectiveOn !== null);
    expect(events).toHaveLength(dated.length);
    expect(calendar).toContain("UID:CS-31@trust.nordwind.example");
    expect(calendar).toContain("DTSTART;VALUE=DATE:20260415");
    expect(fileOf("de/changes.ics")).toContain("UID:CS-31@trust.nordwind.example");
  });

  test("holds a component that says nothing where there is no event: without any it would be no valid one", () => {
    const bare = fileOf("changes.ics", {
      ...publicFixture,
      public: { ...publicFixture.public, changes: [] },
    });
    expect(bare).not.toContain("BEGIN:VEVENT");
    expect(bare).toContain("BEGIN:VTIMEZONE\r\nTZID:UTC\r\n");
    expect(bare.trimEnd().endsWith("END:VTIMEZONE\r\nEND:VCALENDAR")).toBe(true);
    expect(calendar).not.toContain("VTIMEZONE");
  });

  test("says what is planned, what is settled, and what is cancelled", () => {
    const { public: all } = publicFixture;
    const withdrawn = {
      ...publicFixture,
      public: {
        ...all,
        changes: all.changes.map((change) =>
          change.id === "CS-31"
            ? {
                ...change,
                state: "withdrawn" as const,
                updatedAt: instantOf("2026-03-09T08:00:00Z"),
              }
            : change,
        ),
      },
    };
    const event = (text: string) =>
      text.split("BEGIN:VEVENT").find((one) => one.includes("UID:CS-31@")) ?? "";
    const [before, after] = [event(calendar), event(fileOf("changes.ics", withdrawn))];
    expect(before).toContain("STATUS:TENTATIVE");
    expect(after).toContain("STATUS:CANCELLED");
    const sequence = (one: string) => Number(/SEQUENCE:(\d+)/.exec(one)?.[1]);
    expect(sequence(after)).toBeGreaterThan(sequence(before));
  });

  test("of a product has its own changes alone", () => {
    expect(fileOf("subprocessors/live-chat.ics")).toContain("UID:CS-28@");
    expect(fileOf("subprocessors/live-chat.ics")).not.toContain("UID:CS-31@");
  });
});

describe("the page of a change that was withdrawn", () => {
  const with31 = (more: { withdrawnOn?: CalendarDate }) => {
    const { public: all } = publicFixture;
    const changes = all.changes.map((change) =>
      change.id === "CS-31" ? { ...change, state: "withdrawn" as const, ...more } : change,
    );
    return { ...publicFixture, public: { ...all, changes } };
  };
  const textOf = (file: string, more = {}) => fileOf(file, with31(more)).replace(/<[^>]+>/g, " ");

  test("names the day of that, in the words of each language, as its feeds do", () => {
    const told = { withdrawnOn: calendarDateOf("2026-03-09") };
    expect(textOf("changes/CS-31.html", told)).toMatch(/Withdrawn on\s+9 March 2026/);
    expect(textOf("de/changes/CS-31.html", told)).toMatch(/Zurückgezogen am\s+9\. März 2026/);
    expect(textOf("fr/changes/CS-31.html", told)).toMatch(/Retirée le\s+9 mars 2026/);
    expect(fileOf("changes.atom", with31(told))).toContain("Withdrawn on 9 March 2026.");
  });

  test("says nothing of it where the publication does not, and is drawn as it was", () => {
    expect(textOf("changes/CS-31.html")).not.toContain("Withdrawn on");
  });
});

describe("the JSON Feed", () => {
  test("has the entries of the Atom feed, in plain titles, and its language", () => {
    const feed = JSON.parse(fileOf("fr/changes.json"));
    expect(feed).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      language: "fr",
      feed_url: "https://trust.nordwind.example/fr/changes.json",
    });
    const ids = feed.items.map(({ id }: { id: string }) => id);
    const atom = fileOf("fr/changes.atom");
    expect(ids.every((id: string) => atom.includes(`<id>${id}</id>`))).toBe(true);
    expect(ids).toHaveLength(publicFixture.public.changes.length);
    const named = JSON.parse(fileOf("changes.json", hostile("a < b & c")));
    expect(named.items[0].title).toContain("a < b & c");
  });
});
