// biome-ignore-all lint/a11y/noRedundantRoles: rows drawn as cards lose their roles in Safari unless these stand here
import type { EntryView } from "@/lib/domain/documents/public-entry";
import type { Catalogue } from "@/lib/domain/language/catalogue";
import { ColumnHeads } from "./column-heads";
import { Known, langOf } from "./known";

/** The sub-processors engaged. The roles stay where a narrow screen turns rows into cards. */
export function EntryTable({ entries, words }: { entries: EntryView[]; words: Catalogue }) {
  const { list } = words;
  const columns = [list.name, list.purpose, list.data, list.where, list.mechanism, list.since];
  return (
    <table className="list" role="table">
      <caption>{list.caption(entries.length)}</caption>
      <ColumnHeads columns={columns} />
      <tbody>
        {entries.map((entry) => (
          <EntryRow key={entry.ref} entry={entry} words={words} />
        ))}
      </tbody>
    </table>
  );
}

function EntryRow({ entry, words }: { entry: EntryView; words: Catalogue }) {
  const { list } = words;
  const depth = Math.min(entry.depth, 3);
  return (
    <tr id={`s-${entry.ref}`} role="row" className={depth > 0 ? `c${depth}` : undefined}>
      <th scope="row" role="rowheader">
        <Who entry={entry} words={words} />
      </th>
      <td data-l={list.purpose} role="cell">
        <What entry={entry} words={words} />
      </td>
      <td data-l={list.data} role="cell">
        <Data entry={entry} words={words} />
      </td>
      <td data-l={list.where} role="cell">
        <Where entry={entry} words={words} />
      </td>
      <td data-l={list.mechanism} role="cell">
        <Mechanisms entry={entry} words={words} />
      </td>
      <td data-l={list.since} role="cell" className="d">
        <Known
          fact={entry.since ?? (entry.status === "standby" ? entry.note : null)}
          words={words}
        />
      </td>
    </tr>
  );
}

/** What for: purpose, feature and products. */
export function What({ entry, words }: { entry: EntryView; words: Catalogue }) {
  const { feature, foreign, onlyProducts } = entry;
  return (
    <>
      <Known fact={entry.purpose} words={words} isForeign={foreign.includes("purpose")} />
      {feature && (
        <span className="x">
          {words.list.feature("")}
          <span lang={langOf(foreign.includes("feature"))}>{feature}</span>
        </span>
      )}
      {onlyProducts && <span className="x">{onlyProducts}</span>}
    </>
  );
}

/** Name, labels, service, legal entity and chain. */
export function Who({ entry, words }: { entry: EntryView; words: Catalogue }) {
  return (
    <>
      <span className="n">{entry.name}</span>
      {entry.service !== entry.name && <span className="s">{entry.service}</span>}
      {entry.namedAs && <span className="x">{entry.namedAs}</span>}
      <span className="e">
        {entry.legalEntity ?? <i className="u">{words.list.legalEntityUnknown}</i>}
      </span>
      {entry.under && <span className="x">{entry.under}</span>}
      <Labels entry={entry} words={words} />
    </>
  );
}

export function Labels({ entry, words }: { entry: EntryView; words: Catalogue }) {
  const isPlain = entry.status === "active" || entry.status === "ended";
  const note = entry.status === "rolling-out" || entry.status === "active" ? entry.note : null;
  if (isPlain && !entry.optional && note === null) return null;
  return (
    <span>
      {!isPlain && <span className="tag">{words.status[entry.status]}</span>}
      {entry.optional && <span className="tag o">{words.list.optional}</span>}
      {note && <span className="x">{note}</span>}
    </span>
  );
}

export function Data({ entry, words }: { entry: EntryView; words: Catalogue }) {
  return (
    <>
      <Known fact={entry.data} words={words} isForeign={entry.foreign.includes("dataCategories")} />
      <span className="x">
        {words.list.about("")}
        {entry.dataSubjects === null ? (
          <i className="u">{words.unknown}</i>
        ) : (
          <span lang={langOf(entry.foreign.includes("dataSubjectCategories"))}>
            {entry.dataSubjects}
          </span>
        )}
      </span>
    </>
  );
}

export function Where({ entry, words }: { entry: EntryView; words: Catalogue }) {
  if (entry.locations === null) return <Known fact={null} words={words} />;
  if (entry.locations.length === 0) return <span>{words.noneRecorded}</span>;
  return entry.locations.map(({ place, kinds }) => (
    <span key={place} className="m">
      {place} <span className="e">{kinds}</span>
    </span>
  ));
}

export function Mechanisms({ entry, words }: { entry: EntryView; words: Catalogue }) {
  if (entry.mechanisms === null) return <Known fact={null} words={words} />;
  if (entry.mechanisms.length === 0) return <span>{words.noTransfer}</span>;
  return entry.mechanisms.map(({ regimes, name }) => (
    <span key={name} className="m">
      <span className="e">{regimes}:</span> {name}
    </span>
  ));
}
