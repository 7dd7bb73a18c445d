import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import {
  documentListPaths,
  type FileList,
  fileListSchema,
} from "@/lib/domain/publication/file-list";
import type { PublicationLink } from "@/lib/domain/publication/verify";
import { isPublishedPath, type Outside } from "./outside";

type LinkProblem = {
  what:
    | "fileMissing"
    | "fileDiffers"
    | "publicPartDiffers"
    | "fileListUnreadable"
    | "fileNotListed";
  number: number;
  path: string;
};

const checkFiles = [
  ...["manifest.json", "manifest.sig", "public.json", "files.json", "files.sig"],
  ...Object.values(documentListPaths),
];
const readAtOnce = 8;

/**
 * Reads one publication below `/publications/N/`: the texts by which it is checked, and every file that its signed
 * list names, as the digest of its bytes.
 *
 * @param listed the publication as the list of all tells of it
 */
export async function readLink(
  outside: Outside,
  listed: Pick<PublicationLink, "manifest" | "hash" | "signature">,
): Promise<{ link: PublicationLink; problems: LinkProblem[] }> {
  const { number, publicHash } = listed.manifest;
  const folder = `publications/${number}/`;
  const problems: LinkProblem[] = [];
  async function read(path: string): Promise<Buffer | null> {
    const bytes = await outside.read(folder + path);
    if (bytes === null) problems.push({ what: "fileMissing", number, path });
    return bytes === null ? null : Buffer.from(bytes);
  }
  async function compare(path: string, text: string): Promise<void> {
    const bytes = await read(path);
    if (bytes !== null && !bytes.equals(Buffer.from(text)))
      problems.push({ what: "fileDiffers", number, path });
  }

  await compare("manifest.json", canonicalJson(listed.manifest));
  await compare("manifest.sig", listed.signature);
  const publicPart = await read("public.json");
  if (publicPart !== null && sha256(publicPart) !== publicHash) {
    problems.push({ what: "publicPartDiffers", number, path: "public.json" });
  }
  const listText = await read("files.json");
  const signature = await read("files.sig");
  if (listText === null || signature === null) return { link: listed, problems };
  const list = listOf(listText);
  if (list === null)
    return {
      link: listed,
      problems: [...problems, { what: "fileListUnreadable", number, path: "files.json" }],
    };

  const documents = await readDocuments(outside, folder, list);
  if (documents === "unreadable")
    problems.push({ what: "fileListUnreadable", number, path: documentListPaths.list });
  const signedDocuments = documents === "unreadable" ? null : documents;
  // One problem is named once: what an unreadable list may have held is no stranger.
  const expected = new Set([
    ...Object.keys({ ...list.files, ...signedDocuments?.list.files }),
    ...(documents === "unreadable" ? (list.documents ?? []) : []),
    ...checkFiles,
  ]);
  const found = await digestsOf(outside, folder, Object.keys(list.files));
  const there = (await outside.list(folder)) ?? [];
  const strangers = there.filter((path) => !expected.has(path));
  for (const path of strangers) problems.push({ what: "fileNotListed", number, path });
  return {
    link: {
      ...listed,
      files: { list, signature: signature.toString(), found },
      ...(signedDocuments !== null && { documents: signedDocuments }),
    },
    problems,
  };
}

/** The PDFs come a moment after the pages: that they are not there yet is no fault; what is there must be signed. */
async function readDocuments(
  outside: Outside,
  folder: string,
  { documents: promised = [] }: FileList,
): Promise<PublicationLink["documents"] | "unreadable" | null> {
  if (promised.length === 0) return null;
  const text = await outside.read(folder + documentListPaths.list);
  if (text === null) return null;
  const list = listOf(Buffer.from(text));
  if (list === null) return "unreadable";
  const signature = await outside.read(folder + documentListPaths.signature);
  const found = await digestsOf(outside, folder, Object.keys(list.files));
  return { list, signature: Buffer.from(signature ?? []).toString(), found };
}

/** Only in the very form that was signed: what else would parse to the same is another file. */
function listOf(bytes: Buffer): FileList | null {
  try {
    const list = fileListSchema.safeParse(JSON.parse(bytes.toString()));
    return list.success && Buffer.from(canonicalJson(list.data)).equals(bytes) ? list.data : null;
  } catch {
    return null;
  }
}

/** Some at a time. A path that no published file can have is never asked for, and so is missing. */
async function digestsOf(
  outside: Outside,
  folder: string,
  paths: readonly string[],
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const queue = paths.filter(isPublishedPath);
  async function work(): Promise<void> {
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const bytes = await outside.read(folder + path);
      if (bytes !== null) found[path] = sha256(bytes);
    }
  }
  await Promise.all(Array.from({ length: readAtOnce }, work));
  return found;
}
