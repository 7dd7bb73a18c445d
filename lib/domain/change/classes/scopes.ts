import { optionalFeatures } from "@/lib/domain/customer/feature-use";
import { find, type Register } from "@/lib/domain/register";
import { isSubprocessor, productsServed } from "@/lib/domain/subprocessor";
import type { Scope } from "./verdict";

type Narrowed = ReadonlyMap<string, readonly string[] | null>;

/** The customers of these products; of a product with features, those who use one of them or of whom that is not known. */
function ofProducts(products: Narrowed): Scope {
  const narrowed = [...products].flatMap(([ref, features]) =>
    features === null ? [] : [[ref, features] as const],
  );
  return {
    type: "products",
    refs: [...products.keys()],
    ...(narrowed.length > 0 && { features: Object.fromEntries(narrowed) }),
  };
}

/** Whom several scopes concern together; a product that one of them concerns as a whole is concerned as a whole. */
export function together(scopes: readonly Scope[]): Scope {
  if (scopes.some(({ type }) => type === "everyone")) return { type: "everyone" };
  const products = new Map<string, readonly string[] | null>();
  for (const scope of scopes) {
    if (scope.type !== "products") continue;
    for (const ref of scope.refs) {
      const [known, more] = [products.get(ref), scope.features?.[ref] ?? null];
      const isWhole = more === null || known === null;
      products.set(ref, isWhole ? null : [...new Set([...(known ?? []), ...more])]);
    }
  }
  return products.size === 0 ? { type: "nobody" } : ofProducts(products);
}

/** Whom an engagement concerns as it stands in one register; null where it is no sub-processor there. */
export function scopeIn(register: Register, engagementRef: string | undefined): Scope | null {
  const engagement = find(register, "Engagement", engagementRef);
  if (engagement === undefined || !isSubprocessor(register, engagement)) return null;
  const served = productsServed(register, engagement);
  if (served === null) return { type: "everyone" };
  const features = optionalFeatures(register, engagement);
  return ofProducts(new Map(served.map((ref) => [ref, features.get(ref) ?? null])));
}

/** The part of a scope that concerns these products; a product that it does not name is concerned as a whole. */
export function inProducts(scope: Scope, refs: readonly string[]): Scope {
  const features = scope.type === "products" ? scope.features : undefined;
  return ofProducts(new Map(refs.map((ref) => [ref, features?.[ref] ?? null])));
}

/** The part of a scope that concerns users of these features. */
export function ofFeatures(scope: Scope, names: readonly string[]): Scope {
  if (scope.type !== "products" || scope.features === undefined) return scope;
  const { refs, features } = scope;
  return ofProducts(
    new Map(
      refs.flatMap((ref): [string, readonly string[] | null][] => {
        const own = features[ref];
        if (own === undefined) return [[ref, null]];
        const meant = own.filter((one) => names.includes(one));
        return meant.length === 0 ? [] : [[ref, meant]];
      }),
    ),
  );
}
