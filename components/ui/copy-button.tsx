"use client";

import { Button } from "@mantine/core";
import { type RefObject, useState } from "react";

/** Copies what stands in the text field of a part of the page, as it was edited there. */
export function CopyButton({ within }: { within: RefObject<HTMLElement | null> }) {
  const [isCopied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    const field = within.current?.querySelector("textarea");
    if (field == null) return;
    await navigator.clipboard.writeText(field.value).then(
      () => setCopied(true),
      // Without a secure address there is no clipboard: what is marked can be copied by hand.
      () => field.select(),
    );
  }
  return (
    <Button type="button" variant="default" size="compact-sm" onClick={() => void copy()}>
      <span aria-live="polite">{isCopied ? "Copied" : "Copy the text"}</span>
    </Button>
  );
}
