"use client";

import { useField } from "@/components/forms/form-context";

/** What a form carries along unseen; what the server sent back counts. */
export function HiddenFields({ names }: { names: readonly string[] }) {
  return names.map((name) => <HiddenField key={name} name={name} />);
}

function HiddenField({ name }: { name: string }) {
  const { value } = useField(name);
  return <input type="hidden" name={name} value={value ?? ""} readOnly />;
}
