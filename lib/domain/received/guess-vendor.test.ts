import { expect, test } from "vitest";
import { given } from "@/lib/testing/given";
import { guessVendors, proposedVendor } from "./guess-vendor";
import { statedDays } from "./stated-days";

const vendor = (ref: string, name: string, website: string) => given.vendor({ ref, name, website });
const register = given.completeRegister({
  Vendor: [
    given.vendor(),
    vendor("acme", "Acme", "https://www.acme.example"),
    vendor("boreal", "Boréal Cloud", "https://boreal.example"),
  ],
  VendorService: [
    given.vendorService(),
    given.vendorService({ ref: "acme-mail", vendorId: "acme", name: "Mail relay" }),
  ],
  VendorAlias: [
    { ref: "old", validFrom: given.today, vendorServiceId: "acme-mail", name: "Postmaster Pro" },
  ],
});
const words = { sender: "", subject: "", text: "" };
const guessed = (more: Partial<typeof words>) => guessVendors(register, { ...words, ...more });

test("the domain that sent the mail weighs more than any name in it", () => {
  const guesses = guessed({
    sender: "Legal <no-reply@mail.acme.example>",
    subject: "New sub-processor",
    text: "From March on we use Boreal Cloud.",
  });
  expect(guesses).toEqual([
    { vendorRef: "acme", ground: "SENDER" },
    { vendorRef: "boreal", ground: "TEXT" },
  ]);
  expect(proposedVendor(guesses)?.vendorRef).toBe("acme");
});

test("a name counts as whole words, whatever its accents, and so does a former name", () => {
  expect(guessed({ subject: "BOREAL CLOUD: notice" })).toEqual([
    { vendorRef: "boreal", ground: "SUBJECT" },
  ]);
  expect(guessed({ text: "Postmaster Pro will move" })).toEqual([
    { vendorRef: "acme", ground: "TEXT" },
  ]);
  expect(guessed({ text: "Acmeology is a word" })).toEqual([]);
  // Another one's domain that only ends alike.
  expect(guessed({ sender: "x@notacme.example" })).toEqual([]);
});

test("of two that are as likely, neither is proposed", () => {
  const guesses = guessed({ text: "Acme and Boreal Cloud merge." });
  expect(guesses).toHaveLength(2);
  expect(proposedVendor(guesses)).toBeNull();
  expect(proposedVendor([])).toBeNull();
});

test("days are read in words and ISO form, in three languages, in their order; an ambiguous one is not", () => {
  expect(
    statedDays(
      "Effective March 1st, 2027 (2027-03-02). Ab dem 3. März 2027, à compter du 1er août 2027, 4 Sept. 2027; 05/06/2027, 31 June 2027, 2027-02-30.",
    ),
  ).toEqual(["2027-03-01", "2027-03-02", "2027-03-03", "2027-08-01", "2027-09-04"]);
});
