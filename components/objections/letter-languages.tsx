import Link from "next/link";
import type { LetterView } from "@/lib/domain/objection-view";

/** The languages in which a draft can be read: links, so that they work without script. */
export function LetterLanguages({
  letters,
  chosen,
  path,
}: {
  letters: readonly LetterView[];
  chosen: LetterView;
  /** The address of the page, to which the language is added. */
  path: string;
}) {
  return (
    <>
      {letters.map(({ language, languageName }) => (
        <Link
          key={language}
          href={`${path}${path.includes("?") ? "&" : "?"}letter=${language}#letter`}
          prefetch={false}
          lang={language}
          aria-current={language === chosen.language ? "true" : undefined}
        >
          {languageName}
        </Link>
      ))}
    </>
  );
}

/** The letter in the language asked for, else the first. */
export function letterIn(
  letters: readonly LetterView[],
  language: string | null,
): LetterView | undefined {
  return letters.find((letter) => letter.language === language) ?? letters[0];
}
