import type { DocumentView } from "@/lib/domain/documents/blocks";
import type { Printable } from "./printable";

const anywhere = { width: Number.POSITIVE_INFINITY, fontSize: 1 };

/**
 * Refuses a view that cannot be drawn rightly, before anything is drawn.
 *
 * It walks over every text of the view, whatever its block: the drawing library swallows an error that is thrown
 * while it draws, and lets every scheme of address through.
 *
 * @throws RangeError that names the character or the address
 */
export function checkView(view: DocumentView, print: Printable): void {
  checkValue(view, "", print);
}

function checkValue(value: unknown, key: string, print: Printable): void {
  if (typeof value === "string") {
    print.fit(value, anywhere);
    if (key === "href") checkAddress(value);
  } else if (value instanceof Object) {
    for (const [name, part] of Object.entries(value)) checkValue(part, name, print);
  }
}

function checkAddress(href: string): void {
  if (!/^(https?:\/\/|mailto:)\S+$/i.test(href)) {
    throw new RangeError(
      `A document links only to http, https and mailto addresses, not to "${href}"`,
    );
  }
}
