import { featuresOffered } from "@/lib/domain/customer/feature-use";
import type { Register } from "@/lib/domain/register";
import { shown } from "../field-words";
import type { FileProblem } from "../file-problem";
import { nearest } from "../nearest";
import type { StatedFields } from "./stated-record";

type Products = Parameters<typeof featuresOffered>[1];

/**
 * The features that a list states for an agreement, spelt as its products spell them, and those that none of them has: such a name
 * would mean that nothing is known of the customer's use.
 */
export function statedFeatures(
  register: Register,
  body: Record<string, unknown>,
  { cells }: StatedFields,
): { features: readonly string[] | null; problems: FileProblem[] } {
  const cell = cells.get("features");
  const named = body.features;
  if (cell === undefined || !Array.isArray(named)) return { features: null, problems: [] };
  const offered = featuresOffered(register, productsOf(body));
  const spelt = new Map(offered.map((name) => [name.toLowerCase(), name]));
  const features = named.map(
    (name: unknown) => spelt.get(String(name).toLowerCase()) ?? String(name),
  );
  const strange = features.filter((name) => !offered.includes(name));
  return {
    features: [...new Set(features)],
    problems: strange.map((name) => ({
      ...cell.at,
      path: cell.column.name,
      message: `its products have no feature ${shown(name)}`,
      hint: hintFor(name, offered),
    })),
  };
}

function productsOf({ productIds }: Record<string, unknown>): Products {
  return Array.isArray(productIds) ? { productIds: productIds.map(String) } : {};
}

function hintFor(name: string, offered: readonly string[]): string {
  const near = nearest(name, offered);
  if (near !== null) return `nearest: ${near}`;
  return offered.length === 0
    ? "name the features at the products first"
    : `one of ${[...new Set(offered)].join("; ")}`;
}
