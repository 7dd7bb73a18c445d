import type { Catalogue } from "@/lib/domain/language/catalogue";
import { roughDayInWords } from "@/lib/domain/language/wording";
import type { Narrative } from "@/lib/domain/publication/public-narrative";
import type { Translated } from "@/lib/domain/publication/translated";
import type { Definition, Line, Section } from "./blocks";

/** What a document of a publication says, before it has its head and its foot. */
export type DocumentBody = { title: string; lead: string; sections: Section[] };

/** A fact, or the plain statement that it is not known. */
export function knownLine(text: string | null | undefined, words: Catalogue): Line {
  return { text: text ?? words.unknown };
}

/** The days that a document names for itself; one that it does not name is left out. */
export function daysOfDocument(narrative: Narrative, words: Catalogue): Definition[] {
  const { cookies } = words;
  const days: [string, string | null][] = [
    [cookies.effectiveFrom, narrative.effectiveFrom],
    [cookies.lastUpdated, narrative.lastUpdatedOn],
    [cookies.lastReviewed, narrative.lastReviewedOn],
  ];
  return days.flatMap(([term, day]) =>
    day === null ? [] : [{ term, lines: [{ text: roughDayInWords(day, words) }] }],
  );
}

/** The texts of one language among those that somebody has translated. */
export function textsIn<Texts>(
  translations: Translated<Texts> | undefined,
  tag: string,
): Texts | undefined {
  const byTag: Readonly<Record<string, Texts | undefined>> = translations ?? {};
  return byTag[tag];
}

/**
 * The texts of a document, each beside its heading, in the language of the document where somebody has translated them: short
 * ones under headings of their own would fill pages with air.
 */
export function narrativeItems({ blocks, title }: Narrative, { tag }: Catalogue): Definition[] {
  return blocks.map(({ heading, text, translations }) => {
    const own = textsIn(translations, tag);
    return { term: own?.heading ?? heading ?? title ?? "", lines: [{ text: own?.text ?? text }] };
  });
}

/** How changes of a document are told. */
export function changesSection(narrative: Narrative, words: Catalogue): Section[] {
  const { cookies } = words;
  const channels = narrative.changeChannels.map((code) => cookies.channels.get(code) ?? code);
  if (narrative.changePolicy === null && channels.length === 0) return [];
  return [
    {
      bookmark: cookies.changes,
      blocks: [
        { type: "heading", level: 1, text: cookies.changes },
        ...(narrative.changePolicy === null
          ? []
          : [{ type: "paragraph" as const, text: narrative.changePolicy }]),
        ...(channels.length === 0
          ? []
          : [
              {
                type: "definitions" as const,
                items: [{ term: cookies.toldBy, lines: [{ text: channels.join(", ") }] }],
              },
            ]),
      ],
    },
  ];
}
