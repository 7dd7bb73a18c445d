/** What the register calls something in English, in German and in French. */
export type FactWordRow = readonly [english: string, german: string, french: string];
