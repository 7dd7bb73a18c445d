import { describe, expect, test } from "vitest";
import { hashPassword, isPassword, passwordProblem } from "./passwords";

describe("a password", () => {
  test("is kept as argon2id with the parameters of OWASP, salted anew each time", async () => {
    const [one, two] = await Promise.all([
      hashPassword("four words in a row"),
      hashPassword("four words in a row"),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await isPassword(one, "four words in a row")).toBe(true);
    expect(await isPassword(one, "four words in a roW")).toBe(false);
  });

  test("is the same however an accent was typed", async () => {
    expect(
      await isPassword(await hashPassword("caf\u00e9 au lait chaud"), "cafe\u0301 au lait chaud"),
    ).toBe(true);
  });

  test("of nobody is none: not even the one that is compared with", async () => {
    expect(await isPassword(null, "the password of nobody")).toBe(false);
  });

  test("needs length, and nothing else of composition", () => {
    const email = "anna@helpdesk.example";
    expect(passwordProblem("correct horse", email)).toBeNull();
    expect(passwordProblem("abcdefghijk", email)).toContain("12");
    expect(passwordProblem("x1".repeat(129), email)).toContain("256");
    expect(passwordProblem("Anna@helpdesk.example", email)).toContain("e-mail address");
    expect(passwordProblem("aaaaaaaaaaaaaaa", email)).toContain("repeats");
  });
});
