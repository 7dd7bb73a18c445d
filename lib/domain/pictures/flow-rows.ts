import type { UnverifiedNote } from "@/lib/domain/unverified-value";
import type { DataFlow, FlowNode } from "./data-flow";

/** One row of the table beside the picture of a flow: a way of data, or a box that no way leads to or from. */
export type FlowRow = {
  readonly from: FlowNode | null;
  readonly to: FlowNode;
  readonly data: string;
  readonly places: string;
  readonly mechanism: string;
  /** Set where what the transfers of this way rest on was never looked up. */
  readonly unverified: UnverifiedNote | null;
};

/** All that the picture says, in rows: each way once, and each box at least once. */
export function flowRows({ nodes, links }: DataFlow): FlowRow[] {
  const nodeOf = (id: string) => nodes.find((node) => node.id === id);
  const rows = links.flatMap(({ from, to, ...said }): FlowRow[] => {
    const target = nodeOf(to);
    return target === undefined ? [] : [{ from: nodeOf(from) ?? null, to: target, ...said }];
  });
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const alone = nodes
    .filter(({ id }) => !linked.has(id))
    .map((to) => ({ from: null, to, data: "", places: "", mechanism: "", unverified: null }));
  return [...rows, ...alone];
}

/** What stands below the name of a box, in the picture as in the table. */
export function noteInWords({ note, isAbroad, unverified }: FlowNode): string {
  return [note, isAbroad ? "third country" : "", unverified === null ? "" : "unverified"]
    .filter(Boolean)
    .join(", ");
}
