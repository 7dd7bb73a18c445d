import { z } from "zod";
import { catalogueOf, folderOf, languages } from "@/lib/domain/language/catalogue";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { type Manifest, manifestSchema } from "@/lib/domain/publication/manifest";
import {
  type ChainProblem,
  type PublicationLink,
  verifyAgainst,
  verifyChain,
} from "@/lib/domain/publication/verify";
import { operatorError } from "@/lib/env";
import type { Outside } from "./outside";
import { readLink } from "./outside-publication";

export type OutsideProblem = {
  what:
    | ChainProblem["what"]
    | "listUnreadable"
    | "keysUnreadable"
    | "listedOtherwise"
    | "fileListUnreadable"
    | "notInList"
    | "currentMissing"
    | "currentDiffers"
    | "currentNotListed";
  /** of the publication concerned; null when it is about the list of all */
  number: number | null;
  path: string | null;
};

export type OutsideVerdict = {
  problems: OutsideProblem[];
  publications: number;
  files: number;
  newest: { number: number; hash: string } | null;
};

export type Head = { number: number; hash: string };

const chainPath = "publications.json";
const keysPath = "publications/keys.json";
const chainPages = languages.map((tag) => `${folderOf(catalogueOf(tag))}publications.html`);
const rounds = 3;

const linkSchema = z.object({
  number: z.number(),
  publishedAt: z.string(),
  hash: z.string(),
  previousHash: z.string().nullable(),
  signature: z.string(),
  keyId: z.string(),
  simulated: z.boolean(),
  manifest: manifestSchema,
});
const chainSchema = z.object({ publications: z.array(z.unknown()) });
const keysSchema = z.object({ keys: z.array(z.object({ id: z.string(), pem: z.string() })) });

/**
 * Checks, from outside and with nothing but published files, that no publication was altered, and that what is
 * served today is the newest of them.
 *
 * @param head a publication that the reader knows from a mail, which must be in the chain
 * @throws an operator error when there is nothing to check, or when it cannot be read
 */
export async function verifyOutside(outside: Outside, head: Head | null): Promise<OutsideVerdict> {
  for (let round = 1; ; round += 1) {
    const before = await readChain(outside);
    const verdict = await verifyRead(outside, before, head);
    // A publication made meanwhile would look like a fault: then all is read once more.
    const after = await readChain(outside);
    if (after === before || round === rounds) return verdict;
  }
}

async function readChain(outside: Outside): Promise<string> {
  const bytes = await outside.read(chainPath);
  if (bytes === null) throw operatorError(`There are no publications: ${chainPath} is not there.`);
  return Buffer.from(bytes).toString();
}

async function verifyRead(
  outside: Outside,
  chainText: string,
  head: Head | null,
): Promise<OutsideVerdict> {
  const listed = chainSchema.safeParse(jsonOf(chainText));
  if (!listed.success)
    return {
      problems: [problem("listUnreadable", null, chainPath)],
      publications: 0,
      files: 0,
      newest: null,
    };
  const problems: OutsideProblem[] = [];
  const links: PublicationLink[] = [];
  for (const entry of listed.data.publications) {
    const parsed = linkSchema.safeParse(entry);
    if (!parsed.success) {
      problems.push(problem("listUnreadable", numberIn(entry), chainPath));
      continue;
    }
    const { manifest, hash, signature } = parsed.data;
    if (!isListedTruly(parsed.data, manifest))
      problems.push(problem("listedOtherwise", manifest.number, chainPath));
    const read = await readLink(outside, { manifest, hash, signature });
    problems.push(...read.problems);
    links.push(read.link);
  }
  const newest = links.toSorted((one, other) => one.manifest.number - other.manifest.number).at(-1);
  const against = head === null ? null : verifyAgainst(links, head);
  problems.push(
    ...(await problemsOfKeys(outside, links)),
    ...(against === null ? [] : [against]),
    ...(await problemsOfNext(outside, newest?.manifest.number ?? 0)),
    ...(newest === undefined ? [] : await problemsOfToday(outside, newest)),
  );
  return {
    problems,
    publications: links.length,
    files: links.reduce(
      (sum, { files, documents }) =>
        sum + Object.keys({ ...files?.list.files, ...documents?.list.files }).length,
      0,
    ),
    newest: newest === undefined ? null : { number: newest.manifest.number, hash: newest.hash },
  };
}

async function problemsOfKeys(
  outside: Outside,
  links: readonly PublicationLink[],
): Promise<OutsideProblem[]> {
  const bytes = await outside.read(keysPath);
  const keys = keysSchema.safeParse(bytes === null ? null : jsonOf(Buffer.from(bytes).toString()));
  return [
    ...(keys.success ? [] : [problem("keysUnreadable", null, keysPath)]),
    ...verifyChain(links, keys.success ? keys.data.keys : []),
  ];
}

/** A list that was cut short may have left the files of what was cut off. */
async function problemsOfNext(outside: Outside, newest: number): Promise<OutsideProblem[]> {
  const path = `publications/${newest + 1}/manifest.json`;
  return (await outside.read(path)) === null ? [] : [problem("notInList", newest + 1, path)];
}

/** What answers today must be the newest publication, in every form in which readers get it. */
async function problemsOfToday(
  outside: Outside,
  { manifest, files, documents }: PublicationLink,
): Promise<OutsideProblem[]> {
  const listed = { ...files?.list.files, ...documents?.list.files };
  const found = { ...files?.found, ...documents?.found };
  const problems: OutsideProblem[] = [];
  for (const [path, digest] of Object.entries(listed)) {
    // A path that is not served was named with the publication already.
    if (found[path] === undefined) continue;
    const forms = await outside.readForms(path);
    if (forms.length === 0) problems.push(problem("currentMissing", manifest.number, path));
    else if (forms.some((bytes) => sha256(bytes) !== digest))
      problems.push(problem("currentDiffers", manifest.number, path));
  }
  const there = files === undefined ? null : await outside.list("");
  const known = new Set([...Object.keys(listed), chainPath, keysPath, ...chainPages]);
  const strangers = there?.filter((path) => !known.has(path)) ?? [];
  return [
    ...problems,
    ...strangers.map((path) => problem("currentNotListed", manifest.number, path)),
  ];
}

/** The list tells of each publication in brief and whole: both must say the same. */
function isListedTruly(brief: z.infer<typeof linkSchema>, manifest: Manifest): boolean {
  return (["number", "publishedAt", "previousHash", "keyId", "simulated"] as const).every(
    (name) => canonicalJson(brief[name]) === canonicalJson(manifest[name]),
  );
}

function numberIn(entry: unknown): number | null {
  const found = z.object({ number: z.int() }).safeParse(entry);
  return found.success ? found.data.number : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function problem(
  what: OutsideProblem["what"],
  number: number | null,
  path: string | null,
): OutsideProblem {
  return { what, number, path };
}
