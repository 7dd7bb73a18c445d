import { customerQueryOf, customersPath } from "../customer/customer-query";
import { kindOfPlural, listPath } from "../record/record-address";
import { listHref, parseListQuery } from "./list-query";

/** A list as somebody saved it, for whoever looks at that list. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  /** What the address says behind the question mark; empty: the whole list. */
  readonly query: string;
  readonly shared: boolean;
  readonly isOwn: boolean;
  /** The list opens so for whoever looks. */
  readonly isDefault: boolean;
  /** Who saved it; null where that is whoever looks. */
  readonly by: string | null;
};

/** The saved views of one list, and which state of the list the page shows. */
export type SavedViews = {
  readonly list: string;
  readonly path: string;
  /** What the address says now, written as it is saved. */
  readonly current: string;
  readonly views: readonly SavedView[];
  readonly mayShare: boolean;
};

/** In the address: the list as it is without any view, for those for whom it opens in one. */
export const wholeList = "view=all";

const changesList = { path: "/staff/changes", words: ["state", "find"] };

/** Where a list is; null where there is no such list. */
export function pathOfList(list: string): string | null {
  if (list === "changes") return changesList.path;
  const kind = kindOfPlural(list);
  return kind === null ? null : listPath(kind);
}

/** The state of a list as its address says it, written in one way; the page of a longer list is no part of it. */
export function tidyQuery(list: string, query: string): string {
  const given = Object.fromEntries(new URLSearchParams(query));
  if (list === "changes") {
    const kept = changesList.words.flatMap((word): [string, string][] =>
      given[word] ? [[word, given[word]]] : [],
    );
    return new URLSearchParams(kept).toString();
  }
  if (list === "customers")
    return behind(customersPath({ ...customerQueryOf(given), after: null }));
  const kind = kindOfPlural(list);
  return kind === null ? "" : behind(listHref(kind, parseListQuery(kind, given).query));
}

function behind(address: string): string {
  return address.split("?")[1] ?? "";
}

/** The address of a list in some state. With a default view, the whole list has to be asked for. */
export function viewHref(path: string, query: string, hasDefault: boolean): string {
  if (query !== "") return `${path}?${query}`;
  return hasDefault ? `${path}?${wholeList}` : path;
}

/** The address of a list that was made without regard to a default view. */
export function besideDefault(href: string, hasDefault: boolean): string {
  return hasDefault && !href.includes("?") ? `${href}?${wholeList}` : href;
}
