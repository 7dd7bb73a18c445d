import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readForm } from "./forms";

const input = z.object({ name: z.string() });

describe("a form", () => {
  test("that holds a text-direction character is shown again without it, and told where it was", () => {
    expect(readForm(input, { name: "Ac\u202Eme", "tags[]": ["x\u0000"] })).toEqual({
      wrong: {
        status: "invalid",
        errors: {
          name: [
            "This has a control or text-direction character, U+202E, at place 3. It is taken out: look, and send again.",
          ],
          "tags[]": [expect.stringContaining("U+0000, at place 2")],
        },
        typed: { name: "Acme", "tags[]": ["x"] },
      },
    });
  });

  test("is read where its texts are plain, and a password is nobody's business", () => {
    expect(readForm(input, { name: "Acme\nGmbH", password: "\u202E" })).toEqual({
      value: { name: "Acme\nGmbH" },
    });
  });
});
