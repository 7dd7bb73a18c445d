import type { CommonBody } from "@/lib/domain/kinds/kind";

type Body = Readonly<Record<string, unknown>> & CommonBody;

/** A text of a record in another language, whose original reads differently now. */
export type StaleTranslation = { readonly language: string; readonly field: string };

/**
 * The translations of a record whose original was changed after they were made.
 *
 * Source: GDPR Art. 12(1) (what people are told is intelligible: a translation says what the original says).
 * Reading: a translation was made when its own text last changed; nothing is kept beside it that could be forgotten.
 *
 * @param bodies the record as it read, the oldest first; null while it was ended. The last is the one in question
 * @returns      none where the last is null
 */
export function staleTranslations(bodies: readonly (Body | null)[]): StaleTranslation[] {
  const made = new Map<string, { text: string; original: string }>();
  for (const body of bodies) {
    for (const { language, field, text } of translationsIn(body)) {
      const key = `${language} ${field}`;
      if (made.get(key)?.text !== text) made.set(key, { text, original: originalOf(body, field) });
    }
  }
  const last = bodies.at(-1) ?? null;
  return translationsIn(last)
    .filter(
      ({ language, field }) =>
        made.get(`${language} ${field}`)?.original !== originalOf(last, field),
    )
    .map(({ language, field }) => ({ language, field }));
}

/** The texts of a record in other languages, one by one. */
export function translationsIn(
  body: CommonBody | null,
): { language: string; field: string; text: string }[] {
  return Object.entries(body?.translations ?? {}).flatMap(([language, texts]) =>
    Object.entries(texts).map(([field, text]) => ({ language, field, text })),
  );
}

function originalOf(body: Body | null, field: string): string {
  return JSON.stringify(body?.[field] ?? null);
}
