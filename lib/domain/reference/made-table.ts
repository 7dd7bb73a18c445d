import type { Provenance } from "./provenance";

/** A table of reference data as it is put together: which of its data are due to be looked up is told by a day. */
export type MadeTable = {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly cells: readonly string[];
    readonly datum: Provenance & { readonly expiresOn?: string | null };
    /** How often this datum is looked up, where that is not the usual. */
    readonly interval?: string;
  }[];
};
