"use client";

import { TextInput } from "@mantine/core";
import { type ChangeEvent, type ReactNode, useState } from "react";
import { useField } from "./form-context";

/** A file of this machine. One that is too large is refused before it is sent, where the browser runs scripts. */
export function FileField({
  name,
  label,
  help,
  accept,
  mostBytes,
  tooLarge,
}: {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  accept: string;
  mostBytes: number;
  tooLarge: string;
}) {
  const { id, error } = useField(name);
  const [refusal, setRefusal] = useState<string>();
  function look(event: ChangeEvent<HTMLInputElement>): void {
    const isTooLarge = (event.currentTarget.files?.[0]?.size ?? 0) > mostBytes;
    setRefusal(isTooLarge ? tooLarge : undefined);
    if (isTooLarge) event.currentTarget.value = "";
  }
  return (
    <TextInput
      {...{ id, name, label, accept }}
      description={help}
      error={refusal ?? error}
      type="file"
      onChange={look}
      required
    />
  );
}
