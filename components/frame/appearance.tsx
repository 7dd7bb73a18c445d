"use client";

import { useMantineColorScheme } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import classes from "./frame.module.css";

const schemes = [
  { value: "auto", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** Light or dark; kept in this browser. Without script the pages are light. */
export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The server cannot know what this browser keeps.
  const chosen = useMounted() ? colorScheme : "auto";
  return (
    <label className={classes.appearance}>
      Appearance
      <select
        value={chosen}
        onChange={({ target }) => {
          const scheme = schemes.find(({ value }) => value === target.value);
          if (scheme) setColorScheme(scheme.value);
        }}
      >
        {schemes.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
