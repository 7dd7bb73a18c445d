"use client";

import { useEffect, useRef, useState } from "react";
import { TextField } from "@/components/forms/fields";
import { proposedRef } from "@/lib/domain/record/proposed-ref";
import { formNames } from "@/lib/domain/record/record-form-names";

/** The ref of a new record: shows, while the name is typed, what it will be if it is left empty. */
export function RefField({ titleInput }: { titleInput: string }) {
  const holder = useRef<HTMLDivElement>(null);
  const [proposed, setProposed] = useState("");

  useEffect(() => {
    // Not by the form's own list of its fields: a field that is itself named "elements" stands in its place.
    const form = holder.current?.closest("form");
    const title = form?.querySelector(`[name="${CSS.escape(titleInput)}"]`);
    if (!(title instanceof HTMLInputElement || title instanceof HTMLTextAreaElement)) return;
    const propose = () =>
      setProposed(title.value === "" ? "" : proposedRef(title.value, () => false));
    propose();
    title.addEventListener("input", propose);
    return () => title.removeEventListener("input", propose);
  }, [titleInput]);

  return (
    <div ref={holder}>
      <TextField
        name={formNames.ref}
        label="Ref"
        help="Stands in addresses and files, and never changes. Left empty, it is made from the name."
        maxLength={80}
        placeholder={proposed}
      />
    </div>
  );
}
