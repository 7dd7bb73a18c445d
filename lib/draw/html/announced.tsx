import type { ChangeView } from "@/lib/domain/documents/public-changes";
import type { EntryView } from "@/lib/domain/documents/public-entry";
import type { ListView } from "@/lib/domain/documents/public-list";
import type { Catalogue } from "@/lib/domain/language/catalogue";
import { BeforeAfter } from "./before-after";
import { Data, Labels, Mechanisms, What, Where } from "./entry-table";
import { Facts, langOf } from "./known";

/** What is announced and from when, on top of the list. */
export function Announced({ list, up, words }: { list: ListView; up: string; words: Catalogue }) {
  if (list.announced.length === 0 && list.announcedEntries.length === 0) return null;
  return (
    <section className="ann" aria-labelledby="announced">
      <h2 id="announced">{words.list.announced}</h2>
      <p className="soft">{words.list.announcedLead}</p>
      {list.announced.map(({ change, added }) => (
        <AnnouncedChange key={change.id} change={change} added={added} up={up} words={words} />
      ))}
      {list.announcedEntries.map((entry) => (
        <article key={entry.ref} id={`s-${entry.ref}`}>
          <h3>{entry.name}</h3>
          <p className="when">
            <strong>{entry.note}</strong>
            {entry.announced && `, ${words.list.announcedOn(entry.announced)}`}
          </p>
          <AddedEntry entry={entry} words={words} />
        </article>
      ))}
    </section>
  );
}

type ChangeProps = { change: ChangeView; added: EntryView[]; up: string; words: Catalogue };

function AnnouncedChange({ change, added, up, words }: ChangeProps) {
  const others = change.items.filter(
    (item) => !(item.isWhole && added.some(({ name }) => name === item.name)),
  );
  return (
    <article>
      <h3>
        <a href={`${up}changes/${change.id}`} lang={langOf(change.isForeign)}>
          {change.title}
        </a>
      </h3>
      <p className="when">
        <strong>
          {change.effective ? words.list.plannedFrom(change.effective) : words.list.plannedUnknown}
        </strong>
        {change.announced && `, ${words.list.announcedOn(change.announced)}`}
      </p>
      {change.reason && <p lang={langOf(change.isForeign)}>{change.reason}</p>}
      {added.map((entry) => (
        <div key={entry.ref} id={`s-${entry.ref}`}>
          <AddedEntry entry={entry} words={words} />
        </div>
      ))}
      {others.length > 0 && <BeforeAfter id={change.id} items={others} words={words} />}
    </article>
  );
}

function AddedEntry({ entry, words }: { entry: EntryView; words: Catalogue }) {
  const { list } = words;
  return (
    <Facts
      className="grid"
      of={[
        [
          list.name,
          <>
            <span className="n">{entry.name}</span>
            {entry.service !== entry.name && <span>{entry.service}</span>}
            {entry.namedAs && <span className="x">{entry.namedAs}</span>}
            <span className="e">
              {entry.legalEntity ?? <i className="u">{words.list.legalEntityUnknown}</i>}
            </span>
            {entry.under && <span className="x">{entry.under}</span>}
            {entry.optional && <Labels entry={{ ...entry, status: "active" }} words={words} />}
          </>,
        ],
        [list.purpose, <What key="purpose" entry={entry} words={words} />],
        [list.data, <Data key="data" entry={entry} words={words} />],
        [list.where, <Where key="where" entry={entry} words={words} />],
        [list.mechanism, <Mechanisms key="mechanism" entry={entry} words={words} />],
      ]}
    />
  );
}
