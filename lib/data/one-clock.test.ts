import { beforeAll, describe, expect, test, vi } from "vitest";
import { clock, realClock } from "@/lib/clock";
import { addDays, dateIn, instantOf } from "@/lib/domain/calendar";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { find } from "@/lib/domain/register";
import { openStory, purpose, type Story } from "@/lib/testing/story";
import { activateDue } from "@/lib/work/activate";
import { database } from "./database/current";
import { dayOf } from "./days";
import { loadRegister, presentRegister } from "./register";

// Read once by this file's process, before anything asks for it.
vi.stubEnv("RECITAL_CLOCK", "+P40D");

describe("under a clock that is 40 days ahead", () => {
  let story: Story;
  const begins = dateIn(instantOf(clock().toString()), "UTC");

  beforeAll(async () => {
    story = await openStory([{ name: "desk-a", cast: [{ ref: "one" }] }], begins);
  });

  test("the whole way from proposal to effect goes by that clock, and the worker takes the planned step", async () => {
    expect(begins).toBe(addDays(dateIn(instantOf(realClock().toString()), "UTC"), 40));
    const id = await story.announced([await purpose("desk-a", "more")]);
    await story.mail(id);
    story.pass(30);
    expect(await activateDue(story.system())).toEqual({ activated: [] });
    const day = story.pass(1);
    expect(day).toBe(addDays(begins, 31));
    expect(await activateDue(story.system())).toEqual({ activated: [id] });
    const notice = await database().notice.findFirstOrThrow({ where: { changeSetId: id } });
    expect([
      dayOf(notice.startsOn),
      dayOf(notice.objectionLastDay),
      dayOf(notice.effectiveOn),
    ]).toEqual([begins, addDays(begins, 30), day]);
    expect(find((await presentRegister()).register, "Engagement", "desk-a")?.purpose).toBe("more");
    expect(
      find(await loadRegister(addDays(day, -1), story.at()), "Engagement", "desk-a")?.purpose,
    ).toBe("start");
  });

  test("no instant or day that counts comes from the database's own clock, which stands beside as evidence", async () => {
    const real = new Date(realClock().epochMilliseconds);
    const tomorrow = new Date(real.getTime() + 86_400_000);
    const columns = await database().$queryRaw<{ table: string; column: string }[]>`
      select c.table_name as table, c.column_name as column from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type like 'timestamp%' and c.table_name not like '\\_%'`;
    expect(columns.length).toBeGreaterThan(20);
    for (const { table, column } of columns) {
      const [row] = await database().$queryRawUnsafe<{ early: number; late: number }[]>(
        `select (count(*) filter (where "${column}" < $1))::int as early, (count(*) filter (where "${column}" >= $1))::int as late from "${table}"`,
        tomorrow,
      );
      if (column === "databaseAt") expect(row?.late, `${table}.${column}`).toBe(0);
      else expect(row?.early, `${table}.${column}`).toBe(0);
    }
  });

  test("what is made says that it is simulated, and the installation stays so", async () => {
    const publications = await database().publication.findMany();
    expect(publications.length).toBeGreaterThan(1);
    expect(
      publications.every(
        ({ simulated, publicPart }) =>
          simulated && (JSON.parse(publicPart) as PublicPart).simulated,
      ),
    ).toBe(true);
    expect(await database().installation.findFirst()).toMatchObject({ simulated: true });
  });
});
