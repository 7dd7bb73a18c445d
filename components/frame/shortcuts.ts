/** What a key does on the page that is open: it presses or focuses what a person could reach without it. */
export type PageAct = "palette" | "help" | "search" | "new" | "edit" | "next" | "previous";

export type Shortcut = {
  /** One key, or two that are pressed after each other. */
  readonly keys: readonly [string] | readonly [string, string];
  readonly words: string;
} & ({ readonly goTo: string } | { readonly act: PageAct });

/** Every shortcut: the keyboard obeys this list, and the help sheet is drawn from it. */
export const shortcuts: readonly Shortcut[] = [
  { keys: ["/"], words: "Search in this list", act: "search" },
  { keys: ["j"], words: "Next row", act: "next" },
  { keys: ["k"], words: "Previous row", act: "previous" },
  { keys: ["c"], words: "New record of this list", act: "new" },
  { keys: ["e"], words: "Edit this record", act: "edit" },
  { keys: ["?"], words: "This help", act: "help" },
  { keys: ["g", "h"], words: "Go to home", goTo: "/staff" },
  { keys: ["g", "f"], words: "Go to search", goTo: "/staff/find" },
  { keys: ["g", "r"], words: "Go to reviews", goTo: "/staff/reviews" },
  { keys: ["g", "c"], words: "Go to changes", goTo: "/staff/changes" },
  { keys: ["g", "k"], words: "Go to customers", goTo: "/staff/customers" },
  {
    keys: ["g", "a"],
    words: "Go to processing activities",
    goTo: "/staff/processingActivities",
  },
  { keys: ["g", "v"], words: "Go to vendors", goTo: "/staff/vendors" },
  { keys: ["g", "s"], words: "Go to vendor services", goTo: "/staff/vendorServices" },
  { keys: ["g", "e"], words: "Go to engagements", goTo: "/staff/engagements" },
  { keys: ["g", "t"], words: "Go to transfers", goTo: "/staff/transfers" },
  { keys: ["g", "o"], words: "Go to your account", goTo: "/staff/account" },
];

/** What was pressed, as the browser tells it. */
export type Press = {
  readonly key: string;
  readonly hasModifier: boolean;
  readonly isTyping: boolean;
};

export type Heard = {
  /** The key that waits for a second one. */
  readonly waiting: string | null;
  readonly shortcut: Shortcut | null;
};

/** Understands one press after another; never while somebody types. */
export function hear(
  waiting: string | null,
  { key, hasModifier, isTyping }: Press,
  known: readonly Shortcut[] = shortcuts,
): Heard {
  if (hasModifier || isTyping) return { waiting: null, shortcut: null };
  const pressed = waiting === null ? [key] : [waiting, key];
  const shortcut = known.find(({ keys }) => keys.join(" ") === pressed.join(" ")) ?? null;
  const isBeginning =
    waiting === null && known.some(({ keys }) => keys.length === 2 && keys[0] === key);
  return { waiting: shortcut === null && isBeginning ? key : null, shortcut };
}
