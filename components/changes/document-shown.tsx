import type { Words } from "@/lib/domain/change/words";
import { languageInWords } from "@/lib/domain/value-words";
import { counted } from "./change-items";
import classes from "./changes.module.css";
import { WordsShown } from "./words-shown";

/** A document with what would read differently in each of its languages; null: in that one it reads as it does now. */
export type ShownDocument = {
  readonly title: string;
  readonly versions: readonly {
    readonly language: string;
    readonly words: readonly Words[] | null;
  }[];
};

/** One document, language by language. */
export function DocumentShown({ document: { title, versions } }: { document: ShownDocument }) {
  const same = versions.filter(({ words }) => words === null);
  if (same.length === versions.length)
    return (
      <p className={classes.document}>
        {title}: <span className={classes.quiet}>reads as it does now.</span>
      </p>
    );
  return (
    <>
      {versions.map(({ language, words }) =>
        words === null ? null : (
          <details key={language} className={classes.more}>
            <summary>
              {title}, {languageInWords(language)}{" "}
              <span className={classes.quiet}>({sizeOf(words)})</span>
            </summary>
            <div className={classes.documentText} lang={language}>
              <WordsShown words={words} />
            </div>
          </details>
        ),
      )}
      {same.length === 0 ? null : (
        <p className={classes.document}>
          {title}, {same.map(({ language }) => languageInWords(language)).join(", ")}:{" "}
          <span className={classes.quiet}>reads as it does now.</span>
        </p>
      )}
    </>
  );
}

/** "12 words come, 3 go" */
function sizeOf(words: readonly Words[]): string {
  const count = (change: Words["change"]) =>
    words
      .filter((run) => run.change === change)
      .reduce((sum, { text }) => sum + (text.match(/\S+/g) ?? []).length, 0);
  return `${counted(count("ADDED"), "word")} added, ${count("REMOVED").toLocaleString("en-GB")} removed`;
}
