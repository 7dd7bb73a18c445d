import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { certificatesIn } from "./certificates";
import { checkTimeStamp } from "./check-time-stamp";

/**
 * Made by OpenSSL 3.0 (`openssl ts -reply`) with a root, an intermediate and two certificates for time stamps that were thrown
 * away: what another program makes has to be read here.
 */
const fixtures = join(import.meta.dirname, "../../testing/time-stamps");
const content = await readFile(join(fixtures, "content.json"));
const root = certificatesIn(await readFile(join(fixtures, "root.pem"), "utf8"));

describe.each(["rsa", "ec"])("a stamp that OpenSSL made with a key of kind %s", async (name) => {
  const answer = await readFile(join(fixtures, `${name}.tsr`));
  const checked = (bytes: Uint8Array, over: Uint8Array, anchors: typeof root | null) =>
    checkTimeStamp(bytes, { content: over, nonce: null, anchors });

  test("is in order, and leads to its root over the intermediate certificate in it", async () => {
    expect(await checked(answer, content, root)).toMatchObject({
      ok: true,
      value: {
        at: expect.stringMatching(/^2026-11-22T18:28:\d\d\.000Z$/),
        signedBy: `Throw-away TSA ${name}`,
        policy: "1.3.6.1.4.1.99999.1",
        anchored: true,
      },
    });
  });

  test("is not said to be of anybody whom nobody vouched for", async () => {
    expect(await checked(answer, content, null)).toMatchObject({ value: { anchored: false } });
  });

  test("is not over other bytes", async () => {
    const other = Buffer.concat([content, Buffer.from(" ")]);
    expect(await checked(answer, other, root)).toMatchObject({ reason: "stampOfOtherContent" });
  });

  test("does not answer another request", async () => {
    const asked = { content, nonce: Uint8Array.of(1, 2, 3), anchors: root };
    expect(await checkTimeStamp(answer, asked)).toMatchObject({ reason: "stampNonceDiffers" });
  });

  test("does not lead to another certificate", async () => {
    expect(await checked(answer, content, [])).toMatchObject({ reason: "stampNotAnchored" });
  });

  test.each(["20261122182829Z", "Throw-away TSA"])(
    "is found out with a byte of “%s” altered",
    async (text) => {
      const at = answer.lastIndexOf(text);
      const altered = Uint8Array.from(answer);
      altered[at + 5] = (altered[at + 5] ?? 0) ^ 1;
      expect(at).toBeGreaterThan(0);
      expect((await checked(altered, content, root)).ok).toBe(false);
    },
  );

  test("cannot be read when it is cut off, longer, or something else", async () => {
    const longer = Buffer.concat([answer, Buffer.from([0])]);
    for (const bytes of [answer.subarray(0, -1), longer, new Uint8Array(), Buffer.from("<html>")])
      expect(await checked(bytes, content, root)).toMatchObject({ reason: "stampUnreadable" });
  });
});
