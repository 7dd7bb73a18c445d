import type { PageAct } from "./shortcuts";

/** Presses or focuses what stands on the page; without it nothing happens. */
export function act(what: Exclude<PageAct, "palette" | "help">): void {
  if (what === "search") focus(document.querySelector("main input[type=search]"));
  else if (what === "new") press("main a[data-shortcut=new]");
  else if (what === "edit") press("main a[data-shortcut=edit]");
  else step(what === "next" ? 1 : -1);
}

function press(selector: string): void {
  const found = document.querySelector(selector);
  if (found instanceof HTMLElement) found.click();
}

function focus(found: Element | null | undefined): void {
  if (found instanceof HTMLElement) found.focus();
}

/** Moves to the name in the next or previous row of the list. */
function step(by: 1 | -1): void {
  const names = [...document.querySelectorAll("main [data-list] tbody tr")].flatMap(
    (row) => row.querySelector("a") ?? [],
  );
  const row = document.activeElement?.closest("tr");
  const at = names.findIndex((name) => row?.contains(name));
  if (at === -1) focus(by === 1 ? names[0] : names.at(-1));
  else focus(names[at + by]);
}
