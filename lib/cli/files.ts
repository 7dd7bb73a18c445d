import { readFile, stat, writeFile } from "node:fs/promises";
import { type FileProblem, problemLine } from "@/lib/file/file-problem";
import { maxBytes } from "@/lib/file/yaml-limits";
import { Refused, refused, WrongUse } from "./answer";

async function readText(path: string): Promise<string> {
  try {
    // A file of gigabytes is no register file, and is not even read.
    if ((await stat(path)).size > maxBytes)
      throw refused(
        "fileRefused",
        [],
        `${path}:1:1 the file is larger than 8 MB (split it into several files)\n${path} is refused; nothing was imported.`,
      );
    return await readFile(path, "utf8");
  } catch (error) {
    throw error instanceof Refused ? error : unreadable(path, error);
  }
}

export function unreadable(path: string, error: unknown): WrongUse {
  return new WrongUse(`${path} cannot be read: ${reasonOf(error)}.`);
}

type Read<Good> = ({ ok: true } & Good) | { ok: false; problems: readonly FileProblem[] };

/** Reads a file at a path, or ends the command with every problem on stderr, each where an editor can jump to. */
export async function readFileWith<Good>(
  path: string,
  read: (text: string, about: { fileName: string }) => Read<Good>,
): Promise<{ ok: true; text: string } & Good> {
  const text = await readText(path);
  const result = read(text, { fileName: path });
  if (result.ok) return { ...result, text };
  const lines = result.problems.map((problem) => problemLine(path, problem));
  throw refused(
    "fileRefused",
    result.problems,
    [...lines, `${path} is refused; nothing was imported.`].join("\n"),
  );
}

/** Writes to a file, or to standard output where none is named. */
export async function writeOut(
  path: string | undefined,
  content: string | Uint8Array,
): Promise<void> {
  if (path === undefined) {
    process.stdout.write(content);
    return;
  }
  await writeFile(path, content).catch((error: unknown) => {
    throw new WrongUse(`${path} cannot be written: ${reasonOf(error)}.`);
  });
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known: Record<string, string> = {
    ENOENT: "there is no such file or folder",
    EISDIR: "it is a folder",
    EACCES: "it is not permitted",
    EPERM: "it is not permitted",
    ENOSPC: "the disk is full",
  };
  return known[code] ?? (code || "for an unknown reason");
}
