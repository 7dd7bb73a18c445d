import { z } from "zod";
import { type Field, fieldSchema } from "@/lib/domain/fields";
import { bodySchema } from "@/lib/domain/kinds/kind";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { expectedForm } from "./field-words";
import {
  contactFields,
  formatVersion,
  headFields,
  overrideFields,
  recordHeadFields,
} from "./file-shapes";
import { fieldsOf, kindOf } from "./record-fields";

export type JsonSchema = { [key: string]: unknown };

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** The JSON Schema (2020-12) of a whole register file, as published at /schema/register.json. */
export function registerJsonSchema(): JsonSchema {
  const lists = kindNames.map(
    (kind) => [kinds[kind].plural, listOf(kind, kinds[kind].labelPlural)] as const,
  );
  return {
    $schema: dialect,
    title: "Recital register file",
    description:
      "A GDPR register in one file, YAML or JSON. Records point to each other by ref. A proposal (change set) is a file of the " +
      "same form that holds only what is new or different: there null removes a field, and fields may be left out.",
    type: "object",
    additionalProperties: false,
    required: ["recital"],
    properties: {
      $schema: { type: "string" },
      recital: { title: "Format", description: "Version of this form.", const: formatVersion },
      ...propertiesOf(headFields),
      ...Object.fromEntries(lists),
      contacts: listOf("Contact", "Contacts of customers"),
      overrides: listOf("Override", "Classes set by hand"),
    },
    $defs: {
      ...Object.fromEntries(kindNames.map((kind) => [kind, recordSchema(kind)])),
      Contact: mappingSchema("Contact of a customer", contactFields),
      Override: mappingSchema("Class set by hand", overrideFields),
    },
  };
}

function listOf(name: string, title: string): JsonSchema {
  return { title, type: "array", items: { $ref: `#/$defs/${name}` } };
}

function recordSchema(kind: KindName): JsonSchema {
  const { properties, required } = z.toJSONSchema(bodySchema(kindOf(kind)), {
    target: "draft-2020-12",
    io: "input",
  });
  const fields = propertiesOf(fieldsOf(kind));
  return {
    title: kinds[kind].label,
    type: "object",
    additionalProperties: false,
    required: ["ref", ...(required ?? [])],
    properties: { ...propertiesOf(recordHeadFields(kind)), ...properties, ...fields },
  };
}

function mappingSchema(title: string, fields: Readonly<Record<string, Field>>): JsonSchema {
  const required = Object.keys(fields).filter((name) => fields[name]?.required);
  return {
    title,
    type: "object",
    additionalProperties: false,
    required,
    properties: propertiesOf(fields),
  };
}

function propertiesOf(fields: Readonly<Record<string, Field>>): JsonSchema {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, fieldJsonSchema(field)]),
  );
}

/** The field's own schema, with its label, and its help, form and source of law in words. */
function fieldJsonSchema(field: Field): JsonSchema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(fieldSchema(field), {
    target: "draft-2020-12",
    io: "input",
  });
  // The values of a choice stand beside it as an enum.
  const form =
    field.type === "choice" || field.type === "choices"
      ? undefined
      : `Expected: ${expectedForm(field)}.`;
  const sentences = [field.help, form, field.source && `Source: ${field.source}.`];
  const description = sentences.filter(Boolean).join(" ");
  // That a list repeats nothing is checked by a function, which the generated schema cannot show.
  const distinct = schema.type === "array" ? { uniqueItems: true } : {};
  return { ...schema, ...distinct, title: field.label, description };
}
