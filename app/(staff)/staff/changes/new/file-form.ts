import { z } from "zod";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { Register } from "@/lib/domain/register";
import { type Patch, readPatch } from "@/lib/file/patch";

const longest = 2_000_000;

const given = z.object({
  title: z.string().trim().max(300, "At most 300 characters."),
  reason: z.string().trim().max(4000, "At most 4000 characters."),
  file: z
    .string()
    .min(1, "Paste the register file here.")
    .max(longest, "That is too long for a form: use the command line."),
});

/** A register file as it was pasted, read against the register; every problem says where it is. */
export function fileForm(register: Register, today: CalendarDate) {
  return given.transform(({ title, reason, file }, context) => {
    const patch = readPatch(file, { fileName: "file" }, register, today);
    const refuse = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
      return z.NEVER;
    };
    if (!patch.ok) {
      for (const problem of patch.problems) refuse("file", inWords(problem));
      return z.NEVER;
    }
    const named = title || patch.title;
    if (!named) return refuse("title", "Say in a few words what changes.");
    if (patch.contacts.length > 0)
      return refuse("file", "Contacts are no part of a change: name them at their customer.");
    return { patch, title: named, reason: reason || patch.reason };
  });
}

type Problem = Extract<Patch, { ok: false }>["problems"][number];

function inWords({ line, path, message, hint }: Problem): string {
  const where = path === "" ? `Line ${line}` : `Line ${line}, ${path}`;
  return `${where}: ${message}${hint === "" ? "" : ` (${hint})`}.`;
}
