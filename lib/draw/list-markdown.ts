import type { ChangeView } from "@/lib/domain/documents/public-changes";
import type { EntryView } from "@/lib/domain/documents/public-entry";
import type { ListView } from "@/lib/domain/documents/public-list";
import type { Catalogue } from "@/lib/domain/language/catalogue";
import { instantInWords } from "@/lib/domain/language/wording";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { escaped } from "./document-markdown";

/** The list as Markdown: a heading per entry and a line per fact, so that two versions compare well. */
export function drawListMarkdown(
  publication: PublicPublication,
  list: ListView,
  words: Catalogue,
): string {
  const { number, publishedAt, hash, baseUrl } = publication;
  const { organisation, simulated } = publication.public;
  const announced = [...list.announced.flatMap(({ added }) => added), ...list.announcedEntries];
  const lines = [
    `# ${escaped(`${list.title} · ${organisation.name}`)}`,
    ...(simulated ? [`**${words.simulated.title}** ${words.simulated.text}`] : []),
    `${words.publication.short(number)}, ${instantInWords(publishedAt, words)}, SHA-256 ${hash}  `,
    `<${baseUrl}/publications/${number}/>`,
    ...section(words.list.announced, [
      ...list.announced.map(({ change }) => changeLines(change, words)),
      ...announced.map((entry) => entryLines(entry, words)),
    ]),
    ...section(
      words.list.engaged,
      list.engaged.map((entry) => entryLines(entry, words)),
    ),
    ...section(
      words.list.ended,
      list.ended.map((entry) => entryLines(entry, words)),
    ),
  ];
  return `${lines.join("\n\n").replaceAll("  \n\n<", "  \n<")}\n`;
}

function section(title: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`## ${title}`, ...blocks];
}

function changeLines(change: ChangeView, words: Catalogue): string {
  const items = change.items.map(({ name, fact, before, after }) => {
    const step = before === null && after === null ? "" : `: ${before ?? "–"} → ${after ?? "–"}`;
    return `- ${escaped(`${name}, ${fact}${step}`)}`;
  });
  const when = `${change.effectiveLabel} ${change.effective ?? words.unknown}`;
  return [`### ${escaped(`${change.id}: ${change.title}`)}`, "", when, "", ...items].join("\n");
}

function entryLines(entry: EntryView, words: Catalogue): string {
  const { list } = words;
  const places = entry.locations?.map(({ place, kinds }) => `${place}: ${kinds}`);
  const mechanisms = entry.mechanisms?.map(({ regimes, name }) => `${regimes}: ${name}`);
  const facts: [string, string | null][] = [
    ...(entry.namedAs ? [["", entry.namedAs] satisfies [string, string]] : []),
    [list.service, entry.service],
    [list.legalEntity, entry.legalEntity],
    ...(entry.under ? [["", entry.under] satisfies [string, string]] : []),
    [list.purpose, [entry.purpose ?? words.unknown, entry.onlyProducts].filter(Boolean).join(". ")],
    [list.data, entry.data],
    [list.dataSubjects, entry.dataSubjects],
    [list.where, joined(places, words.noneRecorded)],
    [list.mechanism, joined(mechanisms, words.noTransfer)],
    ...(entry.optional ? [["", list.optionalText] satisfies [string, string]] : []),
    ...(entry.note ? [["", entry.note] satisfies [string, string]] : []),
    ...(entry.status === "active" || entry.since
      ? [[list.since, entry.since] satisfies [string, string | null]]
      : []),
    ...(entry.status === "ended"
      ? [[list.endedOn, entry.ended] satisfies [string, string | null]]
      : []),
  ];
  const label = entry.status === "active" ? "" : ` (${words.status[entry.status]})`;
  return [
    `### ${escaped(entry.name)}${label}`,
    "",
    ...facts.map(([term, fact]) => {
      const text = fact === null ? `*${words.unknown}*` : escaped(fact);
      return term === "" ? `- ${text}` : `- ${term}: ${text}`;
    }),
  ].join("\n");
}

function joined(parts: string[] | undefined, none: string): string | null {
  if (parts === undefined) return null;
  return parts.length === 0 ? none : parts.join("; ");
}
