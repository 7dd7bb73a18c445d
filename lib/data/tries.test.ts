import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { database, setDatabase } from "./database/current";
import { countTry, forgetTries, takeBackTry } from "./tries";

const limit = { name: "guess", tries: 3, seconds: 60 };

describe("tries", () => {
  beforeAll(async () => {
    setDatabase((await testDatabase()).database);
  });

  async function tried(key: string, times: number): Promise<boolean[]> {
    const answers: boolean[] = [];
    for (let time = 0; time < times; time += 1) answers.push(await countTry(limit, key));
    return answers;
  }

  test("are as many as the limit allows, for each key on its own", async () => {
    expect(await tried("anna", 5)).toEqual([true, true, true, false, false]);
    expect(await tried("bert", 1)).toEqual([true]);
    expect(await countTry({ ...limit, name: "other" }, "anna")).toBe(true);
  });

  test("are all counted when they come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => countTry(limit, "crowd")));
    expect(answers.filter((isAllowed) => isAllowed)).toHaveLength(3);
  });

  test("count no more once they are forgotten, or taken back", async () => {
    await tried("carla", 3);
    await forgetTries(limit, "carla");
    expect(await tried("carla", 3)).toEqual([true, true, true]);
    await tried("dora", 3);
    await takeBackTry(limit, "dora");
    expect(await tried("dora", 2)).toEqual([true, false]);
  });

  test("begin anew when their time is over", async () => {
    await tried("emil", 4);
    await database().rateLimiterFlexible.updateMany({ data: { expire: new Date("2026-01-01") } });
    expect(await tried("emil", 1)).toEqual([true]);
    expect(await database().rateLimiterFlexible.count()).toBe(1);
  });
});
