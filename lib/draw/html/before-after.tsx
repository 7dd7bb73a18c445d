// biome-ignore-all lint/a11y/noRedundantRoles: rows drawn as cards lose their roles in Safari unless these stand here
import type { ChangeView } from "@/lib/domain/documents/public-changes";
import type { Catalogue } from "@/lib/domain/language/catalogue";
import { inSentence } from "@/lib/domain/language/wording";
import { ColumnHeads } from "./column-heads";
import { langOf } from "./known";

type Props = { id: string; items: ChangeView["items"]; words: Catalogue };

/** What a change alters: entries that come or go whole, then fact by fact. */
export function BeforeAfter({ id, items, words }: Props) {
  const whole = items.filter(isPlainlyWhole);
  const facts = items.filter((item) => !isPlainlyWhole(item));
  return (
    <>
      {[...new Set(whole.map(({ fact }) => fact))].map((fact) => (
        <p key={fact} className="whole">
          <strong>{fact}:</strong>{" "}
          {inSentence(
            whole.filter((item) => item.fact === fact).map(({ name }) => name),
            words,
          )}
        </p>
      ))}
      {facts.length > 0 && (
        <FactTable label={words.changes.caption(id)} items={facts} words={words} />
      )}
    </>
  );
}

function isPlainlyWhole({ isWhole, before, after }: ChangeView["items"][number]): boolean {
  return isWhole && before === null && after === null;
}

type TableProps = { label: string; items: ChangeView["items"]; words: Catalogue };

/** Facts that read differently: what they concern, what was, what is. */
export function FactTable({ label, items, words }: TableProps) {
  const { changes } = words;
  return (
    <table className="ba" role="table" aria-label={label}>
      <ColumnHeads columns={[changes.item, changes.fact, changes.before, changes.after]} />
      <tbody>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never reordered
          <tr key={index} role="row">
            <th scope="row" role="rowheader">
              {item.name}
            </th>
            <td data-l={changes.fact} role="cell">
              <span>{item.fact}</span>
              {item.className && <span className="x">{item.className}</span>}
            </td>
            <td data-l={changes.before} role="cell" className="was">
              <span lang={langOf(item.isForeign)}>{item.before ?? "–"}</span>
            </td>
            <td data-l={changes.after} role="cell">
              <span lang={langOf(item.isForeign)}>{item.after ?? "–"}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
