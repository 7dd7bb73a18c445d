import { mkdtempSync } from "node:fs";
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { setDatabase } from "@/lib/data/database/current";
import { forgetPresent } from "@/lib/data/register";
import { canonicalJson } from "@/lib/domain/publication/canonical";
import { stopDrawing } from "@/lib/draw/pdf/pool";
import { testDatabase } from "@/lib/testing/database";
import {
  fixtureActor,
  givenNextPublication,
  givenPublishedInstallation,
} from "@/lib/testing/published-installation";
import { publicFiles } from "@/lib/web/files";
import { publishDocumentsDue } from "@/lib/work/publish";
import { type Answer, Refused, WrongUse } from "./answer";
import { verifyTarget } from "./verify";

const folder = mkdtempSync(join(tmpdir(), "recital-outside-"));
const published = join(folder, "published");
vi.stubEnv("PUBLICATION_TARGET", published);
const { database } = await testDatabase();

/** The published files as a web server has them; each test spoils its own copy. */
let tree = "";
const servers: Server[] = [];

beforeAll(async () => {
  setDatabase(database);
  forgetPresent();
  await givenPublishedInstallation();
  await givenNextPublication("Second name");
  await publishDocumentsDue(fixtureActor);
}, 60_000);

beforeEach(async () => {
  tree = join(folder, "tree");
  await rm(tree, { recursive: true, force: true });
  await cp(join(published, "current"), tree, { recursive: true, dereference: true });
});

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

afterAll(async () => {
  await stopDrawing();
  await rm(folder, { recursive: true });
});

/** Nothing but published files is needed. */
const installation = () => Promise.reject(new Error("The installation was opened"));

function verify(
  target: string,
  head: { number: number; hash: string } | null = null,
): Promise<Answer> {
  return verifyTarget(target, head, installation);
}

/** What a check named, as "what where"; empty when it found all whole. */
async function problemsOf(
  target: string,
  head: { number: number; hash: string } | null = null,
): Promise<string[]> {
  const error = await verify(target, head).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error === null) return [];
  if (!(error instanceof Refused) || !("problems" in error.refusal)) throw error;
  const problems = error.refusal.problems as { what: string; where: string }[];
  return problems.map(({ what, where }) => `${what} ${where}`);
}

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

/** The very server of the product over the spoiled copy. */
async function served(): Promise<string> {
  const dir = join(folder, "served");
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir);
  await cp(tree, join(dir, "version"), { recursive: true });
  await symlink("version", join(dir, "current"));
  const files = publicFiles(dir, false);
  return listen(async (request, response) => {
    if (!(await files(request, response))) response.writeHead(404).end();
  });
}

async function heads(): Promise<{ number: number; hash: string }[]> {
  return database.publication.findMany({
    select: { number: true, hash: true },
    orderBy: { number: "asc" },
  });
}

async function edit(path: string, alter: (text: string) => string): Promise<void> {
  const file = join(tree, path);
  await writeFile(file, alter(await readFile(file, "utf8")));
}

/** Takes the newest publication out of a tree, as one who wants it forgotten would. */
async function forgetNewest(): Promise<void> {
  await rm(join(tree, "publications/2"), { recursive: true });
  const list = JSON.parse(await readFile(join(tree, "publications.json"), "utf8")) as {
    publications: { number: number }[];
  };
  const rest = { publications: list.publications.filter(({ number }) => number < 2) };
  const keep = await readFile(join(tree, "publications/keys.json"));
  const first = join(folder, "first");
  await rm(first, { recursive: true, force: true });
  await cp(join(tree, "publications/1"), first, { recursive: true });
  const own = [
    ...["manifest.json", "manifest.sig", "public.json", "files.json", "files.sig"],
    ...["documents.json", "documents.sig"],
  ];
  await rm(tree, { recursive: true });
  await cp(first, tree, { recursive: true });
  for (const name of own) await rm(join(tree, name));
  await cp(first, join(tree, "publications/1"), { recursive: true });
  await writeFile(join(tree, "publications.json"), JSON.stringify(rest));
  await writeFile(join(tree, "publications/keys.json"), keep);
}

