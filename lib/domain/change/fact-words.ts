/** Words that decide what a sentence states, whatever stands around them: what denies, limits, counts or measures time. */
const words = {
  denies: [
    ..."not no never none nor neither without cannot unless except".split(" "),
    ..."nicht kein keine keinen keiner keinem keines nie niemals ohne außer weder".split(" "),
    ..."ne pas non aucun aucune jamais sans sauf ni".split(" "),
  ],
  limits: [
    ..."only all any every always must may shall optional".split(" "),
    ..."nur alle allen aller jede jeder jedes immer muss darf".split(" "),
    ..."seulement tous toutes tout toute toujours doit peut".split(" "),
  ],
  counts: [
    ..."one two three four five six seven eight nine ten eleven twelve fourteen fifteen".split(" "),
    ..."twenty thirty forty fifty sixty ninety hundred thousand half".split(" "),
    ..."ein eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf vierzehn".split(" "),
    ..."fünfzehn zwanzig dreißig vierzig fünfzig sechzig neunzig hundert tausend".split(" "),
    ..."deux trois quatre cinq sept huit neuf dix onze douze quatorze quinze vingt".split(" "),
    ..."trente quarante cinquante soixante cent mille".split(" "),
  ],
  measures: [
    ..."hour hours day days week weeks month months year years".split(" "),
    ..."stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren".split(
      " ",
    ),
    ..."heure heures jour jours semaine semaines mois an ans année années".split(" "),
  ],
} as const;

export const factWords: ReadonlySet<string> = new Set(Object.values(words).flat());
