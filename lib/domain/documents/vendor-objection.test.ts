import { expect, test } from "vitest";
import { given } from "@/lib/testing/given";
import { type ObjectedContract, vendorObjectionLetter } from "./vendor-objection";

const party = { name: "Halden Desk GmbH", street: null, place: null, country: null };
const contract: ObjectedContract = {
  title: "Mailwerk",
  version: "4",
  signedOn: "2024-03-12",
  notice: null,
  objection: null,
  lastDay: null,
  earliestEffectiveOn: null,
  daysTooSoon: 0,
};

function linesOf(known: Partial<ObjectedContract>): string[] {
  const letter = vendorObjectionLetter({
    from: party,
    to: { ...party, name: "Mailwerk Inc." },
    on: given.today,
    number: 1,
    subject: "Change",
    receivedOn: given.today,
    statedEffectiveOn: null,
    changes: null,
    contracts: [{ ...contract, ...known }],
    hasSay: true,
    isProcessor: false,
    customersEarliestOn: null,
    grounds: "It is a risk.",
    mark: null,
  });
  return letter.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "definitions" ? block.items : []))
    .filter(({ term }) => term === "Mailwerk")
    .flatMap(({ lines }) => lines.map(({ label, text }) => `${label}: ${text}`));
}

test("a letter says which version of the contract is meant, and when it was signed", () => {
  expect(linesOf({})).toEqual(["Version of the contract: 4", "Contract signed on: 12 March 2024"]);
  expect(linesOf({ signedOn: "2024-03" })[1]).toBe("Contract signed on: 2024-03");
});

test.each([
  [{ signedOn: null }, ["Version of the contract: 4"]],
  [{ signedOn: " " }, ["Version of the contract: 4"]],
  [{ version: null }, ["Contract signed on: 12 March 2024"]],
  [{ version: "", signedOn: "" }, []],
])("and leaves out whole what nobody knows: %j", (known, lines) => {
  expect(linesOf(known)).toEqual(lines);
});
