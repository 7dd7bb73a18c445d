import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { apply } from "@/lib/domain/register";
import { demoRegister } from "@/lib/testing/demo-annex";
import { exampleRegister } from "@/lib/testing/example-register";
import { dataFlow } from "./data-flow";

const asked = { asOf: day("2026-11-21"), entity: "halden-de" };

function flowOf(kind: "ProcessingActivity" | "Product", ref: string, register = demoRegister()) {
  const flow = dataFlow(register, { kind, ref }, asked);
  if (flow === null) throw new Error(`No flow of ${ref}`);
  return flow;
}

describe("dataFlow", () => {
  const flow = flowOf("ProcessingActivity", "helpdesk-service");
  const ids = flow.nodes.map(({ id }) => id);

  test("leads from people over the activity to those who receive the data", () => {
    expect(flow.links).toContainEqual(
      expect.objectContaining({ from: "people end-users", to: "activity helpdesk-service" }),
    );
    expect(flow.links).toContainEqual(
      expect.objectContaining({
        from: "activity helpdesk-service",
        to: "engagement nordwolke",
        places: "Germany",
      }),
    );
  });

  test("puts each one down the chain a column further", () => {
    const chained = flow.links.filter(
      ({ from, to }) => from.startsWith("engagement") && to.startsWith("engagement"),
    );
    const column = (id: string) => flow.nodes.find((node) => node.id === id)?.column ?? -1;
    expect(chained.length).toBeGreaterThan(0);
    for (const { from, to } of chained) expect(column(to)).toBe(column(from) + 1);
  });

  test("draws each box once, and no way to a box that is not drawn", () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(flow.links.filter(({ from, to }) => !ids.includes(from) || !ids.includes(to))).toEqual(
      [],
    );
  });

  test("of a product joins its activities, without those engaged for other products", () => {
    const product = flowOf("Product", "chat");
    const titles = product.nodes.filter(({ column }) => column === 1).map(({ title }) => title);
    expect(titles).toContain("Live chat");
    expect(titles).not.toContain("Help desk");
    const served = [...demoRegister().Engagement.values()].filter(
      ({ productIds }) => productIds?.length && !productIds.includes("chat"),
    );
    const drawn = product.nodes.map(({ id }) => id);
    expect(served.filter(({ ref }) => drawn.includes(`engagement ${ref}`))).toEqual([]);
  });

  test("marks who gets data in a third country", () => {
    const place = {
      kind: "ProcessingLocation",
      ref: "nordwolke-chile",
      validFrom: day("2026-11-21"),
      body: { engagementId: "nordwolke", country: "CL", locationKind: "BACKUP" },
    } as const;
    const node = (register = demoRegister()) =>
      flowOf("ProcessingActivity", "helpdesk-service", register).nodes.find(
        ({ id }) => id === "engagement nordwolke",
      );
    expect(node()?.isAbroad).toBe(false);
    expect(node(apply(demoRegister(), [place]))).toMatchObject({
      isAbroad: true,
      note: expect.stringContaining("Chile"),
    });
  });

  test("says what is not known", () => {
    const seconddesk = dataFlow(
      exampleRegister("seconddesk-2026.yaml"),
      { kind: "ProcessingActivity", ref: "end-user-data" },
      { ...asked, entity: "seconddesk" },
    );
    expect(seconddesk?.links.filter(({ places }) => places === "country not known")).toHaveLength(
      2,
    );
  });

  test("is null for what is not there", () => {
    expect(dataFlow(demoRegister(), { kind: "Product", ref: "none" }, asked)).toBeNull();
  });
});
