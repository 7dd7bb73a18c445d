/**
 * A pure function that remembers what it answered: the same few questions come ten thousand times.
 *
 * @param most  how many answers are kept before all are forgotten
 * @param keyOf what of a question decides its answer
 */
export function remembered<Question, Answer>(
  most: number,
  keyOf: (question: Question) => string,
  answer: (question: Question) => Answer,
): (question: Question) => Answer {
  const known = new Map<string, { readonly is: Answer }>();
  return (question) => {
    const key = keyOf(question);
    const found = known.get(key);
    if (found !== undefined) return found.is;
    const is = answer(question);
    if (known.size >= most) known.clear();
    known.set(key, { is });
    return is;
  };
}
