import { z } from "zod";
import { type Field, fieldSchema, type ValueOf } from "@/lib/domain/fields";

export const fieldStateNames = ["UNKNOWN", "NOT_APPLICABLE", "WITHHELD"] as const;
export const sourceConfidences = ["STATED", "INFERRED", "ASSUMED", "CONTRADICTED"] as const;

const fieldStateSchema = z
  .strictObject({ state: z.enum(fieldStateNames), reason: z.string().min(1).max(500).optional() })
  .refine((value) => value.state !== "NOT_APPLICABLE" || value.reason !== undefined, {
    message: "NOT_APPLICABLE needs a reason",
    path: ["reason"],
  });

const citationSchema = z.strictObject({
  field: z.string().optional(),
  document: z.string().min(1).max(200),
  locator: z.string().max(200).optional(),
  quote: z.string().max(300).optional(),
  confidence: z.enum(sourceConfidences),
});

export type FieldState = z.infer<typeof fieldStateSchema>;
export type SourceCitation = z.infer<typeof citationSchema>;

/** What every record of every kind carries beside its own fields. */
export type CommonBody = {
  fieldStates?: Record<string, FieldState>;
  sources?: SourceCitation[];
  translations?: Record<string, Record<string, string>>;
};

export type Kind<
  Name extends string = string,
  Fields extends Record<string, Field> = Record<string, Field>,
> = {
  name: Name;
  /** Key in the register file and in addresses: `vendorServices`. */
  plural: string;
  label: string;
  labelPlural: string;
  /** The field whose text names a record to a reader. */
  titleField: keyof Fields & string;
  /** The field that names it where that one is not known. */
  otherTitleField?: keyof Fields & string;
  fields: Fields;
  /** One step per renamed or reshaped field: turns an old stored body into today's. */
  lifts: readonly ((body: Record<string, unknown>) => Record<string, unknown>)[];
};

/** A record as the domain reads it: every fact may be missing. */
export type RecordOf<K> =
  K extends Kind<string, infer Fields>
    ? { readonly [F in keyof Fields]?: ValueOf<Fields[F]> } & CommonBody
    : never;

export function kind<const Name extends string, const Fields extends Record<string, Field>>(
  name: Name,
  about: {
    plural: string;
    label: string;
    labelPlural: string;
    titleField: keyof Fields & string;
    otherTitleField?: keyof Fields & string;
    lifts?: Kind["lifts"];
  },
  fields: Fields,
): Kind<Name, Fields> {
  return { name, lifts: [], ...about, fields };
}

/**
 * The schema of a record's body: its fields, their states, their sources.
 *
 * An unknown field is refused by name; a field may be absent, but not null; a field that has a
 * value has no state beside it (a stated fact is not unknown).
 */
export function bodySchema(of: Kind): z.ZodType<Record<string, unknown>> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, field] of Object.entries(of.fields)) {
    shape[name] = field.required ? fieldSchema(field) : fieldSchema(field).optional();
  }
  const names = Object.keys(of.fields);
  return z
    .strictObject({
      ...shape,
      fieldStates: z.record(z.string(), fieldStateSchema).optional(),
      sources: z.array(citationSchema).max(200).optional(),
      translations: z
        .record(
          z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
          z.record(z.string(), z.string().max(5000)),
        )
        .optional(),
    })
    .superRefine((body, context) => {
      const stated = body as Record<string, unknown> & CommonBody;
      for (const field of Object.keys(stated.fieldStates ?? {})) {
        if (!names.includes(field)) {
          context.addIssue({
            code: "custom",
            path: ["fieldStates", field],
            message: `${of.name} has no field "${field}"`,
          });
        } else if (stated[field] !== undefined) {
          context.addIssue({
            code: "custom",
            path: ["fieldStates", field],
            message: "the field has a value: remove the value or the state",
          });
        }
      }
    });
}
