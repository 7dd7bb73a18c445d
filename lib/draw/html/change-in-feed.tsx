import type { ChangeView } from "@/lib/domain/documents/public-changes";
import type { Catalogue } from "@/lib/domain/language/catalogue";

/** One change as a feed reader shows it: without style. */
export function ChangeInFeed({ change, words }: { change: ChangeView; words: Catalogue }) {
  return (
    <>
      <p>
        {change.className}. {change.withdrawn && `${words.changes.withdrawn} ${change.withdrawn}. `}
        {change.effectiveLabel} {change.effective ?? words.unknown}.
      </p>
      {change.reason && <p>{change.reason}</p>}
      <ul>
        {change.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never reordered
          <li key={index}>
            {item.name}, {item.fact}
            {(item.before !== null || item.after !== null) &&
              `: ${item.before ?? "–"} → ${item.after ?? "–"}`}
          </li>
        ))}
      </ul>
    </>
  );
}
