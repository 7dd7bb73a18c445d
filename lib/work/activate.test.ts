import { expect, test } from "vitest";
import { activateChangeSet } from "@/lib/data/gate/activation";
import { openStory, purpose } from "@/lib/testing/story";
import { activateDue } from "./activate";

test("a change that fails keeps no other from taking effect, and takes effect in a later round", async () => {
  const story = await openStory(["a", "b"].map((name) => ({ name, cast: [{ ref: "one" }] })));
  const ids: string[] = [];
  for (const scene of ["a", "b"]) {
    const id = await story.announced([await purpose(scene, "x")]);
    await story.mail(id);
    ids.push(id);
  }
  const [failing, other] = ids;
  story.pass(31);
  const broken: typeof activateChangeSet = (actor, id, on) => {
    if (id === failing) throw new Error("planted");
    return activateChangeSet(actor, id, on);
  };
  expect(await activateDue(story.system(), broken)).toEqual({ activated: [other] });
  expect(await activateDue(story.system())).toEqual({ activated: [failing] });
});
