import fc from "fast-check";
import type { Field } from "@/lib/domain/fields";
import { fieldStateNames, sourceConfidences } from "@/lib/domain/kinds/kind";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { apply, emptyRegister, type RecordChange, type Register } from "@/lib/domain/register";
import { days, drawnFor, plainText, refs } from "./drawn-values";

type Drawn = fc.Arbitrary<Record<string, unknown>>;

function fieldsOf(kind: KindName): [string, Field][] {
  return Object.entries(kinds[kind].fields);
}

/** A record that states every fact of its kind, each cited in full, and each text in two other languages. */
function whole(kind: KindName): Drawn {
  const fields = fieldsOf(kind);
  const texts = fields.filter(([, { type }]) => type === "text" || type === "texts");
  const translated = fc.record(Object.fromEntries(texts.map(([name]) => [name, plainText(5000)])));
  const citations = fields.map(([field], index) =>
    fc.record({
      field: fc.constant(field),
      document: plainText(200),
      locator: plainText(200),
      quote: plainText(300),
      confidence: fc.constant(sourceConfidences[index % sourceConfidences.length]),
    }),
  );
  return fc.record({
    ...Object.fromEntries(fields.map(([name, field]) => [name, drawnFor(field)])),
    sources: fc.tuple(...citations),
    translations: fc.record({ de: translated, "zh-Hant": translated }),
  });
}

/** A record of which nothing is known but what it must say: of each other field a state, of each kind of state some. */
function unstated(kind: KindName): Drawn {
  const fields = fieldsOf(kind);
  const required = fields.filter(([, field]) => field.required);
  const states = fields
    .filter(([, field]) => !field.required)
    .map(([name], index) => {
      const state = fieldStateNames[index % fieldStateNames.length];
      const isReasoned = state === "NOT_APPLICABLE" || index % 2 === 0;
      return [
        name,
        fc.record({ state: fc.constant(state), ...(isReasoned && { reason: plainText(500) }) }),
      ] as const;
    });
  return fc.record({
    ...Object.fromEntries(required.map(([name, field]) => [name, drawnFor(field)])),
    ...(states.length > 0 && { fieldStates: fc.record(Object.fromEntries(states)) }),
  });
}

function change(kind: KindName, ref: string, body: Drawn): fc.Arbitrary<RecordChange> {
  return fc.record({
    kind: fc.constant(kind),
    ref: fc.constant(ref),
    validFrom: fc.constantFrom(...days),
    body,
  });
}

/** Registers in which every field of every kind has a value in one record and a state in the other. */
export const everyField: fc.Arbitrary<Register> = fc
  .tuple(
    ...kindNames.flatMap((kind) => [
      change(kind, refs[0] ?? "", whole(kind)),
      change(kind, refs[1] ?? "", unstated(kind)),
    ]),
  )
  .map((changes) => apply(emptyRegister, changes));
