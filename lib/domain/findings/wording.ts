/**
 * Wordings that say nothing. English only: a text in another language is never held to be vague.
 * The patterns meet a text in lower case with single spaces and no punctuation.
 */
const vaguePurposes = [
  /(?:improv|enhanc)\w*(?: (?:your|our|the|user|users|customer|customers))* experience/,
  /future (?:reference|research|use)/,
  /(?:legitimate )?(?:business|marketing|it security|research|internal|other|various|administrative) purposes?/,
  /(?:develop|offer|provide) (?:new|better|personali[sz]ed) (?:services|products)/,
  /improv\w* (?:our |the |your )*(?:services?|products?|business)/,
];

const vagueCriteria = [
  /(?:for )?as long as (?:(?:it|this|that|they) )?(?:(?:is|are) )?(?:makes sense|necessary|needed|required|reasonable|possible|useful)/,
  /(?:for )?as long as (?:we|you) (?:need|want|wish)(?: it| them| to)?/,
  /(?:not? longer than|until no longer|while|when no longer) (?:is |are )?(?:necessary|needed|required)/,
  /(?:for )?a reasonable (?:period|time)/,
];

const genericMeasures = [
  /(?:technical (?:and )?organi[sz]ational|organi[sz]ational (?:and )?technical) (?:security )?measures?/,
  /industry (?:standard|best practice)s?/,
  /state of the art/,
  /(?:best|good|market) practices?/,
  /(?:appropriate|adequate|reasonable|suitable) (?:technical |organi[sz]ational |and |security )*(?:measures?|security|safeguards?)/,
];

/** At most so many telling words beside the phrase, and the text is still only the phrase. */
const tellingWordsTolerated = 2;

const fillers = new Set(
  (
    "a all an and any apply applied are as be business by collected data for had has have implemented in information " +
    "is it its keep kept legitimate measures of on or other our personal place process processed processing protect " +
    "purpose purposes retain retained secure security service services store stored such that the their them they this " +
    "to us use used using was we were which will with you your"
  ).split(" "),
);

/**
 * Tells whether a purpose is named in words from which nobody learns what happens.
 *
 * Source: WP260 rev.01, paragraph 12 ("poor practice examples"); WP203, section III.1.1.
 */
export function isVaguePurpose(text: string): boolean {
  return saysOnly(text, vaguePurposes);
}

/** Source: WP260 rev.01, annex, storage period ("as long as necessary" is not sufficient). */
export function isVagueCriterion(text: string): boolean {
  return saysOnly(text, vagueCriteria);
}

/** Source: SCC (EU) 2021/914, Annex II, explanatory note; SCC (EU) 2021/915, Annex III, explanatory note. */
export function isGenericMeasure(text: string): boolean {
  return saysOnly(text, genericMeasures);
}

/**
 * Tells whether consent is read into something else that a person does, or into silence.
 *
 * Source: GDPR Art. 4(11), recital 32 (silence, pre-ticked boxes, inactivity); C-673/17.
 * Reading: "no pre-ticked box" and "never implied" are not taken for the opposite of what they say.
 */
export function isImpliedConsent(text: string): boolean {
  const plain = plainWords(text);
  return impliedConsents.some((pattern) => pattern.test(plain));
}

const impliedConsents = [
  /\bby (?:using|continuing|submitting|visiting|browsing|accessing|entering|registering|remaining|scrolling)\b.*\b(?:consents?|agrees?|accepts?|consented|agreed|accepted)\b/,
  /\b(?:consents?|agrees?|accepts?|given|obtained)\b.*\bby (?:using|continuing|visiting|browsing|accessing|remaining|scrolling)\b/,
  /(?<!\b(?:no|not|never|without) )\b(?:continued|further|mere|simple) use\b/,
  /(?<!\b(?:no|not|never|without) )\b(?:implied|implicit|tacit|deemed|presumed)\b/,
  /(?<!\b(?:no|not|never|without) )\bpre (?:ticked|checked|selected)\b/,
];

function saysOnly(text: string, phrases: readonly RegExp[]): boolean {
  const plain = plainWords(text);
  return phrases.some((phrase) => {
    if (!phrase.test(plain)) return false;
    const rest = plain.replace(phrase, " ").split(" ");
    return rest.filter((word) => word !== "" && !fillers.has(word)).length <= tellingWordsTolerated;
  });
}

/** In lower case, words apart by one space, without punctuation. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’']/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ");
}

/**
 * Tells whether a name or purpose is of a tracker that no service asked for needs: statistics, advertising, tag managers,
 * fonts, chat widgets.
 *
 * Source: Opinion 04/2012 (WP194), sections 3 and 4.
 */
export function namesUnneededTracker(text: string): boolean {
  return unneededTrackers.test(plainWords(text));
}

const unneededTrackers =
  /\b(?:tag manager|web ?fonts?|typekit|adobe fonts|google fonts|analytics?|statistics?|advertis\w*|remarketing|retargeting|session replay|heat ?maps?|a b test\w*|live chat|chat widget|custom audiences?)\b/;

/**
 * Tells whether a text leaves open what it announces: a colon with nothing behind it, or a placeholder.
 *
 * Source: GDPR Art. 12(1), 13(1)(a) and (b).
 * Reading: a colon at the end of a text stands for nothing only where it announces a contact; `{{fact}}` is no blank, since
 * it is filled from the register, and neither is the mark of a passage that a quotation leaves out.
 */
export function hasBlank(text: string): boolean {
  return hasPlaceholder(text) || announcedContact.test(text.trimEnd());
}

/** Whether a clause still holds the form's own instruction, or its dotted line, where a fact belongs. */
export function hasPlaceholder(text: string): boolean {
  return placeholders.some((pattern) => pattern.test(text));
}

const placeholders = [
  /\[\s*(?:specify|insert|enter|to be (?:completed|specified|confirmed))\b[^\]]*\]/i,
  /\[\s*(?:tbd|tbc|x{2,}|_*)\s*\]/i,
  /_{4,}/,
  /\bTBD\b/,
  /\blorem ipsum\b/i,
];

const announcedContact =
  /\b(?:at|contact(?: us)?|officer|e-?mail|address|telephone|phone|write to us|reach us)\b[^.\n]{0,60}:$/i;
