import { type CalendarDate, instantOf } from "@/lib/domain/calendar";
import { listView } from "@/lib/domain/documents/public-list";
import { hasLanguages } from "@/lib/domain/documents/template-version";
import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";
import { dayInWords, instantInWords } from "@/lib/domain/language/wording";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { Imprint } from "./imprint";
import { ListContent } from "./list-page";

type Props = {
  day: CalendarDate;
  /** In force at the end of that day, in the language of the page. */
  publication: PublicPublication;
  /** The one that took its place; null when it is in force still. */
  next: { number: number; publishedAt: string } | null;
  newest: number;
  product: string | null;
  words: Catalogue;
};

/** The list as it was on a day, told as what it is: a publication of the past. */
export function DayPage({ day, publication, next, newest, product, words }: Props) {
  const { asOf } = words;
  const { number } = publication;
  const list = listView(publication, product, words);
  const folder = hasLanguages(publication.templateVersion) ? folderOf(words) : "";
  const up = `/publications/${number}/${folder}`;
  const path = `subprocessors${product === null ? "" : `/${product}`}`;
  const dayWords = dayInWords(day, words);
  return (
    <>
      <div className="head">
        <div>
          <h1>
            {list.product ? asOf.productTitle(list.product.name, dayWords) : asOf.title(dayWords)}
          </h1>
          <p className="lead">
            {asOf.since(number, instantInWords(publication.publishedAt, words))}{" "}
            {next === null
              ? asOf.stillInForce
              : asOf.until(next.number, instantInWords(instantOf(next.publishedAt), words))}
          </p>
          <ul className="inline">
            <li>
              <a href={`${up}${path}`}>{words.publication.permalink}</a>
            </li>
            <li>
              <a href={`/${folderOf(words)}${path}`}>{words.publication.current}</a>
            </li>
            {number < newest && (
              <li>
                <a href={`/${folderOf(words)}publications/compare?from=${number}&to=${newest}`}>
                  {asOf.compare}
                </a>
              </li>
            )}
          </ul>
        </div>
        <Imprint publication={publication} words={words} proofAt={`${up}${path}`} />
      </div>
      <ListContent publication={publication} list={list} words={words} up={up} day={day} />
    </>
  );
}
