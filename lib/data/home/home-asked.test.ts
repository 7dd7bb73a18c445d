import { expect, test } from "vitest";
import { given } from "@/lib/testing/given";
import { overdueReviews } from "./home-asked";

const late = "2024-01-31";
const vendors = Array.from({ length: 12 }, (_, index) =>
  given.vendor({ ref: `nobodys-${index}`, name: `Vendor ${index}`, lastReviewedOn: late }),
);
const register = given.register({
  Vendor: [
    ...vendors,
    given.vendor({ ref: "mine", name: "Mine", ownerId: "me", lastReviewedOn: late }),
    given.vendor({ ref: "hers", name: "Hers", ownerId: "her", lastReviewedOn: late }),
    given.vendor({ ref: "gone", name: "Gone", ownerId: "unknown", lastReviewedOn: late }),
  ],
});
const staff = new Map([
  ["me", "Me"],
  ["her", "Her"],
]);

test("an overdue review waits for its owner, and one that nobody owns for whoever may see to it", () => {
  const { review, unowned } = overdueReviews(register, given.today, { userId: "me", staff });
  expect(review.items.map(({ title }) => title)).toEqual(["Mine"]);
  expect(unowned.items).toHaveLength(10);
  expect(unowned.all).toEqual({ count: 13, href: "/staff/reviews?whose=nobody" });
  expect(unowned.items.every(({ title }) => title !== "Hers")).toBe(true);
});
