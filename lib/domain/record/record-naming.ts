import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { inSentence } from "./record-surroundings";

/** What a change of one record is called, until its author calls it otherwise: "Change vendor Acme". */
export function suggestedTitle(
  what: "Add" | "Change" | "End",
  kind: KindName,
  title: string,
): string {
  return `${what} ${inSentence(kinds[kind].label)} ${title}`.slice(0, 200).trim();
}
