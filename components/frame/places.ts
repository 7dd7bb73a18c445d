/** A page that can be gone to. What the browser needs of the navigation is here; the kinds stay on the server. */
export type Place = { readonly href: string; readonly label: string };
export type PlaceGroup = { readonly label: string | null; readonly places: readonly Place[] };

/** Whether a page is the place itself, or lies within it. */
export function isWithin(path: string, { href }: Place): boolean {
  if (href === "/staff" || href === "/portal") return path === href;
  return path === href || path.startsWith(`${href}/`);
}
