import { mkdtemp, readdir, readlink, rm } from "node:fs/promises";
import { createServer, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicFiles } from "./files";
import { isLinked, missingPermalinks, type Permalink, type Tree, writeTree } from "./write-tree";

const page = `<!doctype html><style>p{color:red}</style><p>${"word ".repeat(200)}</p>`;

function treeOf(number: number, text: string): Tree {
  const files = {
    "index.html": `home ${text}`,
    "subprocessors.html": page + text,
    "subprocessors.json": `{"text":"${text}"}`,
    "subprocessors/help.html": `help ${text}`,
    ".well-known/subprocessors.json": "{}",
  };
  const written = Object.entries(files).map(([path, content]) => ({
    path,
    bytes: Buffer.from(content),
  }));
  return {
    number,
    current: [...written, { path: "publications.html", bytes: Buffer.from("all") }],
    permalinks: [{ number, isWhole: false, files: written }],
  };
}

function pages(number: number): Permalink {
  return { number, isWhole: false };
}

let dir: string;
let server: Server;
let port: number;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "recital-files-"));
  await writeTree(dir, treeOf(1, "one"));
  const files = publicFiles(dir, false);
  server = createServer(async (incoming, response) => {
    if (!(await files(incoming, response))) response.writeHead(404).end("not a published file");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(dir, { recursive: true });
});

type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
};

