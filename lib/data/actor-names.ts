import { database } from "./database/current";

/** What those who stand in the audit chain are called on screen: a person's name, or Recital itself. */
export async function namesOfActors(
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = actors.flatMap((actor) => (actor.startsWith("user:") ? [actor.slice(5)] : []));
  const users = await database().user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, email: true },
  });
  const names = new Map(users.map(({ id, name, email }) => [`user:${id}`, name ?? email]));
  return new Map(
    actors.map((actor) => {
      if (actor.startsWith("user:")) return [actor, names.get(actor) ?? "Someone"];
      return [actor, actor.startsWith("contact:") ? "A contact of the customer" : "Recital"];
    }),
  );
}
