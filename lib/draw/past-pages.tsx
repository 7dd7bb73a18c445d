import type { ReactNode } from "react";
import { type CalendarDate, instantOf } from "@/lib/domain/calendar";
import { comparison } from "@/lib/domain/documents/public-comparison";
import { type Catalogue, catalogueOf, folderOf, languages } from "@/lib/domain/language/catalogue";
import { dayInWords, instantInWords } from "@/lib/domain/language/wording";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { publicationIn } from "@/lib/domain/publication/public-part-in";
import { AskForDay } from "./html/ask-for-day";
import { AskForTwo } from "./html/ask-for-two";
import { ComparisonPage } from "./html/comparison-page";
import { DayPage } from "./html/day-page";
import { drawPage } from "./html/shell";
import { safeTexts } from "./safe-text";

/** A page that is made when it is asked for, from publications that lie on disk. */
type Asked = {
  /** Whose head and address the page bears. */
  newest: PublicPublication;
  /** Below the root of the language, with what was asked. */
  path: string;
  words: Catalogue;
};

/** What changed from one publication to another. */
export function drawComparison(
  { newest, path, words }: Asked,
  from: PublicPublication,
  to: PublicPublication,
): string {
  const [before, after] = [safeTexts(from), safeTexts(to)];
  const view = comparison(before.public, after.public, words);
  return framed(
    { newest, path, words },
    "publications",
    words.compare.heading(from.number, to.number),
    <ComparisonPage from={before} to={after} newest={newest.number} view={view} words={words} />,
  );
}

/** Asks which publications to compare, or says why those that were asked for cannot be. */
export function drawCompareForm({ newest, path, words }: Asked, problem: string | null): string {
  const { compare } = words;
  const title = problem === null ? compare.title : compare.wrongTitle;
  const { number } = newest;
  return framed(
    { newest, path, words },
    "publications",
    title,
    <>
      <h1>{title}</h1>
      <p className="lead">{problem ?? compare.lead}</p>
      <AskForTwo from={Math.max(1, number - 1)} to={number} newest={number} words={words} />
    </>,
  );
}

type Day = {
  day: CalendarDate;
  publication: PublicPublication;
  next: { number: number; publishedAt: string } | null;
  product: string | null;
};

/** The list as it was on a day. */
export function drawDay(asked: Asked, { day, publication, next, product }: Day): string {
  const { newest, words } = asked;
  return framed(
    asked,
    null,
    words.asOf.title(dayInWords(day, words)),
    <DayPage
      day={day}
      publication={safeTexts(publicationIn(publication, words))}
      next={next}
      newest={newest.number}
      product={product}
      words={words}
    />,
  );
}

/** Why a day cannot be shown. */
export type DayProblem =
  | { why: "noDay" }
  | { why: "future"; day: CalendarDate }
  | { why: "noProduct"; day: CalendarDate }
  | { why: "before"; day: CalendarDate; first: string };

/** Says why a day cannot be shown, and asks for another. */
export function drawNoDay(asked: Asked, problem: DayProblem): string {
  const { asOf } = asked.words;
  const title = problem.why === "before" ? asOf.beforeTitle : asOf.wrongTitle;
  return framed(
    asked,
    null,
    title,
    <>
      <h1>{title}</h1>
      <p className="lead">{problemInWords(problem, asked.words)}</p>
      <AskForDay product={null} day="" words={asked.words} />
    </>,
  );
}

function problemInWords(problem: DayProblem, words: Catalogue): string {
  const { asOf } = words;
  if (problem.why === "noDay") return asOf.noDay;
  const day = dayInWords(problem.day, words);
  if (problem.why === "before")
    return asOf.before(day, instantInWords(instantOf(problem.first), words));
  return asOf[problem.why](day);
}

function framed(
  { newest, path, words }: Asked,
  here: "publications" | null,
  title: string,
  content: ReactNode,
): string {
  const { organisation, simulated } = safeTexts(newest.public);
  const address = (other: Catalogue) => `/${folderOf(other)}${path}`;
  return drawPage(
    {
      words,
      organisation,
      simulated,
      title,
      description: `${title}, ${organisation.name}`,
      canonical: `${newest.baseUrl}${address(words)}`,
      up: `/${folderOf(words)}`,
      here,
      alternates: [],
      languages: languages.map(catalogueOf).map((other) => ({
        words: other,
        href: address(other),
        url: `${newest.baseUrl}${address(other)}`,
      })),
    },
    content,
  );
}
