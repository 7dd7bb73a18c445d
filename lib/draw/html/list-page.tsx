// biome-ignore-all lint/a11y/noRedundantRoles: rows drawn as cards lose their roles in Safari unless these stand here
import type { CalendarDate } from "@/lib/domain/calendar";
import type { EntryView } from "@/lib/domain/documents/public-entry";
import type { ListView } from "@/lib/domain/documents/public-list";
import { hasLanguages } from "@/lib/domain/documents/template-version";
import type { Catalogue } from "@/lib/domain/language/catalogue";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { Announced } from "./announced";
import { AskForDay } from "./ask-for-day";
import { ColumnHeads } from "./column-heads";
import { EntryTable } from "./entry-table";
import { Imprint, Proof } from "./imprint";
import { Known, langOf } from "./known";

type Props = {
  publication: PublicPublication;
  list: ListView;
  words: Catalogue;
  /** From the page to the root of its publication in its language. */
  up: string;
  /** The day at which the list is looked at, where it is not today's. */
  day?: CalendarDate;
};

/** The list of sub-processors of all products, or of one. */
export function ListPage({ publication, list, words, up }: Props) {
  const path = list.product ? `subprocessors/${list.product.ref}` : "subprocessors";
  return (
    <>
      <div className="head">
        <div>
          <h1>{list.title}</h1>
          <Lead publication={publication} list={list} words={words} />
        </div>
        <Imprint publication={publication} words={words} />
      </div>
      <ListContent publication={publication} list={list} words={words} up={up} />
      <Proof publication={publication} words={words} path={path} />
    </>
  );
}

function Lead({ publication, list, words }: Omit<Props, "up" | "day">) {
  const { organisation } = publication.public;
  const { product } = list;
  const isForeign = product?.description ? product.untranslated : organisation.untranslated;
  return (
    <p className="lead" lang={langOf(isForeign !== undefined)}>
      {product?.description ?? organisation.introduction ?? words.list.lead(organisation.name)}
    </p>
  );
}

/** What the list says, without its head: the same on the day and looked at later. */
export function ListContent({ publication, list, words, up, day }: Props) {
  return (
    <>
      <Bar publication={publication} list={list} words={words} up={up} />
      <Announced list={list} up={up} words={words} />
      <section>
        <h2>{words.list.engaged}</h2>
        {list.engaged.length === 0 ? (
          <p>{words.list.none}</p>
        ) : (
          <EntryTable entries={list.engaged} words={words} />
        )}
        <Key entries={list.engaged} words={words} />
      </section>
      <Ended entries={list.ended} words={words} />
      {list.isForeign && <p className="key">{words.originals}</p>}
      <AskForDay product={list.product?.ref ?? null} day={day ?? ""} words={words} />
    </>
  );
}

/** Which products there are, and which other forms of this list. */
function Bar({ publication, list, words, up }: Omit<Props, "day">) {
  const { products } = publication.public;
  const self = `${up}subprocessors${list.product ? `/${list.product.ref}` : ""}`;
  const formats = [
    { href: `${self}.json`, name: words.formats.json },
    { href: `${self}.csv`, name: words.formats.csv },
    { href: `${self}.md`, name: words.formats.md },
    ...(hasLanguages(publication.templateVersion)
      ? [
          { href: `${self}.pdf`, name: words.formats.pdf },
          { href: `${self}.ics`, name: words.formats.ics },
        ]
      : []),
    { href: `${up}changes.atom`, name: words.formats.atom },
  ];
  const places = [
    { href: `${up}subprocessors`, name: words.list.allProducts, isHere: list.product === null },
    ...products.map(({ ref, name }) => ({
      href: `${up}subprocessors/${ref}`,
      name,
      isHere: list.product?.ref === ref,
    })),
  ];
  return (
    <div className="bar">
      {products.length > 1 && (
        <nav aria-label={words.list.products}>
          <span className="k">{words.list.products}</span>
          <ul className="inline">
            {places.map(({ href, name, isHere }) => (
              <li key={href}>
                <a href={href} aria-current={isHere ? "page" : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div>
        <span className="k">{words.list.formats}</span>
        <ul className="inline">
          {formats.map(({ href, name }) => (
            <li key={href}>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Explains the labels that stand in this list, and no others. */
function Key({ entries, words }: { entries: EntryView[]; words: Catalogue }) {
  const lines = [
    entries.some(({ status }) => status === "standby") && words.statusHelp.standby,
    entries.some(({ status }) => status === "rolling-out") && words.statusHelp["rolling-out"],
    entries.some(({ optional }) => optional) && words.statusHelp.optional,
  ].filter((line) => line !== false);
  return lines.length > 0 && <p className="key">{lines.join(" ")}</p>;
}

function Ended({ entries, words }: { entries: EntryView[]; words: Catalogue }) {
  const { list } = words;
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>{list.ended}</h2>
      <table className="end" role="table">
        <caption>{list.endedCaption}</caption>
        <ColumnHeads
          columns={[list.name, list.service, list.legalEntity, list.since, list.endedOn]}
        />
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.ref} id={`s-${entry.ref}`} role="row">
              <th scope="row" role="rowheader">
                <span className="n">{entry.name}</span>
              </th>
              <td data-l={list.service} role="cell">
                <span>{entry.service}</span>
              </td>
              <td data-l={list.legalEntity} role="cell">
                <Known fact={entry.legalEntity} words={words} />
              </td>
              <td data-l={list.since} role="cell" className="d">
                <Known fact={entry.since} words={words} />
              </td>
              <td data-l={list.endedOn} role="cell" className="d">
                <Known fact={entry.ended} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