describe.each([
  ["a folder", async () => tree],
  ["an address", served],
])("verify of %s", (what, place) => {
  test("finds whole what was published", async () => {
    const { json } = await verify(await place());
    expect(json).toMatchObject({ ok: true, problems: [], publications: 2, newest: { number: 2 } });
    expect(JSON.parse(JSON.stringify(json)).files).toBeGreaterThan(10);
  });

  test("finds whole what has a publication that a mail names", async () => {
    const [first = null] = await heads();
    expect(await problemsOf(await place(), first)).toEqual([]);
  });

  test.each([
    ["public.json", "publicPartDiffers"],
    ["manifest.json", "fileDiffers"],
    ["manifest.sig", "fileDiffers"],
    ["files.json", "fileListUnreadable"],
    ["subprocessors.csv", "fileDiffers"],
    ["de/subprocessors.html", "fileDiffers"],
    ["subprocessors.pdf", "fileDiffers"],
    ["documents.json", "fileListUnreadable"],
  ])("names a spoiled %s of an old publication", async (path, problem) => {
    await edit(`publications/1/${path}`, (text) => `${text} `);
    expect(await problemsOf(await place())).toEqual([`${problem} publication 1, ${path}`]);
  });

  test("names a wrong signature of the list of files", async () => {
    await edit("publications/1/files.sig", () => Buffer.alloc(64).toString("base64"));
    expect(await problemsOf(await place())).toEqual(["fileListSignatureWrong publication 1"]);
  });

  test("names a PDF that is missing", async () => {
    await rm(join(tree, "publications/1/fr/subprocessors.pdf"));
    expect(await problemsOf(await place())).toEqual([
      "fileMissing publication 1, fr/subprocessors.pdf",
    ]);
  });

  test("finds whole what has its PDFs still to come", async () => {
    for (const { number } of await heads()) {
      const at = join(tree, "publications", String(number));
      const { files }: { files: Record<string, string> } = JSON.parse(
        await readFile(join(at, "documents.json"), "utf8"),
      );
      for (const path of [...Object.keys(files), "documents.json", "documents.sig"]) {
        await rm(join(at, path));
        if (number === 2) await rm(join(tree, path), { force: true });
      }
    }
    expect(await problemsOf(await place())).toEqual([]);
  });

  test("names a wrong signature of the list of PDFs", async () => {
    await edit("publications/1/documents.sig", () => Buffer.alloc(64).toString("base64"));
    expect(await problemsOf(await place())).toEqual(["fileListSignatureWrong publication 1"]);
  });

  test("names a file that is missing", async () => {
    await rm(join(tree, "publications/1/subprocessors.csv"));
    expect(await problemsOf(await place())).toEqual([
      "fileMissing publication 1, subprocessors.csv",
    ]);
  });

  test("names a publication that was signed with another key", async () => {
    await edit("publications/keys.json", () => '{"keys":[]}');
    expect(new Set(await problemsOf(await place()))).toEqual(
      new Set([
        "keyUnknown publication 1",
        "fileListKeyUnknown publication 1",
        "keyUnknown publication 2",
        "fileListKeyUnknown publication 2",
      ]),
    );
  });

  test("names what answers today and is not the newest publication", async () => {
    for (const path of ["subprocessors.json", "index.html"]) {
      await edit(path, (text) => `${text} `);
      await rm(join(tree, `${path}.br`));
      await rm(join(tree, `${path}.gz`));
    }
    expect((await problemsOf(await place())).sort()).toEqual([
      "currentDiffers publication 2, index.html",
      "currentDiffers publication 2, subprocessors.json",
    ]);
  });

  test("names a file that only those get who take it compressed", async () => {
    await writeFile(join(tree, "subprocessors.json.gz"), gzipSync("{}"));
    expect(await problemsOf(await place())).toEqual([
      "currentDiffers publication 2, subprocessors.json",
    ]);
  });

  test("names a publication that the list leaves out", async () => {
    const newest = join(folder, "newest");
    await rm(newest, { recursive: true, force: true });
    await cp(join(tree, "publications/2"), newest, { recursive: true });
    await forgetNewest();
    await cp(newest, join(tree, "publications/2"), { recursive: true });
    expect(await problemsOf(await place())).toEqual([
      "notInList publication 2, publications/2/manifest.json",
    ]);
  });

  test("finds only with a mail that the newest publication was removed", async () => {
    const [first = null, second = null] = await heads();
    await forgetNewest();
    const at = await place();
    expect(await problemsOf(at)).toEqual([]);
    expect(await problemsOf(at, first)).toEqual([]);
    expect(await problemsOf(at, second)).toEqual(["removed publication 2"]);
  });

  test("names a gap, and what no longer follows", async () => {
    await edit("publications.json", (text) => {
      const list = JSON.parse(text) as { publications: { number: number }[] };
      return JSON.stringify({ publications: list.publications.filter(({ number }) => number > 1) });
    });
    expect(await problemsOf(await place())).toEqual(["numberMissing publication 1"]);
  });

  test("names a list that says otherwise than the manifest, or that is none", async () => {
    await edit("publications.json", (text) =>
      text.replace(/"publishedAt": "2026/, '"publishedAt": "2025'),
    );
    expect(await problemsOf(await place())).toEqual([
      "listedOtherwise publication 1, publications.json",
    ]);
    await edit("publications.json", () => "[]");
    expect(await problemsOf(await place())).toEqual(["listUnreadable publications.json"]);
  });

  test(`refuses ${what} without publications`, async () => {
    await rm(join(tree, "publications.json"));
    await expect(verify(await place())).rejects.toThrow("There are no publications");
  });
});

describe("verify of a folder", () => {
  test("takes the folder that the worker writes, too", async () => {
    expect(await problemsOf(published)).toEqual([]);
  });

  test("names files that were put in", async () => {
    await writeFile(join(tree, "injected.html"), "x");
    await writeFile(join(tree, "publications/1/injected.html"), "x");
    expect(await problemsOf(tree)).toEqual([
      "fileNotListed publication 1, injected.html",
      "currentNotListed publication 2, injected.html",
    ]);
  });
});

describe("verify of an address", () => {
  test("refuses, and does not call it whole, when it cannot be read", async () => {
    const address = await listen((_request, response) => response.writeHead(503).end());
    await expect(verify(address)).rejects.toBeInstanceOf(Refused);
    await expect(verify(address)).rejects.toThrow("answers 503");
  });

  test("asks only below the address, whatever the list of files names", async () => {
    const asked: string[] = [];
    const inner = await served();
    const address = await listen(async (request, response) => {
      asked.push(request.url ?? "");
      const answer = await fetch(`${inner}${request.url}`);
      const text = await answer.text();
      const isList = request.url === "/publications/1/files.json";
      const list = isList ? (JSON.parse(text) as { files: Record<string, string> }) : null;
      const other =
        list === null
          ? text
          : canonicalJson({
              ...list,
              files: {
                ...list.files,
                "../../../secret": "0".repeat(64),
                "//127.0.0.2/x": "0".repeat(64),
              },
            });
      response.writeHead(answer.status).end(other);
    });
    const problems = await problemsOf(address);
    expect(problems).toContain("fileMissing publication 1, ../../../secret");
    expect(problems).toContain("fileListSignatureWrong publication 1");
    expect(asked.filter((path) => path.includes("secret") || path.includes("127.0.0.2"))).toEqual(
      [],
    );
  });

  test.each(["ftp://example.org", "file:///etc", "https://user:word@example.org"])(
    "refuses %s",
    async (address) => {
      await expect(verify(address)).rejects.toBeInstanceOf(WrongUse);
    },
  );
});
