import type { Actor } from "@/lib/auth/actor";
import { announcedBesideChange } from "@/lib/data/announcing/announced-beside";

/** The other announced changes of the same, for whoever is about to have customers told; nothing where there are none. */
export async function besideWords(id: string, actor: Actor): Promise<string> {
  const beside = await announcedBesideChange(id, actor);
  if (beside.length === 0) return "";
  const names = beside.map((one) => `${one.id} (${one.title})`).join(", ");
  return `\nAlso announced, about the same records or sub-processors: ${names}. Whichever takes effect first makes untrue what the notices of the other list.`;
}
