import { realClock } from "@/lib/clock";
import type { FormOption } from "@/lib/domain/record/record-form-view";
import { database } from "../database/current";
import { mayCome } from "../people/access-end";

/** Who may own a record: the members of staff who can sign in, by name. */
export async function staffOptions(): Promise<FormOption[]> {
  const users = await database().user.findMany({
    where: mayCome(realClock()),
    select: { id: true, name: true, email: true },
  });
  return users
    .map(({ id, name, email }) => ({ value: id, label: name ?? email }))
    .toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}

/** What members of staff are called, also those who have left: for the records that they own. */
export async function staffNames(): Promise<ReadonlyMap<string, string>> {
  const users = await database().user.findMany({ select: { id: true, name: true, email: true } });
  return new Map(users.map(({ id, name, email }) => [id, name ?? email]));
}
