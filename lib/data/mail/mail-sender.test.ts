import { describe, expect, test, vi } from "vitest";
import { given } from "@/lib/testing/given";
import { mailSender } from "./mail-sender";

/** A process reads its settings once: each case is a process of its own. */
async function senderWith(mailFrom: string, register = given.completeRegister()) {
  vi.resetModules();
  vi.stubEnv("MAIL_FROM", mailFrom);
  const fresh = await import("./mail-sender");
  return fresh.mailSender(register).from;
}

describe("whom mails are from", () => {
  const { from } = mailSender(given.completeRegister());

  test("is the organisation by its name, where the settings name nobody", async () => {
    expect(from.name).toBe("Helpdesk");
    expect(await senderWith("privacy@acme.example")).toEqual({
      name: "Helpdesk",
      address: "privacy@acme.example",
    });
  });

  test("is whom the settings name", async () => {
    expect(await senderWith("Privacy team <privacy@acme.example>")).toEqual({
      name: "Privacy team",
      address: "privacy@acme.example",
    });
  });

  test("is an address alone where there is no organisation yet", async () => {
    expect(await senderWith("privacy@acme.example", given.register({}))).toEqual({
      name: null,
      address: "privacy@acme.example",
    });
  });
});
