import { beforeAll, describe, expect, test } from "vitest";
import { checkDealings } from "@/lib/domain/findings/check";
import { openStory, purpose, type Story } from "@/lib/testing/story";
import { homeFor } from "../home/home";
import { presentRegister } from "../register";
import { dealingsNow } from "./dealings";
import { presentFindings } from "./standing-findings";

describe("dealings", () => {
  let story: Story;
  let announced = "";

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", cast: [{ ref: "one" }, { ref: "two", contacts: 0 }] },
    ]);
    announced = await story.announced([await purpose("desk-a", "told")]);
    await story.mail(announced);
  });

  test("hold each notice with how it fared", async () => {
    const { changes, contacts, published } = await dealingsNow();
    const change = changes.find(({ id }) => id === announced);
    expect(change?.state).toBe("ANNOUNCED");
    expect(change?.owed.toSorted()).toEqual(
      change?.notices.map(({ agreementRef }) => agreementRef),
    );
    const told = change?.notices.map(({ startsOn, deliveries }) => [startsOn !== null, deliveries]);
    expect(told).toEqual([
      [true, { all: 1, good: 1 }],
      [false, { all: 0, good: 0 }],
    ]);
    expect(contacts.size).toBeGreaterThan(0);
    expect(published?.number).toBeGreaterThan(0);
  });

  test("show a customer without a contact, in the register's findings and at home", async () => {
    const { register } = await presentRegister();
    const found = checkDealings(register, await dealingsNow(), story.today());
    const codes = (wanted: string) => found.filter(({ code }) => code === wanted);
    expect(codes("CHG-005")).toHaveLength(1);
    expect(codes("DPA-002").map(({ ref }) => ref)).toContain(codes("CHG-005")[0]?.ref);
    expect(codes("CHG-004")).toEqual([]);
    const { all } = await presentFindings(register, story.today());
    expect(all.map(({ code }) => code)).toEqual(expect.arrayContaining(["CHG-005", "DPA-002"]));
    const home = await homeFor(story.staff("editor", "EDITOR"));
    expect(home?.findings.counts.error).toBeGreaterThanOrEqual(2);
    expect(home?.findings.waived).toBe(0);
  });
});
