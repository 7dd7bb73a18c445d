// biome-ignore-all lint/a11y/noRedundantRoles: rows drawn as cards lose their roles in Safari unless these stand here
import type { Block, Definition, Line, Section } from "@/lib/domain/documents/blocks";
import type { PublishedDocument } from "@/lib/domain/documents/published-document";
import type { Catalogue } from "@/lib/domain/language/catalogue";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { isForeign } from "@/lib/domain/publication/public-part-in";
import { mailLink, safeLink } from "@/lib/draw/safe-text";
import { Imprint, Proof } from "./imprint";

type Props = { publication: PublicPublication; document: PublishedDocument; words: Catalogue };

/** A document of a publication as a page: the same facts as in its PDF. */
export function DocumentPage({ publication, document, words }: Props) {
  const { path, title, body } = document;
  const formats = [
    { href: `${path}.json`, name: words.formats.json },
    { href: `${path}.md`, name: words.formats.md },
    { href: `${path}.pdf`, name: words.formats.pdf },
  ];
  return (
    <>
      <div className="head">
        <div>
          <h1>{title}</h1>
          <p className="lead">{body.lead}</p>
        </div>
        <Imprint publication={publication} words={words} />
      </div>
      <div className="bar">
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
      {body.sections.map((section) => (
        <Part key={section.bookmark} section={section} words={words} />
      ))}
      {isForeign(words) && <p className="key">{words.originals}</p>}
      <Proof publication={publication} words={words} path={path} />
    </>
  );
}

function Part({ section, words }: { section: Section; words: Catalogue }) {
  return (
    <section>
      {section.blocks.map((block, index) => (
        <Drawn key={`${block.type}-${index.toString()}`} block={block} words={words} />
      ))}
    </section>
  );
}

function Drawn({ block, words }: { block: Block; words: Catalogue }) {
  switch (block.type) {
    case "title":
    case "note":
      return null;
    case "heading":
      return <Heading block={block} />;
    case "paragraph":
      return <p className={block.tone === "quiet" ? "soft" : undefined}>{block.text}</p>;
    case "list":
      return (
        <ul className="plain">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "definitions":
      return <Definitions items={block.items} words={words} />;
    case "table":
      return <Table block={block} words={words} />;
  }
}

function Heading({ block }: { block: Extract<Block, { type: "heading" }> }) {
  const caption = block.caption ? <span className="soft"> {block.caption}</span> : null;
  if (block.level === 1) {
    return (
      <h2>
        {block.text}
        {caption}
      </h2>
    );
  }
  return (
    <h3>
      {block.text}
      {caption}
    </h3>
  );
}

function Definitions({ items, words }: { items: readonly Definition[]; words: Catalogue }) {
  return (
    <dl className="facts wide">
      {items.map(({ term, lines }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {lines.map((line) => (
              <OneLine key={`${line.label}${line.text}`} line={line} words={words} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Table({
  block: { columns, rows },
  words,
}: {
  block: Extract<Block, { type: "table" }>;
  words: Catalogue;
}) {
  return (
    <table className="doc" role="table">
      <thead>
        <tr role="row">
          {columns.map(({ header }) => (
            <th key={header} scope="col" role="columnheader">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={JSON.stringify(row[0])} role="row">
            {row.map((lines, index) => {
              const label = columns[index]?.header ?? "";
              const content = lines.map((line) => (
                <OneLine key={`${line.label}${line.text}`} line={line} words={words} />
              ));
              return index === 0 ? (
                <th key={label} scope="row" role="rowheader">
                  {content}
                </th>
              ) : (
                <td key={label} data-l={label} role="cell">
                  {content}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OneLine({ line: { text, label, tone, href }, words }: { line: Line; words: Catalogue }) {
  const link = safeLink(href ?? null) ?? mailLink(text);
  const shown =
    text === words.unknown ? <i className="u">{text}</i> : link ? <a href={link}>{text}</a> : text;
  const classes = { strong: "n", quiet: "x" };
  return (
    <span className={tone === undefined ? "s" : classes[tone]}>
      {label !== undefined && <span className="e">{label}: </span>}
      {shown}
    </span>
  );
}
