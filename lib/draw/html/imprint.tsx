import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";
import { dayInWords, instantInWords } from "@/lib/domain/language/wording";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { Facts } from "./known";

type Props = { publication: PublicPublication; words: Catalogue };

/**
 * The short form beside the title.
 *
 * @param proofAt the page that has the long form, where it is not this one
 */
export function Imprint({ publication, words, proofAt = "" }: Props & { proofAt?: string }) {
  const { number, publishedAt, hash } = publication;
  const terms = words.publication;
  return (
    <Facts
      className="facts"
      of={[
        [terms.number, String(number)],
        [terms.publishedAt, instantInWords(publishedAt, words)],
        [
          terms.shortHash,
          <a key="hash" href={`${proofAt}#proof`} title={hash} className="mono">
            {hash.slice(0, 12)}
          </a>,
        ],
      ]}
    />
  );
}

/** The long form at the end: what a reader needs to cite the page and to check it. */
export function Proof({ publication, words, path }: Props & { path: string }) {
  const { number, publishedAt, hash, previousHash, signature, keyId, baseUrl } = publication;
  const terms = words.publication;
  const base = `/publications/${number}`;
  const here = `/${folderOf(words)}${path}`;
  return (
    <section className="proof" aria-labelledby="proof">
      <h2 id="proof">{terms.title}</h2>
      <Facts
        className="facts"
        of={[
          [terms.number, String(number)],
          [terms.publishedAt, instantInWords(publishedAt, words)],
          [terms.asOf, dayInWords(publication.public.asOf, words)],
          [terms.permalink, <a key="a" href={`${base}${here}`}>{`${baseUrl}${base}${here}`}</a>],
          [terms.current, <a key="a" href={here}>{`${baseUrl}${here}`}</a>],
          [terms.hash, <code key="c">{hash}</code>],
          [terms.previous, previousHash ? <code key="c">{previousHash}</code> : terms.first],
          [terms.signature, <code key="c">{signature}</code>],
          [terms.key, <code key="c">{keyId}</code>],
        ]}
      />
      <h3>{terms.howTo}</h3>
      <p>
        {terms.how[0]} <a href={`${base}/public.json`}>public.json</a>; {terms.how[1]}{" "}
        <a href={`${base}/manifest.json`}>manifest.json</a>, {terms.how[2]}{" "}
        <a href="/publications/keys.json">keys.json</a>. {terms.howVerify}{" "}
        <code>recital verify {baseUrl}</code>.
      </p>
    </section>
  );
}
