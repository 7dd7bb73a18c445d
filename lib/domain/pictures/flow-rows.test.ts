import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { list } from "@/lib/domain/register";
import { demoRegister } from "@/lib/testing/demo-annex";
import { type DataFlow, dataFlow, type FlowNode } from "./data-flow";
import { flowRows, noteInWords } from "./flow-rows";

const asked = { asOf: day("2026-11-22"), entity: "halden-de" };

function flows(): DataFlow[] {
  return (["Product", "ProcessingActivity"] as const).flatMap((kind) =>
    list(demoRegister(), kind).flatMap(
      ({ ref }) => dataFlow(demoRegister(), { kind, ref }, asked) ?? [],
    ),
  );
}

const lonely: FlowNode = {
  id: "activity alone",
  record: null,
  title: "Alone",
  note: "as controller",
  column: 1,
  isAbroad: false,
  unverified: null,
};

describe("the table beside the picture of a flow", () => {
  const drawn = flows();

  test("has each way of the picture once, and each of its boxes", () => {
    for (const flow of drawn) {
      const rows = flowRows(flow);
      const ways = rows.map(({ from, to }) => `${from?.id} ${to.id}`);
      expect(ways).toEqual(flow.links.map(({ from, to }) => `${from} ${to}`));
      const boxes = new Set(rows.flatMap(({ from, to }) => (from === null ? [to] : [from, to])));
      expect(boxes).toEqual(new Set(flow.nodes));
    }
  });

  test("has a box that no way leads to or from in a row of its own", () => {
    const rows = flowRows({ title: "Alone", nodes: [lonely], links: [] });
    expect(rows).toMatchObject([{ from: null, to: { title: "Alone" } }]);
  });

  test("says of a way what its transfers rest on that nobody looked up", () => {
    const marked = drawn.flatMap(flowRows).filter(({ unverified }) => unverified !== null);
    expect(marked.length).toBeGreaterThan(0);
    expect(
      marked.filter(({ mechanism }) => mechanism === "" || mechanism === "none recorded"),
    ).toEqual([]);
  });
});

describe("what stands below the name of a box", () => {
  test("says that it is abroad, and that this was never looked up, in words and not by colour alone", () => {
    const unverified = { source: "Recalled", checkedOn: "2026-11-21" };
    expect(noteInWords(lonely)).toBe("as controller");
    expect(noteInWords({ ...lonely, note: "Japan", isAbroad: true, unverified })).toBe(
      "Japan, third country, unverified",
    );
  });
});
