import type { TrackerTechnology } from "@/lib/domain/reference/enums";

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

/**
 * Tells whether a limit that a document puts on rights confines objection to marketing or profiling.
 *
 * Source: GDPR Art. 21(1) to (3).
 */
export function limitsObjection(text: string): boolean {
  const plain = plainWords(text);
  return /\bobject\w*\b/.test(plain) && /\b(?:marketing|profiling)\b/.test(plain);
}

/**
 * Tells whether a text promises something without any exception, so that one counterexample makes it untrue.
 *
 * Source: GDPR Art. 5(1)(a); Directive 2005/29/EC, Art. 6(1).
 * Reading: a word that is itself denied ("not irreversible") is no such promise.
 */
export function isAbsoluteClaim(text: string): boolean {
  return absoluteClaims.test(plainWords(text));
}

const absoluteClaims =
  /(?<!\b(?:not|no|isnt|cannot be) )\b(?:never|always|anonymi[sz]ed|anonymous(?:ly)?|irreversibl[ey]|impossible|guaranteed?|absolutely|completely|fully secure|100)\b/;

/**
 * Tells whether a statement promises that data go only to places with adequate protection.
 *
 * Source: GDPR Art. 13(1)(f), 45.
 */
export function promisesAdequacy(text: string): boolean {
  return adequatePlaces.test(plainWords(text));
}

const adequatePlaces =
  /\b(?:only|exclusively|solely)\b.*\b(?:adequate|adequacy|equivalent|within the (?:eea|eu|european))\b|\b(?:never|not|no)\b.*\b(?:outside|leave)\b.*\b(?:eea|eu|european)\b/;

/** Whether a measure is said to keep something unencrypted. */
export function deniesEncryption(text: string): boolean {
  return /\b(?:not|isnt|arent|un|without) ?(?:be |been )?(?:encrypt\w*|encryption)\b/.test(
    plainWords(text),
  );
}

/**
 * Tells whether a name or purpose is of a tracker that follows people more closely than statistics do: recorded sessions,
 * recognised devices, advertising, marketing automation. Some are known by the name of the product.
 *
 * Source: Opinion 04/2012 (WP194), section 4; Opinion 9/2014 (WP224).
 */
export function namesProfilingTracker(text: string): boolean {
  return profilingTrackers.test(plainWords(text));
}

const profilingTrackers =
  /\b(?:session (?:replays?|recordings?)|replays? sessions?|record\w* sessions?|heat ?maps?|finger ?prints?|fingerprinting|advertis\w*|remarketing|retargeting|marketing automation|custom audiences?|full ?story|hotjar|mouseflow|smartlook|log ?rocket|inspectlet|lucky orange|crazy egg|drip)\b/;

/** Software that is no longer supported, or menus that its successor does not have. */
export function namesRetiredSoftware(text: string): boolean {
  return retiredSoftware.test(plainWords(text));
}

const retiredSoftware =
  /\b(?:internet explorer|ie ?(?:[5-9]|1[01])|msie|netscape|edge legacy|edgehtml|safari for windows|adobe flash|flash player|firefox os|blackberry browser)\b/;

/** The technologies of trackers that a text names in English, other than cookies. */
export function technologiesNamed(text: string): TrackerTechnology[] {
  const plain = plainWords(text);
  return technologyWords.flatMap(([technology, words]) => (words.test(plain) ? [technology] : []));
}

const technologyWords: readonly (readonly [TrackerTechnology, RegExp])[] = [
  ["LOCAL_STORAGE", /\blocal ?storage\b/],
  ["SESSION_STORAGE", /\bsession ?storage\b/],
  ["INDEXED_DB", /\bindexed ?db\b/],
  ["PIXEL", /\b(?:pixels?|web beacons?|clear gifs?|gif tags?)\b/],
  ["SDK", /\bsdks?\b/],
  ["FINGERPRINT", /\bfinger ?print\w*\b/],
];
