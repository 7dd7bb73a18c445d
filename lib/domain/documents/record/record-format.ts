export const recordFormats = ["pdf", "xlsx", "csv", "json", "jsonld"] as const;
export type RecordFormat = (typeof recordFormats)[number];
