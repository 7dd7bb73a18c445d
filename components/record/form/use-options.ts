"use client";

import { useEffect, useState } from "react";
import type { FormOption } from "@/lib/domain/record/record-form-view";

const pauseMilliseconds = 150;
const shownAtMost = 20;

/**
 * What a search finds, as it is typed.
 *
 * @param href answers with options; null: all there are stand in `options`
 */
export function useOptions(
  href: string | null,
  options: readonly FormOption[],
  search: string,
  within: string | null,
): { found: readonly FormOption[]; failed: boolean } {
  const [answer, setAnswer] = useState<readonly FormOption[]>([]);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (href === null || search === "") return;
    const abort = new AbortController();
    const ask = setTimeout(async () => {
      try {
        const query = new URLSearchParams({
          q: search,
          ...(within === null ? {} : { in: within }),
        });
        const response = await fetch(`${href}?${query}`, { signal: abort.signal });
        setFailed(!response.ok);
        setAnswer(response.ok ? await response.json() : []);
      } catch {
        if (!abort.signal.aborted) setFailed(true);
      }
    }, pauseMilliseconds);
    return () => {
      clearTimeout(ask);
      abort.abort();
    };
  }, [href, search, within]);

  if (search === "") return { found: [], failed: false };
  return { found: href === null ? matching(options, search) : answer, failed };
}

function matching(options: readonly FormOption[], search: string): FormOption[] {
  const sought = search.toLowerCase();
  const begins = options.filter(({ label }) => label.toLowerCase().startsWith(sought));
  const holds = options.filter(
    ({ label, value }) =>
      !label.toLowerCase().startsWith(sought) && `${label} ${value}`.toLowerCase().includes(sought),
  );
  return [...begins, ...holds].slice(0, shownAtMost);
}
