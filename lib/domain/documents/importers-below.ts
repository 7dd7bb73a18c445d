import type { ListedSubprocessor } from "./annex-scope";
import type { TransferImporter } from "./transfer-group";

/** Those whom the importers of a group engage themselves, directly or further down, in the order of the list. */
export function importersBelow(
  importers: readonly TransferImporter[],
  subprocessors: readonly ListedSubprocessor[],
): ListedSubprocessor[] {
  const tops = new Set(importers.map(({ subprocessor }) => subprocessor?.engagement.ref));
  return subprocessors.filter(
    ({ engagement, chain }) =>
      !tops.has(engagement.ref) && chain.some((above) => tops.has(above.ref)),
  );
}
