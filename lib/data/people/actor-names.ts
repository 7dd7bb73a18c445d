import { database } from "../database/current";

/** What those who stand in the audit chain are called on screen: a person's name, or Recital itself. */
export async function namesOfActors(
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (prefix: string) => [
    ...new Set(
      actors.flatMap((actor) => (actor.startsWith(prefix) ? [actor.slice(prefix.length)] : [])),
    ),
  ];
  const [users, tokens] = await Promise.all([
    database().user.findMany({
      where: { id: { in: idsOf("user:") } },
      select: { id: true, name: true, email: true },
    }),
    database().apiToken.findMany({
      where: { id: { in: idsOf("token:") } },
      select: { id: true, name: true },
    }),
  ]);
  const names = new Map<string, string>([
    ...users.map(({ id, name, email }) => [`user:${id}`, name ?? email] as const),
    ...tokens.map(({ id, name }) => [`token:${id}`, `Program “${name}”`] as const),
  ]);
  return new Map(
    actors.map((actor) => {
      if (actor.startsWith("user:")) return [actor, names.get(actor) ?? "Someone"];
      if (actor.startsWith("token:")) return [actor, names.get(actor) ?? "A program"];
      return [actor, actor.startsWith("contact:") ? "A contact of the customer" : "Recital"];
    }),
  );
}
