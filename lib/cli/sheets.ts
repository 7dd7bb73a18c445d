import { readFile, stat } from "node:fs/promises";
import { sha256 } from "@/lib/domain/publication/canonical";
import { type FileProblem, maxProblems, problemLine } from "@/lib/file/file-problem";
import { refusedTable, tableLimits, tooLarge } from "@/lib/file/table/table";
import { refused } from "./answer";
import { unreadable } from "./files";

type Refusal = { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads a spreadsheet at a path, or ends the command with what is wrong with it. */
export async function readSheets<Read extends object>(
  path: string,
  read: (bytes: Uint8Array, fileName: string) => Promise<(Read & { readonly ok: true }) | Refusal>,
): Promise<Read & { fileHash: string }> {
  const bytes = await readBytes(path);
  const found = await read(bytes, path);
  if (!found.ok) throw refusedFile(path, found.problems);
  return { ...found, fileHash: sha256(bytes) };
}

/** A file that is too large is not even read. */
async function readBytes(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size <= tableLimits.bytes) return await readFile(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  throw refusedFile(path, refusedTable(tooLarge()).problems);
}

/** The end of a command whose file is refused: every problem on a line of its own. */
export function refusedFile(path: string, problems: readonly FileProblem[]) {
  const lines = problems.slice(0, maxProblems).map((problem) => problemLine(path, problem));
  const further =
    problems.length > maxProblems ? [`… and ${problems.length - maxProblems} more.`] : [];
  return refused(
    "fileRefused",
    problems.slice(0, maxProblems),
    [...lines, ...further, `${path} is refused; nothing was imported.`].join("\n"),
  );
}
