import { describe, expectTypeOf, test } from "vitest";
import type { Body, KindName } from "@/lib/domain/kinds/kinds";
import type { Prisma } from "./database/generated/client";

type Models = Prisma.TypeMap["model"];
/** What the projection adds to each record's own fields. */
type Projected = "ref" | "validFrom" | "revisionSeq";
type Columns<K extends KindName> = Exclude<keyof Models[K]["payload"]["scalars"], Projected>;
type Differing = {
  [K in KindName]: Exclude<Columns<K>, keyof Body<K>> | Exclude<keyof Body<K>, Columns<K>>;
}[KindName];

/** The values of a column of choices, where the kind has choices too. */
type Choice<T> = NonNullable<T> extends readonly (infer V)[] ? V : NonNullable<T>;
type DifferingChoices = {
  [K in KindName]: {
    [F in Columns<K> & keyof Body<K>]: Choice<Body<K>[F]> extends string
      ? string extends Choice<Body<K>[F]>
        ? never
        : Choice<
              Models[K]["payload"]["scalars"][F & keyof Models[K]["payload"]["scalars"]]
            > extends Choice<Body<K>[F]>
          ? never
          : [K, F]
      : never;
  }[Columns<K> & keyof Body<K>];
}[KindName];

describe("a kind and its table", () => {
  test("have the same fields", () => {
    expectTypeOf<Differing>().toBeNever();
  });

  test("have the same choices", () => {
    expectTypeOf<DifferingChoices>().toBeNever();
  });
});
