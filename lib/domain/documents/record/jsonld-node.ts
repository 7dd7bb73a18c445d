import { type Gap, isGap, type Told } from "./told";

/** A node of a JSON-LD document. */
export type Node = { readonly [key: string]: unknown };

/** A fact that is missing, as a node of its own. */
export function gapNode({ state, reason }: Gap): Node {
  return { type: "reg:MissingFact", state, ...(reason === undefined ? {} : { reason }) };
}

export function nodesOr<Value>(
  told: Told<readonly Value[]>,
  nodeOf: (value: Value) => Node,
): readonly Node[] {
  return isGap(told) ? [gapNode(told)] : told.map(nodeOf);
}
