import { readFile, writeFile } from "node:fs/promises";
import { type FileProblem, parseRegisterFile, type RegisterFile } from "@/lib/file/parse-register-file";
import { refused, WrongUse } from "./answer";

export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new WrongUse(`${path} cannot be read: ${error instanceof Error && "code" in error ? String(error.code) : "unknown reason"}`);
  }
}

/** The register file at a path, or the end of the command with every problem on stderr. */
export async function readRegisterFile(path: string): Promise<{ file: RegisterFile; text: string }> {
  const text = await readText(path);
  const parsed = parseRegisterFile(text, { fileName: path });
  if (!parsed.ok) throw fileRefused(path, parsed.problems);
  return { file: parsed.file, text };
}

/** Every problem with line and path, as an editor can jump to. */
export function fileRefused(path: string, problems: readonly FileProblem[]): Error {
  const lines = problems.map(({ line, column, path: place, message, hint }) =>
    [`${path}:${line}:${column}`, place, message, hint].filter((part) => part !== "" && part !== null && part !== undefined).join(": "),
  );
  return refused("fileRefused", problems, [...lines, `${path} is refused; nothing was imported.`].join("\n"));
}

/** Writes to a file, or to standard output where none is named. */
export async function writeOut(path: string | undefined, content: string | Uint8Array): Promise<void> {
  if (path === undefined) process.stdout.write(content);
  else await writeFile(path, content);
}
