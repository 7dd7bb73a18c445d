"use client";

import { Spotlight, spotlight } from "@mantine/spotlight";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { momentIn, type Place, type PlaceGroup } from "./places";

type Excerpt = { field: string; before: string; hit: string; after: string };
export type FoundRecord = Place & { kind: string; excerpt?: Excerpt };

/** The list hands these on to the area that scrolls, though its type does not say so. */
const scrolledByKeys = { viewportProps: { tabIndex: 0 } };

/** Everything by its name: pages, what can be begun, and the records of the register at the moment that is looked at. */
export function Palette({
  groups,
  actions,
  searchAt,
  asked,
}: {
  groups: readonly PlaceGroup[];
  actions: readonly Place[];
  /** The address that answers with records: `?q=` is added. */
  searchAt: string;
  /** Grows each time somebody asks for the palette. */
  asked: number;
}) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const moment = momentIn(useSearchParams());
  const records = useRecords(searchAt, query.trim(), moment);

  // biome-ignore lint/correctness/useExhaustiveDependencies: opens once for each time it was asked for
  useEffect(() => spotlight.open(), [asked]);

  const open = (href: string) => () => router.push(href);
  const pages = matching(
    groups.flatMap(({ places }) => places),
    query,
  );
  const begun = query.trim() === "" ? actions.slice(0, 1) : matching(actions, query);
  const isEmpty = records.length + pages.length + begun.length === 0;
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={420}
      // The lock would write a style element of its own, which the policy of the page refuses.
      lockScroll={false}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      attributes={{ content: { "aria-label": "Search everything" } }}
    >
      <Spotlight.Search placeholder="Where to, or what?" aria-label="Search everything" />
      <Spotlight.ActionsList {...scrolledByKeys}>
        {kindsOf(records).map(({ kind, found }) => (
          <Spotlight.ActionsGroup key={kind} label={kind}>
            {found.map(({ href, label, excerpt }) => (
              <Spotlight.Action
                key={href}
                label={label}
                description={excerpt && aroundHit(excerpt)}
                onClick={open(href)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {records.length > 0 ? (
          <Spotlight.Action
            label={`All that has “${query.trim()}”`}
            onClick={open(`/staff/find?q=${encodeURIComponent(query.trim())}`)}
          />
        ) : null}
        {pages.length > 0 ? (
          <Spotlight.ActionsGroup label="Pages">
            {pages.map(({ href, label }) => (
              <Spotlight.Action key={href} label={label} onClick={open(href)} />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {begun.length > 0 ? (
          <Spotlight.ActionsGroup label="Begin">
            {begun.map(({ href, label }) => (
              <Spotlight.Action key={href} label={label} onClick={open(href)} />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {isEmpty ? <Spotlight.Empty>Nothing has this name.</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function kindsOf(records: readonly FoundRecord[]) {
  return [...new Set(records.map(({ kind }) => kind))].map((kind) => ({
    kind,
    found: records.filter((record) => record.kind === kind),
  }));
}

function aroundHit({ field, before, hit, after }: Excerpt): string {
  return `${field}: ${before}${hit}${after}`;
}

function matching(places: readonly Place[], query: string): Place[] {
  const words = query.trim().toLowerCase().split(/\s+/);
  return places.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}

const pauseMilliseconds = 150;
const shortest = 2;

/** The records that match, asked for when the typing pauses; a late answer to an earlier question is dropped. */
function useRecords(searchAt: string, text: string, moment: string): readonly FoundRecord[] {
  const [found, setFound] = useState<readonly FoundRecord[]>([]);
  useEffect(() => {
    if (text.length < shortest) return;
    const giveUp = new AbortController();
    const timer = setTimeout(() => {
      fetch(`${searchAt}?q=${encodeURIComponent(text)}&${moment}`, { signal: giveUp.signal })
        .then(async (answer) => (answer.ok ? ((await answer.json()) as FoundRecord[]) : []))
        .then(setFound)
        // Pages and actions are still there without the records.
        .catch(() => undefined);
    }, pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      giveUp.abort();
    };
  }, [searchAt, text, moment]);
  return text.length < shortest ? [] : found;
}
