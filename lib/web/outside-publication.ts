import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { type FileList, fileListSchema } from "@/lib/domain/publication/file-list";
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

const checkFiles = ["manifest.json", "manifest.sig", "public.json", "files.json", "files.sig"];
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

  const found = await digestsOf(outside, folder, Object.keys(list.files));
  const there = (await outside.list(folder)) ?? [];
  const strangers = there.filter(
    (path) => !Object.hasOwn(list.files, path) && !checkFiles.includes(path),
  );
  for (const path of strangers) problems.push({ what: "fileNotListed", number, path });
  return { link: { ...listed, files: { list, signature: signature.toString(), found } }, problems };
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
