/** Holidays worked out from their rules, so that lists of days can be compared with them. Days are UTC midnights. */

export const msPerDay = 86_400_000;
export const written = (time: number) => new Date(time).toISOString().slice(0, 10);
const dayAt = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day);
export const weekday = (time: number) => new Date(time).getUTCDay();

/** Easter Sunday by the anonymous Gregorian rule. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayAt(year, Math.floor(f / 31), (f % 31) + 1);
}

/** The first (1) or last (-1) Monday of a month. */
function monday(year: number, month: number, which: 1 | -1): number {
  let time = which === 1 ? dayAt(year, month, 1) : dayAt(year, month + 1, 0);
  while (weekday(time) !== 1) time += which * msPerDay;
  return time;
}

/** A holiday on a weekend is kept on the next working day that is none itself. */
function substituted(times: readonly number[]): number[] {
  const kept: number[] = [];
  for (const time of times) {
    let day = time;
    while (weekday(day) === 0 || weekday(day) === 6 || kept.includes(day)) day += msPerDay;
    kept.push(day);
  }
  return kept;
}

/** Closing days of TARGET, and bank holidays of England and Wales without those of one year alone. */
export const holidaysByRule: Readonly<Record<string, (year: number) => number[]>> = {
  target: (year) => [
    dayAt(year, 1, 1),
    easter(year) - 2 * msPerDay,
    easter(year) + msPerDay,
    dayAt(year, 5, 1),
    dayAt(year, 12, 25),
    dayAt(year, 12, 26),
  ],
  "england-wales": (year) => [
    ...substituted([dayAt(year, 1, 1)]),
    easter(year) - 2 * msPerDay,
    easter(year) + msPerDay,
    monday(year, 5, 1),
    monday(year, 5, -1),
    monday(year, 8, -1),
    ...substituted([dayAt(year, 12, 25), dayAt(year, 12, 26)]),
  ],
};