/** Sends the path as it stands: fetch would straighten it first. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { statusCode: status = 0 } = response;
        resolve({ status, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    sent.on("error", reject).end();
  });
}

describe("publicFiles", () => {
  test.each([
    ["/", "home one"],
    ["/index.html", "home one"],
    ["/subprocessors", page],
    ["/subprocessors.html", page],
    ["/subprocessors?utm=1", page],
    ["/subprocessors/help", "help one"],
    ["/subprocessors.json", '{"text":"one"}'],
    ["/.well-known/subprocessors.json", "{}"],
    ["/publications", "all"],
    ["/publications/1/", "home one"],
    ["/publications/1/subprocessors", page],
  ])("answers %s", async (path, start) => {
    const { status, body } = await ask(path);
    expect(status).toBe(200);
    expect(body.toString().startsWith(start)).toBe(true);
  });

  test.each([
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/subprocessors/../../../etc/passwd",
    "/..%2f..%2fetc/passwd",
    "/subprocessors.html.br",
    "/.current",
    "//etc/passwd",
    "/subprocessors\\..\\x",
    "/publications/1/../../current/index.html",
    "/staff",
    `/${"a".repeat(2000)}`,
  ])("does not answer %s", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test("leads to the one address of a page", async () => {
    expect(await ask("/publications/1")).toMatchObject({
      status: 308,
      headers: { location: "/publications/1/" },
    });
    expect(await ask("/subprocessors/")).toMatchObject({
      status: 308,
      headers: { location: "/subprocessors" },
    });
  });

  test("answers HEAD with the headers alone", async () => {
    const { body, headers } = await ask("/subprocessors", {}, "HEAD");
    expect(body).toHaveLength(0);
    expect(Number(headers["content-length"])).toBeGreaterThan(page.length);
  });

  test("leaves every other method to whoever is next", async () => {
    expect((await ask("/subprocessors", {}, "POST")).status).toBe(404);
  });

  test("sends the smallest form that the reader takes", async () => {
    const plain = (await ask("/subprocessors")).body;
    const brotli = await ask("/subprocessors", { "accept-encoding": "gzip, br" });
    const gzipped = await ask("/subprocessors", { "accept-encoding": "gzip, br;q=0" });
    const neither = await ask("/subprocessors", { "accept-encoding": "br;q=0.0, zstd" });
    expect(brotli.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(brotli.body)).toEqual(plain);
    expect(gzipped.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(gzipped.body)).toEqual(plain);
    expect(neither.headers["content-encoding"]).toBeUndefined();
    expect(neither.headers.vary).toBe("Accept-Encoding");
  });

  test("answers 304 to a reader who has this very form", async () => {
    const br = { "accept-encoding": "br" };
    const etag = String((await ask("/subprocessors", br)).headers.etag);
    const again = await ask("/subprocessors", { ...br, "if-none-match": `"other", W/${etag}` });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect((await ask("/subprocessors", { "if-none-match": etag })).status).toBe(200);
  });

  test("lets a page use its own style, and nothing else", async () => {
    const { headers } = await ask("/subprocessors");
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'none'; .*frame-ancestors 'none'; style-src 'sha256-[^']+'; img-src data:$/,
    );
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "access-control-allow-origin": "*",
    });
  });

  test("lets permalinks be kept for ever, and what is current for a minute", async () => {
    expect((await ask("/publications/1/subprocessors")).headers["cache-control"]).toContain(
      "immutable",
    );
    expect((await ask("/subprocessors")).headers["cache-control"]).toContain("max-age=60,");
    expect((await ask("/publications")).headers["cache-control"]).toContain("max-age=60,");
  });

  test("answers nothing before the first version", async () => {
    const empty = publicFiles(join(dir, "nowhere"), false);
    const before = createServer(async (incoming, response) => {
      response.writeHead((await empty(incoming, response)) ? 500 : 404).end();
    });
    await new Promise<void>((resolve) => before.listen(0, "127.0.0.1", resolve));
    const address = before.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
    expect((await fetch(url)).status).toBe(404);
    before.closeAllConnections();
    before.close();
  });
});

describe("writeTree", () => {
  test("moves to the next version whole, and keeps every permalink", async () => {
    const asking = Array.from({ length: 40 }, () =>
      Promise.all([ask("/"), ask("/subprocessors.json")]),
    );
    await writeTree(dir, treeOf(2, "two"));
    await Promise.all(asking);
    await expect.poll(async () => (await ask("/")).body.toString()).toBe("home two");
    expect((await ask("/subprocessors.json")).body.toString()).toBe('{"text":"two"}');
    expect((await ask("/publications/1/")).body.toString()).toBe("home one");
    expect((await ask("/publications/2/")).body.toString()).toBe("home two");
  });

  test("leaves what stands when a writer comes late with an older publication", async () => {
    const before = await readlink(join(dir, "current"));
    await writeTree(dir, treeOf(1, "late"));
    expect(await readlink(join(dir, "current"))).toBe(before);
  });

  test("never writes a permalink again", async () => {
    await writeTree(dir, { ...treeOf(3, "three"), permalinks: treeOf(2, "other").permalinks });
    expect((await ask("/publications/2/")).body.toString()).toBe("home two");
    expect(await missingPermalinks(dir, [1, 2, 3].map(pages))).toEqual([pages(3)]);
  });

  test("puts a whole publication in the place of its pages in one step, and keeps both while they are read", async () => {
    const pdf = { path: "subprocessors.pdf", bytes: Buffer.from("%PDF-") };
    const tree = treeOf(3, "three");
    await writeTree(dir, tree);
    expect((await ask("/publications/3/subprocessors.pdf")).status).toBe(404);
    expect(await isLinked(dir, [pages(3)])).toBe(true);
    const whole = { number: 3, isWhole: true };
    expect(await missingPermalinks(dir, [whole])).toEqual([whole]);

    const files = [...(tree.permalinks[0]?.files ?? []), pdf];
    await writeTree(dir, {
      number: 3,
      current: [...tree.current, pdf],
      permalinks: [{ ...whole, files }],
    });
    await expect
      .poll(async () => (await ask("/publications/3/subprocessors.pdf")).status)
      .toBe(200);
    expect(await isLinked(dir, [whole, pages(2)])).toBe(true);
    expect((await readdir(join(dir, "permalinks"))).sort()).toEqual(["1", "2", "3", "3+"]);
  });

  test("gives the same when two write at once, and leaves no draft", async () => {
    await Promise.all([writeTree(dir, treeOf(4, "four")), writeTree(dir, treeOf(4, "four"))]);
    // The version in which publication 3 had no PDF is gone, and with it its folder.
    expect(await readdir(join(dir, "permalinks"))).not.toContain("3");
    const names = [
      ...(await readdir(dir)),
      ...(await readdir(join(dir, "versions"))),
      ...(await readdir(join(dir, "permalinks"))),
    ];
    expect(names.filter((name) => name.startsWith("."))).toEqual([]);
    expect(names.filter((name) => name.startsWith("4-"))).toHaveLength(1);
  });

  test("refuses a path that leads out", async () => {
    const current = [{ path: "../out.html", bytes: Buffer.from("x") }];
    await expect(writeTree(dir, { number: 9, current, permalinks: [] })).rejects.toThrow(
      RangeError,
    );
  });
});
