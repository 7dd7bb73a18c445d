import type { ReactNode } from "react";
import type { Catalogue } from "@/lib/domain/language/catalogue";
import { registerLanguage } from "@/lib/domain/publication/translated";

type KnownProps = { fact: string | null; words: Catalogue; isForeign?: boolean };

/** A fact, or the plain statement that it is not known. */
export function Known({ fact, words, isForeign = false }: KnownProps) {
  return fact === null ? (
    <i className="u">{words.unknown}</i>
  ) : (
    <span lang={langOf(isForeign)}>{fact}</span>
  );
}

/** The language of a text that stands untranslated: what reads a page aloud must know it. */
export function langOf(isForeign: boolean): string | undefined {
  return isForeign ? registerLanguage : undefined;
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
