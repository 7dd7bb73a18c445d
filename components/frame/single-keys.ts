"use client";

import { useLocalStorage } from "@mantine/hooks";

/** Whether single keys are shortcuts; who speaks to the machine can switch them off (WCAG 2.2, 2.1.4). */
export function useSingleKeys(): readonly [boolean, (value: boolean) => void] {
  const [kept, keep] = useLocalStorage<"on" | "off">({
    key: "recital-single-keys",
    defaultValue: "on",
  });
  return [kept !== "off", (value) => keep(value ? "on" : "off")];
}
