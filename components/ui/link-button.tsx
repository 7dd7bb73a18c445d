import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./ui.module.css";

const keyOf = { new: "c", edit: "e" } as const;

/**
 * A link that looks like a button.
 *
 * `download`: the address is a file to keep. `document`: it is no page of Next (a published file, a preview), so the
 * browser goes there itself. `shortcut`: which key presses it, c or e.
 */
export function LinkButton({
  href,
  variant = "default",
  download = false,
  document = false,
  shortcut,
  children,
}: {
  href: string;
  variant?: "filled" | "default" | "subtle";
  download?: boolean;
  document?: boolean;
  shortcut?: "new" | "edit";
  children: ReactNode;
}) {
  const look = { href, className: classes.linkButton, "data-variant": variant };
  if (download || document) {
    return (
      <a {...look} download={download || undefined}>
        {children}
      </a>
    );
  }
  const key = shortcut && keyOf[shortcut];
  return (
    <Link {...look} prefetch={false} data-shortcut={shortcut} aria-keyshortcuts={key}>
      {children}
    </Link>
  );
}
