import { expect, inject, test } from "vitest";
import { playLives } from "./play-lives";

const lives = 50;
const seed = 20_261_122;

test(`a change that takes effect for all at once is where a model in memory says, at every step of ${lives} lives (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  await expect(
    playLives(inject("serverUrl"), { isPerCustomer: false, lives, seed }),
  ).resolves.toBeUndefined();
});
