import { afterEach, describe, expect, test } from "vitest";
import type { StampRefusal } from "@/lib/domain/evidence/time-stamp";
import { type Fault, timeStampAuthority } from "@/lib/testing/time-stamp-authority";
import { askTimeStamp } from "./ask-time-stamp";

const content = new TextEncoder().encode("what is stamped");
const patience = 2_000;
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function authority(fault: Fault = {}) {
  const opened = await timeStampAuthority(fault);
  closing.push(opened.close);
  return opened;
}

describe("an authority", () => {
  test("is told the hash alone, and what it answers is checked up to its root", async () => {
    const { url, anchor, requests } = await authority();
    const stamped = await askTimeStamp({ url: new URL(url), anchors: anchor, patience }, content);
    expect(stamped).toMatchObject({
      ok: true,
      value: { facts: { signedBy: "Authority of the tests", anchored: true } },
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers["content-type"]).toBe("application/timestamp-query");
    expect(requests[0]?.body.includes("what is stamped")).toBe(false);
  });

  test("gets name and password in a header", async () => {
    const { url, requests } = await authority();
    const named = new URL(url.replace("//", "//me:s%40me@"));
    expect((await askTimeStamp({ url: named, anchors: null, patience }, content)).ok).toBe(true);
    const basic = `Basic ${Buffer.from("me:s@me").toString("base64")}`;
    expect(requests[0]?.headers.authorization).toBe(basic);
  });

  const faults: [string, Fault, StampRefusal][] = [
    ["does not grant one", { refuses: true }, "stampNotGranted"],
    ["answers that it cannot", { status: 503 }, "stampNotAnswered"],
    ["leads elsewhere", { status: 302 }, "stampNotAnswered"],
    ["answers nothing", { silent: true }, "stampNotAnswered"],
    ["answers too much", { body: "0".repeat(300_000) }, "stampNotAnswered"],
    ["answers a page", { body: "<html>Sign in</html>" }, "stampUnreadable"],
    ["stamps something else", { content: "another" }, "stampOfOtherContent"],
    ["answers another request", { nonce: 5 }, "stampNonceDiffers"],
    ["does not name its certificate", { unnamed: true }, "stampSignatureWrong"],
    ["signs as a web server", { usages: ["1.3.6.1.5.5.7.3.1"] }, "stampNotForStamping"],
    [
      "may sign more than stamps",
      { usages: ["1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.1"] },
      "stampNotForStamping",
    ],
    ["does not insist on what its certificate is for", { uncritical: true }, "stampNotForStamping"],
    ["has a certificate that ended", { expired: true }, "stampNotForStamping"],
    ["has issuers in a circle", { circle: true }, "stampNotAnchored"],
    ["is ten minutes slow", { secondsOff: -600 }, "stampTimeDiffers"],
    ["is ten minutes fast", { secondsOff: 600 }, "stampTimeDiffers"],
  ];

  test.each(faults)("that %s gives no stamp", async (_, fault, reason) => {
    const { url, anchor } = await authority(fault);
    const short = fault.silent ? 100 : patience;
    const asked = { url: new URL(url), anchors: anchor, patience: short };
    expect(await askTimeStamp(asked, content)).toEqual({ ok: false, reason });
  });

  test("of another root than the one named gives no stamp", async () => {
    const [{ url }, { anchor }] = [await authority(), await authority()];
    expect(await askTimeStamp({ url: new URL(url), anchors: anchor, patience }, content)).toEqual({
      ok: false,
      reason: "stampNotAnchored",
    });
  });

  test("that nobody listens for is not waited for", async () => {
    const { url, close } = await timeStampAuthority();
    await close();
    expect(await askTimeStamp({ url: new URL(url), anchors: null, patience }, content)).toEqual({
      ok: false,
      reason: "stampNotAnswered",
    });
  });
});
