import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";

type Props = { product: string | null; day: string; words: Catalogue };

/** Asks for the list of another day. It needs no script; what it asks is answered from the published files. */
export function AskForDay({ product, day, words }: Props) {
  return (
    <form className="ask" method="get" action={`/${folderOf(words)}as-of`}>
      <label>
        {words.asOf.ask} <input type="date" name="on" defaultValue={day} required />
      </label>
      {product && <input type="hidden" name="product" value={product} />}
      <button type="submit">{words.asOf.show}</button>
    </form>
  );
}
