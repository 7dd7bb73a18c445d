import type { Instant } from "@/lib/domain/calendar";
import { todayIn } from "@/lib/domain/organisation-day";
import { database } from "../database/current";
import { columnOf } from "../days";
import { presentRegister } from "../register";

/** The announced change sets whose planned day has come, and the active ones that some agreement has yet to follow. */
export async function dueChangeSets(at: Instant): Promise<string[]> {
  const { register } = await presentRegister();
  const rows = await database().changeSet.findMany({
    where: {
      OR: [
        // What waits for signatures alone has no planned day.
        { state: "ANNOUNCED", plannedOn: null },
        { state: "ANNOUNCED", plannedOn: { lte: columnOf(todayIn(register, at)) } },
        { state: "ACTIVE", notices: { some: { effectiveOn: null, declinedAt: null } } },
      ],
    },
    select: { id: true },
    orderBy: { number: "asc" },
  });
  return rows.map(({ id }) => id);
}
