import { z } from "zod";
import {
  choice,
  date,
  email,
  type Field,
  fieldSchema,
  flag,
  language,
  reference,
  text,
  texts,
} from "@/lib/domain/fields";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { materialities } from "@/lib/domain/reference/enums";
import { kindWord } from "./field-words";
import type { Shape } from "./value-problems";

/** The version of the register file that this program reads and writes. */
export const formatVersion = 1;

/** What a contact is asked to receive; only those who receive notices are named in a register file so far. */
export const contactPurposes = ["DPA_NOTICE"] as const;

export const headFields = {
  validFrom: date({
    label: "Valid from",
    help: "The day since which the records have read like this, where a record names no day of its own.",
  }),
  title: text(300, { label: "Title", help: "Of a proposal: what changes." }),
  reason: text(5000, { label: "Reason", help: "Of a proposal: why." }),
  end: texts(200, {
    label: "End",
    help: "Of a proposal: records that end, as vendors/acme, or acme where only one record has that ref.",
  }),
} satisfies Record<string, Field>;

export const contactFields = {
  ref: reference("contact", { label: "Ref", required: true }),
  customer: reference("Customer", { label: "Customer", required: true }),
  email: email({ label: "E-mail", required: true }),
  name: text(200, { label: "Name" }),
  language: language({ label: "Language" }),
  purpose: choice(contactPurposes, { label: "Purpose", required: true }),
  confirmed: flag({
    label: "Confirmed",
    help: "Whether the customer named this contact. A contact that is not confirmed gets no notice.",
  }),
} satisfies Record<string, Field>;

export const overrideFields = {
  ref: text(200, { label: "Record", help: "As engagements/acme.", required: true }),
  field: text(80, { label: "Field", help: "Left out for the whole record." }),
  class: choice(materialities, {
    label: "Class",
    help: "E only where the facts stay as they are; A not for a sub-processor that is added or replaced.",
    required: true,
  }),
  reason: text(2000, {
    label: "Reason",
    help: "Needed for a lower class than the rule's, and for A in the place of M1 or M2.",
  }),
} satisfies Record<string, Field>;

export const headShape: Shape = { label: "register file", fields: headFields, common: [] };
export const contactShape: Shape = { label: "contact", fields: contactFields, common: [] };
export const overrideShape: Shape = {
  label: "class set by hand",
  fields: overrideFields,
  common: [],
};

export const headSchema = schemaOf(headFields);
export const contactSchema = schemaOf(contactFields);
export const overrideSchema = schemaOf(overrideFields);

/** What names a record in a file, beside its fields. */
export function recordHeadFields(kind: KindName) {
  return {
    ref: reference(kind, {
      label: "Ref",
      help: `Its name, unique among records of this kind; others point to the ${kindWord(kind)} by it.`,
      required: true,
    }),
    validFrom: date({
      label: "Valid from",
      help: "The day since which the record has read like this.",
    }),
  } satisfies Record<string, Field>;
}

export const recordHeadSchema = schemaOf(recordHeadFields("Vendor"));

function schemaOf<const F extends Record<string, Field>>(
  fields: F,
): z.ZodType<Record<string, unknown>> {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        field.required ? fieldSchema(field) : fieldSchema(field).optional(),
      ]),
    ),
  );
}
