import type { ChangeView } from "@/lib/domain/documents/public-changes";
import type { PublishedDocument } from "@/lib/domain/documents/published-document";
import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { Imprint, Proof } from "./imprint";
import { langOf } from "./known";

type Props = {
  publication: PublicPublication;
  latest: ChangeView[];
  documents: readonly PublishedDocument[];
  words: Catalogue;
};

/** The front page: what there is to read, and how much of it. */
export function HomePage({ publication, latest, documents, words }: Props) {
  const { organisation, products, subprocessors } = publication.public;
  const announced = subprocessors.filter(({ status }) => status === "announced").length;
  const ended = subprocessors.filter(({ status }) => status === "ended").length;
  return (
    <>
      <div className="head">
        <div>
          <h1>{words.home.title}</h1>
          <Introduction organisation={organisation} words={words} />
        </div>
        <Imprint publication={publication} words={words} />
      </div>
      <ul className="toc">
        <li>
          <h2>
            <a href="subprocessors">{words.nav.list}</a>
          </h2>
          <div>
            <p>{words.home.listText(subprocessors.length - announced - ended, announced)}</p>
            {products.length > 1 && (
              <ul className="inline">
                {products.map(({ ref, name }) => (
                  <li key={ref}>
                    <a href={`subprocessors/${ref}`}>{name}</a>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </li>
        {documents.map(({ path, name, summary }) => (
          <li key={path}>
            <h2>
              <a href={path}>{name}</a>
            </h2>
            <div>
              <p>{summary}</p>
            </div>
          </li>
        ))}
        <li>
          <h2>
            <a href="changes">{words.nav.changes}</a>
          </h2>
          <div>
            <p>{words.home.changesText}</p>
            {latest.map((change) => (
              <p key={change.id}>
                <a href={`changes/${change.id}`} lang={langOf(change.isForeign)}>
                  {change.title}
                </a>
                <br />
                <span className="soft">
                  {change.id} · {change.stateName}
                  {change.effective && ` · ${change.effectiveLabel} ${change.effective}`}
                </span>
              </p>
            ))}
          </div>
        </li>
        <li>
          <h2>
            <a href={`/${folderOf(words)}publications`}>{words.nav.publications}</a>
          </h2>
          <div>
            <p>{words.home.publicationsText}</p>
          </div>
        </li>
        <li>
          <h2>{words.home.formats}</h2>
          <ul className="inline">
            <li>
              <a href="subprocessors.json">{words.formats.json}</a>
            </li>
            <li>
              <a href="subprocessors.csv">{words.formats.csv}</a>
            </li>
            <li>
              <a href="subprocessors.md">{words.formats.md}</a>
            </li>
            <li>
              <a href="subprocessors.pdf">{words.formats.pdf}</a>
            </li>
            <li>
              <a href="changes.atom">{words.formats.atom}</a>
            </li>
            <li>
              <a href="changes.json">{words.formats.jsonFeed}</a>
            </li>
            <li>
              <a href="changes.ics">{words.formats.ics}</a>
            </li>
            <li>
              <a href={`${folderOf(words) && "../"}schema/subprocessors.json`}>
                {words.formats.schema}
              </a>
            </li>
          </ul>
        </li>
      </ul>
      <Proof publication={publication} words={words} path="" />
    </>
  );
}

function Introduction({
  organisation,
  words,
}: Pick<Props, "words"> & {
  organisation: PublicPublication["public"]["organisation"];
}) {
  const { introduction, name, untranslated } = organisation;
  return (
    <p className="lead" lang={langOf(untranslated !== undefined)}>
      {introduction ?? words.home.lead(name)}
    </p>
  );
}
