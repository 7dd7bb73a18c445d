// biome-ignore-all lint/a11y/noRedundantRoles: rows drawn as cards lose their roles in Safari unless these stand here
import { instantOf } from "@/lib/domain/calendar";
import { hasLanguages } from "@/lib/domain/documents/template-version";
import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";
import { instantInWords } from "@/lib/domain/language/wording";
import type { Manifest } from "@/lib/domain/publication/manifest";
import type { PublicKey } from "@/lib/domain/publication/verify";
import { AskForTwo } from "./ask-for-two";
import { ColumnHeads } from "./column-heads";

type Link = { manifest: Manifest; hash: string };
type Props = { links: readonly Link[]; keys: readonly PublicKey[]; words: Catalogue };

/** Every publication, the newest first, with what is needed to check the chain. */
export function PublicationsPage({ links, keys, words }: Props) {
  const terms = words.publications;
  const newest = links[0]?.manifest.number ?? 0;
  return (
    <>
      <h1>{terms.title}</h1>
      <p className="lead">{terms.lead}</p>
      {newest > 1 && <AskForTwo from={newest - 1} to={newest} newest={newest} words={words} />}
      <section>
        <table className="pub" role="table">
          <caption>{terms.caption}</caption>
          <ColumnHeads columns={[terms.number, terms.publishedAt, terms.hash, terms.files]} />
          <tbody>
            {links.map((link) => (
              <PublicationRow key={link.manifest.number} link={link} words={words} />
            ))}
          </tbody>
        </table>
      </section>
      <section className="proof">
        <h2>{terms.howTo}</h2>
        <ol>
          {terms.how.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <h3 id="keys">
          <a href="/publications/keys.json">{terms.keysCaption}</a>
        </h3>
        {keys.map(({ id, pem }) => (
          <p key={id}>
            <code>{id}</code>
            <br />
            <code>{pem.trim().replace(/-----[A-Z ]+-----|\s/g, "")}</code>
          </p>
        ))}
      </section>
    </>
  );
}

function PublicationRow({ link, words }: { link: Link; words: Catalogue }) {
  const terms = words.publications;
  const { manifest, hash } = link;
  const { number } = manifest;
  const base = `/publications/${number}`;
  const listFolder = hasLanguages(manifest.templateVersion) ? folderOf(words) : "";
  const files = [
    { href: `${base}/${listFolder}subprocessors`, name: terms.page },
    ...(number > 1
      ? [
          {
            href: `/${folderOf(words)}publications/compare?from=${number - 1}&to=${number}`,
            name: terms.compared,
          },
        ]
      : []),
    { href: `${base}/manifest.json`, name: terms.manifest },
    { href: `${base}/public.json`, name: terms.facts },
    { href: `${base}/files.json`, name: terms.fileList },
  ];
  return (
    <tr id={`p-${manifest.number}`} role="row">
      <th scope="row" role="rowheader">
        <a href={`${base}/${listFolder}`} className="n">
          {words.publication.short(manifest.number)}
        </a>
        {manifest.simulated && <span className="tag">{terms.simulated}</span>}
      </th>
      <td data-l={terms.publishedAt} role="cell">
        <span>{instantInWords(instantOf(manifest.publishedAt), words)}</span>
      </td>
      <td data-l={terms.hash} role="cell">
        <code>{hash}</code>
      </td>
      <td data-l={terms.files} role="cell">
        <ul className="inline">
          {files.map(({ href, name }) => (
            <li key={href}>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
