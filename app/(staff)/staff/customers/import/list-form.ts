import { z } from "zod";
import { misleadingCharacter } from "@/lib/domain/hidden-characters";
import { sha256 } from "@/lib/domain/publication/canonical";
import type { FileProblem } from "@/lib/file/file-problem";
import { tableLimits } from "@/lib/file/table/table";

/** A file as it was chosen and read; a sentence that says why not; null where nobody may send one. */
export type ChosenFile<Read> = (Read & { fileName: string; fileHash: string }) | string | null;

type Refused = { readonly ok: false; readonly problems: readonly FileProblem[] };

const longestName = 200;

/**
 * Reads the file of a form, within limits.
 *
 * @param read reads it apart from this process
 */
export async function readChosenFile<Read extends object>(
  file: FormDataEntryValue | null,
  read: (bytes: Uint8Array, fileName: string) => Promise<(Read & { readonly ok: true }) | Refused>,
): Promise<ChosenFile<Read>> {
  // A browser names the file that nobody chose in more than one way; it is empty in all of them.
  if (!(file instanceof File) || file.size === 0)
    return "Choose a file that is not empty: CSV, an Excel workbook (.xlsx) or an OpenDocument spreadsheet (.ods).";
  const trouble = misleadingCharacter(file.name);
  if (trouble !== null) return `The name of the file ${trouble}: give it another name.`;
  if (file.size > tableLimits.bytes)
    return "This file is larger than 2 MB: split the list into several files.";
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = await read(bytes, file.name);
  if (!found.ok) {
    const [problem] = found.problems;
    return `Line ${problem?.line}: ${problem?.message} (${problem?.hint}).`;
  }
  return { ...found, fileName: file.name.slice(-longestName), fileHash: sha256(bytes) };
}

/** The form of the first step, whose one field was read already. */
export function fileForm<Read>(chosen: ChosenFile<Read>) {
  return z.object({}).transform((_fields, context) => {
    if (chosen !== null && typeof chosen !== "string") return chosen;
    const message = chosen ?? "Choose a file.";
    context.addIssue({ code: "custom", path: ["file"], message });
    return z.NEVER;
  });
}
