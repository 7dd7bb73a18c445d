import { z } from "zod";
import { layoutSchema, mappingSchema, type Reading } from "@/lib/domain/import/import-draft";
import type { Book } from "@/lib/domain/table";
import { allForms } from "@/lib/file/import/columns-view";

export const readingForm = z.object({
  sheet: z.string().regex(new RegExp(`^(${allForms}|\\d{1,4})$`), "Choose a sheet of the file."),
  headingLine: z
    .string()
    .trim()
    .regex(/^\d{1,7}$/, "Give the number of a line, such as 1.")
    .optional(),
  layout: layoutSchema,
});

/** The row of a sheet that stands on the line which was asked for; none: past the end. */
export function readingOf(
  { sheets }: Book,
  { sheet, headingLine = "1" }: z.output<typeof readingForm>,
): Reading {
  if (sheet === allForms) return { sheet: null, headingRow: 0 };
  const rows = sheets[Number(sheet)]?.rows ?? [];
  const asked = rows.findIndex(({ line }) => line >= Number(headingLine));
  return { sheet: Number(sheet), headingRow: asked < 0 ? rows.length : asked };
}

const { register: registerSchema, regime: regimeSchema } = mappingSchema.shape;

/** The targets of the columns by their place; every other field of the form is read by its name. */
export const columnsForm = z
  .record(z.string(), z.union([z.string().max(100), z.array(z.string())]))
  .transform((fields) => {
    const columns = new Map<number, string>();
    for (const [name, value] of Object.entries(fields)) {
      const index = /^column\.(\d{1,3})$/.exec(name)?.[1];
      if (index !== undefined && typeof value === "string" && value !== "")
        columns.set(Number(index), value);
    }
    return {
      columns,
      register: registerSchema.safeParse(fields.register).data,
      regime: regimeSchema.safeParse(fields.regime).data,
    };
  });

const place = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number);

export const mendForm = z.object({
  row: place,
  column: place.refine((column) => column < 200),
  text: z.string().trim().max(20_000, "At most 20,000 characters."),
});

export const leaveForm = z.object({ row: place, leave: z.enum(["yes", "no"]) });

/** The vendor that a name of the list stands for; empty where it stands for none that is there. */
export const takeForm = z.object({
  name: z.string().trim().min(1).max(300),
  vendor: z.string().max(80),
});

export const seenForm = z.object({
  plan: z.string().length(64),
  title: z
    .string()
    .trim()
    .min(1, "Say in a few words what changes.")
    .max(300, "At most 300 characters."),
  reason: z.string().trim().max(4000, "At most 4000 characters.").default(""),
});
