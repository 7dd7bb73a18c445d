import { describe, expect, test } from "vitest";
import { linkToken, readLinkToken } from "./link-token";

const secret = "a secret of this installation, long enough";

describe("a link without sign-in", () => {
  const token = linkToken(secret, "objection", "delivery-1");

  test("names what it was made for", () => {
    expect(readLinkToken(secret, "objection", token)).toBe("delivery-1");
  });

  test("opens nothing of another purpose or of another installation", () => {
    expect(readLinkToken(secret, "unsubscribe", token)).toBeNull();
    expect(readLinkToken("another secret that is long enough", "objection", token)).toBeNull();
  });

  test.each([
    "",
    ".",
    `${token}x`,
    `${token}.`,
    token.slice(1),
    // As many letters as a seal has, and more bytes.
    `${token.slice(0, -1)}é`,
    `${linkToken(secret, "objection", "delivery-2").split(".")[0]}.${token.split(".")[1]}`,
  ])("is refused when it reads %j", (changed) => {
    expect(readLinkToken(secret, "objection", changed)).toBeNull();
  });
});
