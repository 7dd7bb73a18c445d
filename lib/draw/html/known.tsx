import type { ReactNode } from "react";
import type { Catalogue } from "@/lib/domain/language/catalogue";

/** A fact, or the plain statement that it is not known. */
export function Known({ fact, words }: { fact: string | null; words: Catalogue }) {
  return fact === null ? <i className="u">{words.unknown}</i> : <span>{fact}</span>;
}

/** Terms with their facts, each pair on its own. */
export function Facts({ of, className }: { of: [string, ReactNode][]; className: string }) {
  return (
    <dl className={className}>
      {of.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
