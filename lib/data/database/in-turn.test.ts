import { afterAll, beforeAll, expect, test } from "vitest";
import { openStory, purpose, type Story } from "@/lib/testing/story";
import { database } from "./current";

const warnings: string[] = [];
const heard = ({ message }: Error) => void warnings.push(message);
let story: Story;

beforeAll(async () => {
  process.on("warning", heard);
  story = await openStory([{ name: "desk-a", cast: [{ ref: "one" }] }]);
});

afterAll(() => {
  process.off("warning", heard);
});

test("many relations read in one transaction are asked for one after the other", async () => {
  const id = await story.announced([await purpose("desk-a", "another")]);
  await story.mail(id);
  const deliveries = await database().$transaction((tx) =>
    tx.delivery.findMany({
      include: { announcement: true, contact: true, notices: true, attempts: true },
    }),
  );
  expect(deliveries).not.toEqual([]);
  expect(warnings).toEqual([]);
});

test("a query that fails keeps none behind it waiting", async () => {
  const answers = await database().$transaction((tx) =>
    Promise.allSettled([tx.$queryRaw`select 1 / 0`, tx.$queryRaw`select 1 as one`]),
  );
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(await database().$queryRaw`select 1 as one`).toEqual([{ one: 1 }]);
});
