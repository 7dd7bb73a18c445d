import type { ChangeView } from "@/lib/domain/documents/public-changes";
import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";
import { instantInWords } from "@/lib/domain/language/wording";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { BeforeAfter } from "./before-after";
import { Imprint, Proof } from "./imprint";
import { Facts, Known, langOf } from "./known";

type Props = { publication: PublicPublication; words: Catalogue };

/** The change log: each change with its dates, its class in words, and what was before. */
export function ChangesPage({ publication, changes, words }: Props & { changes: ChangeView[] }) {
  return (
    <>
      <div className="head">
        <div>
          <h1>{words.changes.title}</h1>
          <p className="lead">{words.changes.lead}</p>
          <p>
            <span className="k">{words.changes.follow}</span>{" "}
            <a href="changes.atom">{words.formats.atom}</a>{" "}
            <a href="changes.json">{words.formats.jsonFeed}</a>{" "}
            <a href="changes.ics">{words.formats.ics}</a>
          </p>
        </div>
        <Imprint publication={publication} words={words} />
      </div>
      <section>
        {changes.length === 0 && <p>{words.changes.none}</p>}
        {changes.map((change) => (
          <article key={change.id} id={change.id} className="chg">
            <span className="k">{change.id}</span>
            <h2>
              <a href={`changes/${change.id}`} lang={langOf(change.isForeign)}>
                {change.title}
              </a>
            </h2>
            <ChangeBody change={change} words={words} />
          </article>
        ))}
      </section>
      <Proof publication={publication} words={words} path="changes" />
    </>
  );
}

/** One change on its own page, with the words to cite it. */
export function ChangePage({ publication, change, words }: Props & { change: ChangeView }) {
  const { number, baseUrl } = publication;
  const citation = words.changes.citation(
    publication.public.organisation.name,
    change.id,
    number,
    instantInWords(publication.publishedAt, words),
    `${baseUrl}/publications/${number}/${folderOf(words)}changes/${change.id}`,
  );
  return (
    <>
      <div className="head">
        <div>
          <span className="k">{change.id}</span>
          <h1 lang={langOf(change.isForeign)}>{change.title}</h1>
        </div>
        <Imprint publication={publication} words={words} />
      </div>
      <section>
        <ChangeBody change={change} words={words} />
      </section>
      <section>
        <p>
          <span className="k">{words.changes.cite}</span>
          <br />
          {citation}
        </p>
        <p>
          <a href="../changes">{words.changes.all}</a>
        </p>
      </section>
      <Proof publication={publication} words={words} path={`changes/${change.id}`} />
    </>
  );
}

function ChangeBody({ change, words }: { change: ChangeView; words: Catalogue }) {
  const terms = words.changes;
  return (
    <>
      <Facts
        className="grid id"
        of={[
          [terms.state, terms.states[change.state]],
          [terms.announced, change.announced ?? "–"],
          ...(change.withdrawn === null
            ? []
            : [[terms.withdrawn, change.withdrawn] satisfies [string, string]]),
          [change.effectiveLabel, <Known key="day" fact={change.effective} words={words} />],
          [terms.class, change.className],
          [
            terms.products,
            change.products.length === 0 ? words.list.allProducts : change.products.join(", "),
          ],
        ]}
      />
      {change.reason && <p lang={langOf(change.isForeign)}>{change.reason}</p>}
      {change.items.length > 0 && <BeforeAfter id={change.id} items={change.items} words={words} />}
    </>
  );
}
