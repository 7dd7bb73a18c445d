// biome-ignore-all lint/a11y/noRedundantRoles: rows drawn as cards lose their roles in Safari unless these stand here
import type { ReactElement } from "react";

/** The head of a table. The roles stay where a narrow page lays rows out as blocks, which takes their meaning away. */
export function ColumnHeads({ columns }: { columns: readonly string[] }): ReactElement {
  return (
    <thead>
      <tr role="row">
        {columns.map((column) => (
          <th key={column} scope="col" role="columnheader">
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}
