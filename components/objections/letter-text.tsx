"use client";

import { type ReactNode, useRef } from "react";
import { CopyButton } from "../ui/copy-button";

/** The draft of a letter in a field, and a button that copies it as it stands there. */
export function LetterText({ children }: { children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  return (
    <div ref={part}>
      {children}
      <p>
        <CopyButton within={part} />
      </p>
    </div>
  );
}
