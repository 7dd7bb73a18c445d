import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";

type Props = { from: number; to: number; newest: number; words: Catalogue };

/** Asks for two publications to be compared. */
export function AskForTwo({ from, to, newest, words }: Props) {
  const range = { type: "number", min: 1, max: newest, required: true } as const;
  return (
    <form className="ask" method="get" action={`/${folderOf(words)}publications/compare`}>
      <label>
        {words.compare.from} <input {...range} name="from" defaultValue={from} />
      </label>
      <label>
        {words.compare.to} <input {...range} name="to" defaultValue={to} />
      </label>
      <button type="submit">{words.compare.submit}</button>
    </form>
  );
}
