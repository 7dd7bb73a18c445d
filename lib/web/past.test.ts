import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calendarDateOf as day, instantOf } from "@/lib/domain/calendar";
import { canonicalJson } from "@/lib/domain/publication/canonical";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { publicFixture } from "@/lib/testing/public-fixture";
import { pastPages } from "./past";
import { writeTree } from "./write-tree";

const { public: part } = publicFixture;
/** Without Stripe at first; then with it; then renamed, on the same day. */
const publications = [
  madeOn(
    1,
    "2026-01-10",
    part.subprocessors.filter(({ ref }) => ref !== "stripe"),
  ),
  madeOn(2, "2026-02-20", part.subprocessors),
  madeOn(
    3,
    "2026-02-20",
    part.subprocessors.map((entry) => ({ ...entry, name: `${entry.name}!` })),
  ),
];

let dir: string;
let server: Server;
let origin: string;

function madeOn(
  number: number,
  on: string,
  subprocessors: PublicPublication["public"]["subprocessors"],
): PublicPublication {
  const publishedAt = instantOf(`${on}T0${number}:30:00.000Z`);
  const hash = String(number).repeat(64);
  return {
    ...publicFixture,
    number,
    publishedAt,
    hash,
    public: { ...part, asOf: day(on), subprocessors },
  };
}

function fileOf(path: string, value: unknown) {
  return { path, bytes: Buffer.from(canonicalJson(value)) };
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "recital-past-"));
  const links = publications.map(({ hash, signature, public: _, ...manifest }) => ({
    manifest,
    hash,
    signature,
  }));
  await writeTree(dir, {
    number: 3,
    current: [fileOf("publications.json", { publications: links })],
    permalinks: publications.map(({ number, public: own }) => ({
      number,
      isWhole: false,
      files: [fileOf("public.json", own)],
    })),
  });
  const answer = pastPages(dir, false, () => day("2026-03-05"));
  server = createServer(async (request, response) => {
    if (!(await answer(request, response))) response.writeHead(418).end();
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(dir, { recursive: true });
});

async function ask(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const answer = await fetch(origin + path);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

/** The page without its tags. */
async function read(path: string): Promise<string> {
  const { text } = await ask(path);
  return text
    .replace(/<style>.*<\/style>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

describe("the list as it was on a day", () => {
  test.each([
    ["/as-of?on=2026-01-10", "publication 1", false],
    ["/as-of?on=2026-02-19", "publication 1", false],
    ["/as-of/2026-02-19", "publication 1", false],
    ["/as-of?on=2026-03-05", "publication 3", true],
  ])("%s is answered by %s", async (path, publication, hasStripe) => {
    const text = await read(path);
    expect(text).toContain(`${publication} was in force`);
    expect(text.includes("Stripe")).toBe(hasStripe);
  });

  test("is the last publication of a day on which there were two", async () => {
    const text = await read("/as-of?on=2026-02-20");
    expect(text).toContain("publication 3 was in force");
    expect(text).toContain("It is in force to this day.");
    expect(text).toContain("Stripe!");
  });

  test("says which publication took its place, and leads to what has changed since", async () => {
    const { text } = await ask("/as-of?on=2026-02-01");
    expect(text).toContain("Publication 2 took its place on 20 February 2026, 02:30 UTC.");
    expect(text).toContain('href="/publications/compare?from=1&amp;to=3"');
  });

  test("is told in the language that was asked for", async () => {
    expect(await read("/de/as-of?on=2026-02-01")).toContain("galt Veröffentlichung 1");
    expect(await read("/fr/as-of?on=2026-02-01")).toContain("la publication 1");
  });

  test("is narrowed to a product", async () => {
    const text = await read("/as-of?on=2026-02-25&product=voice");
    expect(text).toContain("Sub-processors of Voice on 25 February 2026");
    expect(text).not.toContain("DeepL");
  });

  test.each([
    "",
    "?on=",
    "?on=yesterday",
    "?on=2026-02-30",
    "?on=2026-2-3",
    "/2026-13-01",
    "?on=%00",
  ])("does not guess what day /as-of%s means", async (question) => {
    const { status, text } = await ask(`/as-of${question}`);
    expect(status).toBe(400);
    expect(text).toContain("such as 2026-03-01");
  });

  test("says of a day that has not come that it has not", async () => {
    const { status, text } = await ask("/as-of?on=2026-03-06");
    expect(status).toBe(400);
    expect(text).toContain("6 March 2026 has not come yet");
  });

  test("says of a day before the first publication that nothing was published", async () => {
    const { status, text } = await ask("/as-of?on=2026-01-09");
    expect(status).toBe(404);
    expect(text).toContain("The first publication was made on 10 January 2026, 01:30 UTC.");
  });

  test("knows no product that there was not", async () => {
    expect((await ask("/as-of?on=2026-02-25&product=fax")).status).toBe(404);
  });
});

describe("two publications side by side", () => {
  test("show what came", async () => {
    const text = await read("/publications/compare?from=1&to=2");
    expect(text).toContain("What changed from publication 1 to 2");
    expect(text).toMatch(/Added .*Stripe/);
    expect(text).not.toContain("No longer engaged");
  });

  test("show what went, the other way round", async () => {
    expect(await read("/publications/compare?from=2&to=1")).toMatch(/No longer engaged .*Stripe/);
  });

  test("show each fact that reads differently, in each language", async () => {
    expect(await read("/de/publications/compare?from=2&to=3")).toMatch(
      /Geändert .*DeepL! Name DeepL DeepL!/,
    );
  });

  test("say so when they are the same", async () => {
    expect(await read("/publications/compare?from=2&to=2")).toContain(
      "The two lists say the same.",
    );
  });

  test("are asked for where none is named", async () => {
    const { status, text } = await ask("/publications/compare");
    expect(status).toBe(200);
    expect(text).toContain('name="from"');
  });

  test.each(["?from=1", "?from=1&to=x", "?from=0&to=1", "?from=-1&to=2", "?from=1e3&to=2"])(
    "need two numbers: %s has not",
    async (question) => {
      expect((await ask(`/publications/compare${question}`)).status).toBe(400);
    },
  );

  test("must both be there", async () => {
    const { status, text } = await ask("/publications/compare?from=1&to=9");
    expect(status).toBe(404);
    expect(text).toContain("There is no publication 9. The newest is publication 3.");
  });
});

describe("every page of the past", () => {
  test("has no script, and may send its forms to us alone", async () => {
    const { text, headers } = await ask("/as-of?on=2026-02-01");
    expect(text).not.toMatch(/<script|<img|<iframe| style="/);
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
  });

  test("shows nothing of what was asked that it does not know", async () => {
    const { text } = await ask(`/as-of?on=${encodeURIComponent('"><script>x</script>')}&evil=1`);
    expect(text).not.toContain("<script");
    expect(text).not.toContain("evil");
  });

  test.each([
    "/",
    "/subprocessors",
    "/en/as-of",
    "/es/as-of",
    "/publications/compare/1",
    "/as-of/x/y",
  ])("leaves %s to whoever is next", async (path) => {
    expect((await ask(path)).status).toBe(418);
  });
});
