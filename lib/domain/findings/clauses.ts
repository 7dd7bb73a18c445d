const joint = /(,\s+|:\s+|\s+(?:and|but|while|whereas|although|though|however|yet)\s+)/i;

/** What makes words a statement of their own, as statements on security have it. English only. */
const verb =
  /\b(?:is|are|was|were|be|been|being|has|have|had|can|cannot|may|must|will|uses?|used|using|runs?|remains?|stays?|(?:accept|allow|block|deactivat|disabl|enabl|encrypt|enforc|forbid|negotiat|offer|permit|prohibit|protect|refus|reject|requir|secur|serv|support|switch|turn)\w*)\b/i;

/** Words that add to what was said before, not to what follows. */
const addition = /^(?:as|by|for|from|in|including|on|only|or|with)\b/i;

/**
 * The clauses of one sentence: what stands between commas and conjunctions and has a verb. Entries of a list have none, and stay
 * with the clause that they are the subject or the object of.
 */
export function clausesOf(sentence: string): string[] {
  const [first = "", ...rest] = sentence.split(joint);
  const clauses: string[] = [first];
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const [between = "", fragment = ""] = [rest[at], rest[at + 1]];
    const last = clauses.at(-1) ?? "";
    const isMore = !verb.test(last) || (addition.test(fragment) && !verb.test(fragment));
    if (isMore) clauses[clauses.length - 1] = `${last}${between}${fragment}`;
    else clauses.push(fragment);
  }
  const end = clauses.at(-1) ?? "";
  if (clauses.length === 1 || verb.test(end)) return clauses;
  return [...clauses.slice(0, -2), `${clauses.at(-2)}, ${end}`];
}
