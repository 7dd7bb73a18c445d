// biome-ignore-all lint/a11y/noRedundantRoles: rows drawn as cards lose their roles in Safari unless these stand here

import type { ComparisonView } from "@/lib/domain/documents/public-comparison";
import type { EntryView } from "@/lib/domain/documents/public-entry";
import { hasLanguages } from "@/lib/domain/documents/template-version";
import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";
import { instantInWords } from "@/lib/domain/language/wording";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { AskForTwo } from "./ask-for-two";
import { FactTable } from "./before-after";
import { ColumnHeads } from "./column-heads";
import { What, Where, Who } from "./entry-table";
import { Facts } from "./known";

type Props = {
  from: PublicPublication;
  to: PublicPublication;
  newest: number;
  view: ComparisonView;
  words: Catalogue;
};

/** Two publications side by side: what came, what went, and each fact that reads differently. */
export function ComparisonPage({ from, to, newest, view, words }: Props) {
  const { compare } = words;
  const isSame = [view.added, view.removed, view.changed, view.about].every(
    (part) => part.length === 0,
  );
  return (
    <>
      <h1>{compare.heading(from.number, to.number)}</h1>
      <p className="lead">{compare.lead}</p>
      <Facts
        className="grid"
        of={[from, to].map((publication, index) => [
          index === 0 ? words.changes.before : words.changes.after,
          <Version key={publication.number} publication={publication} words={words} />,
        ])}
      />
      {isSame && <p>{compare.nothing}</p>}
      <Entries title={compare.added} entries={view.added} words={words} />
      <Entries title={compare.removed} entries={view.removed} words={words} />
      {view.changed.length > 0 && (
        <section>
          <h2>{compare.changed}</h2>
          <FactTable label={compare.changedCaption} items={view.changed} words={words} />
        </section>
      )}
      {view.about.length > 0 && (
        <section>
          <h2>{compare.about}</h2>
          <FactTable label={compare.about} items={view.about} words={words} />
        </section>
      )}
      <section>
        <h2>{compare.title}</h2>
        <AskForTwo from={from.number} to={to.number} newest={newest} words={words} />
      </section>
    </>
  );
}

function Version({ publication, words }: { publication: PublicPublication; words: Catalogue }) {
  const { number, publishedAt, hash, templateVersion } = publication;
  const folder = hasLanguages(templateVersion) ? folderOf(words) : "";
  return (
    <>
      <a href={`/publications/${number}/${folder}subprocessors`} className="n">
        {words.publication.short(number)}
      </a>
      <span>{instantInWords(publishedAt, words)}</span>
      <code>{hash.slice(0, 12)}</code>
    </>
  );
}

function Entries({
  title,
  entries,
  words,
}: {
  title: string;
  entries: EntryView[];
  words: Catalogue;
}) {
  const { list } = words;
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <table className="end" role="table" aria-label={title}>
        <ColumnHeads columns={[list.name, list.purpose, list.where]} />
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.ref} role="row">
              <th scope="row" role="rowheader">
                <Who entry={entry} words={words} />
              </th>
              <td data-l={list.purpose} role="cell">
                <What entry={entry} words={words} />
              </td>
              <td data-l={list.where} role="cell">
                <Where entry={entry} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
