const here = "http://here.invalid";

/** The path to go on to, where it leads to a page of ours; else the other. Nothing leads to another site. */
export function ownPath(wanted: string | readonly string[] | undefined, otherwise: string): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/")) return otherwise;
  // The very reading of the browser, for which "//", "/\" and a tab between slashes begin another host.
  if (!URL.canParse(wanted, here)) return otherwise;
  const { origin, pathname, search, hash } = new URL(wanted, here);
  return origin === here && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : otherwise;
}
