import { momentWords } from "@/lib/domain/moment-words";

/** A page that can be gone to. What the browser needs of the navigation is here; the kinds stay on the server. */
export type Place = {
  readonly href: string;
  readonly label: string;
  /** Whether it can show the register at another moment: then a link to it stays at the one that is looked at. */
  readonly isDated?: boolean;
};
export type PlaceGroup = { readonly label: string | null; readonly places: readonly Place[] };

/** Whether a page is the place itself, or lies within it. */
export function isWithin(path: string, { href }: Place): boolean {
  if (href === "/staff" || href === "/portal") return path === href;
  return path === href || path.startsWith(`${href}/`);
}

/** The words of an address that say which moment is looked at, written as they go on; empty for the present. */
export function momentIn(search: { get(name: string): string | null }): string {
  const words = momentWords.flatMap((name) => {
    const day = search.get(name);
    return day === null || day === "" ? [] : [[name, day]];
  });
  return new URLSearchParams(words).toString();
}
