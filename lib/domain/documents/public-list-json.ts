import { z } from "zod";
import type { Language } from "@/lib/domain/language/catalogue";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { regimes } from "@/lib/domain/reference/enums";
import { entriesOf } from "./public-list";

const day = z.iso.date().nullable();
const tag = z.enum(["en", "de", "fr"]);
const ref = z.string().describe("Stable identifier.");

const subprocessorSchema = z.strictObject({
  ref,
  name: z.string(),
  namedAs: z
    .enum(["EXAMPLE", "CATEGORY"])
    .optional()
    .describe("Only where `name` is no name: an example, or a category of which no name is known."),
  service: z.string(),
  legalEntity: z.strictObject({ name: z.string().nullable(), country: z.string().nullable() }),
  purpose: z.string().nullable(),
  dataCategories: z.array(z.string()),
  dataSubjectCategories: z.array(z.string()),
  locations: z.array(
    z.strictObject({
      country: z.string().nullable().describe("ISO 3166-1 alpha-2."),
      region: z.string().nullable(),
      kind: z
        .string()
        .nullable()
        .describe("STORAGE, BACKUP, COMPUTE, REMOTE_ACCESS, SUPPORT or TRANSIT."),
    }),
  ),
  mechanisms: z.array(
    z.strictObject({ regime: z.enum(regimes), code: z.string(), module: z.string().nullable() }),
  ),
  products: z.array(ref),
  feature: z.string().nullable(),
  optional: z.boolean().describe("Used only where the customer switches it on."),
  parent: z.string().nullable().describe("Ref of the sub-processor that engages this one."),
  status: z.enum(["announced", "standby", "rolling-out", "active", "ended"]),
  announcedOn: day,
  effectiveOn: day.describe("For an announced entry the planned day."),
  since: day,
  endedOn: day,
  leaving: z
    .strictObject({
      change: z.string().describe("The change by which it goes."),
      since: day.describe("The day from which it has ended for the first customers."),
      replacedBy: z.array(z.string()).describe("Names of those whom the same change brought."),
    })
    .optional()
    .describe(
      "Only where it has ended for some customers, and is in use until the last has followed.",
    ),
  unknown: z
    .array(z.string())
    .optional()
    .describe("Fields that are null or empty because unknown."),
  translations: z
    .partialRecord(
      tag,
      z.strictObject({
        purpose: z.string().optional(),
        feature: z.string().optional(),
        dataCategories: z.array(z.string()).optional(),
        dataSubjectCategories: z.array(z.string()).optional(),
      }),
    )
    .optional()
    .describe("The texts in other languages, where the register has them."),
  untranslated: z
    .array(z.enum(["purpose", "feature", "dataCategories", "dataSubjectCategories"]))
    .optional()
    .describe("In another language: texts that stand in their original one."),
});

const productSchema = z.strictObject({
  ref,
  name: z.string(),
  description: z.string().nullable(),
  translations: z
    .partialRecord(
      tag,
      z.strictObject({ name: z.string().optional(), description: z.string().optional() }),
    )
    .optional(),
  untranslated: z.array(z.literal("description")).optional(),
});

/** The public list as JSON: an interface that other people's programs read. */
export const publicListSchema = z.strictObject({
  language: tag.describe("Of the texts. Names, codes and days are the same in every language."),
  publication: z.strictObject({
    number: z.int().min(1),
    publishedAt: z.iso.datetime({ precision: 3 }),
    asOf: z.iso.date(),
    hash: z.string(),
    previousHash: z.string().nullable(),
    signature: z.string(),
    keyId: z.string(),
    url: z.string(),
    simulated: z.boolean(),
  }),
  organisation: z.strictObject({
    name: z.string(),
    website: z.string().nullable(),
    privacyEmail: z.string().nullable(),
    objectionEmail: z.string().nullable(),
    legalEntity: z
      .strictObject({
        name: z
          .string()
          .nullable()
          .describe("As in the company register; null where nobody could tell."),
        address: z.string().nullable(),
        country: z.string().nullable(),
      })
      .nullable(),
  }),
  products: z.array(productSchema),
  subprocessors: z.array(subprocessorSchema),
});
export type PublicList = z.infer<typeof publicListSchema>;

/**
 * The public list of all products or of one; an unknown fact is null (or empty) and named beside.
 *
 * @param publication in the language, as publicationIn gives it
 * @param product     ref of one product; null for all
 */
export function publicList(
  publication: PublicPublication,
  product: string | null,
  language: Language,
): PublicList {
  const { public: all, number, publishedAt, hash, previousHash, signature, keyId } = publication;
  const {
    introduction: _,
    translations: _texts,
    untranslated: _originals,
    ...organisation
  } = all.organisation;
  return {
    language,
    publication: {
      number,
      publishedAt,
      asOf: all.asOf,
      hash,
      previousHash,
      signature,
      keyId,
      url: `${publication.baseUrl}/publications/${number}/`,
      simulated: all.simulated,
    },
    organisation,
    products: all.products.filter((one) => product === null || one.ref === product),
    subprocessors: entriesOf(all, product),
  };
}

/** The JSON Schema of the list, for those who read it by program. */
export function publicListJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(publicListSchema, { io: "output" });
}
