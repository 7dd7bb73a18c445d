import { z } from "zod";
import { misleadingCharacter } from "@/lib/domain/hidden-characters";
import { sha256 } from "@/lib/domain/publication/canonical";
import type { Table } from "@/lib/domain/table";
import { readTableApart } from "@/lib/file/table/read-table-apart";
import { tableLimits } from "@/lib/file/table/table";

/** A list as it was chosen and read; a sentence that says why not; null where nobody may send one. */
export type ChosenFile = { fileName: string; fileHash: string; table: Table } | string | null;

const longestName = 200;

/** Reads the file of a form, within limits and apart from this process. */
export async function readChosenFile(file: FormDataEntryValue | null): Promise<ChosenFile> {
  if (!(file instanceof File) || (file.size === 0 && file.name === ""))
    return "Choose a list: CSV or an Excel workbook (.xlsx).";
  const trouble = misleadingCharacter(file.name);
  if (trouble !== null) return `The name of the file ${trouble}: give it another name.`;
  if (file.size > tableLimits.bytes)
    return "This file is larger than 2 MB: split the list into several files.";
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await readTableApart(bytes, file.name);
  if (!read.ok) {
    const [problem] = read.problems;
    return `Line ${problem?.line}: ${problem?.message} (${problem?.hint}).`;
  }
  return {
    fileName: file.name.slice(-longestName),
    fileHash: sha256(bytes),
    table: read.table,
  };
}

/** The form of the first step, whose one field was read already. */
export function listForm(chosen: ChosenFile) {
  return z.object({}).transform((_fields, context) => {
    if (chosen !== null && typeof chosen !== "string") return chosen;
    const message = chosen ?? "Choose a list.";
    context.addIssue({ code: "custom", path: ["file"], message });
    return z.NEVER;
  });
}
