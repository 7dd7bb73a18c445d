import { beforeAll, describe, test } from "vitest";
import { playHistories } from "@/lib/testing/agreed-histories";
import { testDatabase } from "@/lib/testing/database";
import { setDatabase } from "../database/current";

/** As many as take a few seconds; `npm run bench -- histories` plays 1,000. */
const histories = 6;
const seed = 20_261_121;

describe("agreed lists", () => {
  beforeAll(async () => setDatabase((await testDatabase()).database));

  test(`equal a model of the law in memory at every step of ${histories} histories (seed ${seed})`, async () => {
    await playHistories(histories, seed);
  }, 120_000);
});
