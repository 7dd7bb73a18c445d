import { canonicalJson } from "@/lib/domain/publication/canonical";
import { documentListPaths, type FileList } from "@/lib/domain/publication/file-list";
import type { Manifest } from "@/lib/domain/publication/manifest";
import type { DrawnFile } from "@/lib/domain/publication/public-part";
import { drawnText } from "./drawn-text";

/** One publication with everything outsiders can fetch of it. */
export type Published = {
  manifest: Manifest;
  signature: string;
  /** the canonical text that was hashed, byte for byte */
  publicPart: string;
  files: readonly DrawnFile[];
  fileList: FileList;
  fileListSignature: string;
};

/**
 * The files that answer below `/publications/N/`, for ever: those drawn, and those by which they are checked.
 * `manifest.json`, `public.json` and `files.json` are the canonical texts, so that their SHA-256 are the hash
 * of the publication, of its public part, and of its list of files.
 */
export function permalinkFiles(published: Published): DrawnFile[] {
  return [
    ...published.files,
    drawnText("manifest.json", canonicalJson(published.manifest)),
    drawnText("manifest.sig", published.signature),
    drawnText("public.json", published.publicPart),
    drawnText("files.json", canonicalJson(published.fileList)),
    drawnText("files.sig", published.fileListSignature),
  ];
}

/**
 * The files that answer at `/…` today: those of the newest publication, and those that tell of all.
 *
 * @param chain what drawChain drew
 * @throws RangeError when two files have one path
 */
export function currentFiles(
  newest: readonly DrawnFile[],
  chain: readonly DrawnFile[],
): DrawnFile[] {
  // The list of the PDFs is of one publication, as the list of its pages is: it lies below that alone.
  const own: readonly string[] = Object.values(documentListPaths);
  const files = [...newest.filter(({ path }) => !own.includes(path)), ...chain];
  const paths = new Set(files.map(({ path }) => path));
  if (paths.size < files.length) throw new RangeError("Two published files have one path");
  return files;
}
