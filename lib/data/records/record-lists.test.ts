import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { kindNames, type kinds } from "@/lib/domain/kinds/kinds";
import { isField, listColumns } from "@/lib/domain/list/list-columns";
import { type ListQuery, parseListQuery } from "@/lib/domain/list/list-query";
import { done } from "@/lib/domain/result";
import { openStory, type Story } from "@/lib/testing/story";
import { addRevisions } from "../register";
import { write } from "../write";
import { eachListRow, listRecords, pageSize, type RecordList } from "./record-lists";

const names = ["Éclair", "apple", "Banana", "", "apple"];
const tiers = ["HIGH", "LOW", undefined, "MEDIUM"];
const many = 2 * pageSize + 7;

/** Vendors with few different names and tiers, many without: order must come from more than the value. */
function vendorBody(index: number): Record<string, unknown> {
  const entity = index % 4 === 0 ? "client-gmbh" : "vendor-inc";
  return {
    name: `${names[index % names.length]} ${index % 6}`.trim(),
    ...(tiers[index % tiers.length] && { riskTier: tiers[index % tiers.length] }),
    ...(index % 3 === 0 && { legalEntityId: entity }),
    ...(index % 3 === 1 && { fieldStates: { legalEntityId: { state: "UNKNOWN" } } }),
    ...(index === 12 && { notes: "Signed 100% in Łódź_1" }),
  };
}

describe("a list of records", () => {
  let story: Story;
  let entities: string[] = [];

  beforeAll(async () => {
    story = await openStory([{ name: "desk-a", cast: [{ ref: "one" }] }]);
    const known = await listRecords(story.editor(), "LegalEntity", asked({}, "LegalEntity"));
    entities = known?.rows.map(({ ref }) => ref) ?? [];
    const [first = "", second = ""] = entities;
    const drafts = Array.from({ length: many }, (_, index) => {
      const body = vendorBody(index);
      if ("legalEntityId" in body) body.legalEntityId = index % 4 === 0 ? first : second;
      return { kind: "Vendor" as const, ref: `v-${index}`, validFrom: story.today(), body };
    });
    await write(story.system(), { type: "mail.paused" }, async (tx, entry) =>
      done(await addRevisions(tx, entry, drafts, null)),
    );
  });

  function asked(
    parameters: Record<string, string>,
    kind: keyof typeof kinds = "Vendor",
  ): ListQuery {
    const { query, notes } = parseListQuery(kind, parameters);
    expect(notes).toEqual([]);
    return query;
  }
  async function vendors(parameters: Record<string, string>): Promise<RecordList> {
    const list = await listRecords(story.editor(), "Vendor", asked(parameters));
    if (list === null) throw new Error("Refused");
    return list;
  }
  async function refs(parameters: Record<string, string>): Promise<string[]> {
    return (await vendors(parameters)).rows.map(({ ref }) => ref);
  }
  async function allPages(query: ListQuery): Promise<string[]> {
    const seen: string[] = [];
    for (let place: ListQuery["place"] = null; ; ) {
      const list: RecordList | null = await listRecords(story.editor(), "Vendor", {
        ...query,
        place,
      });
      seen.push(...(list?.rows.map(({ ref }) => ref) ?? []));
      place = list?.next ?? null;
      if (place === null) return seen;
    }
  }

  test.each([
    "name",
    "-name",
    "riskTier",
    "-riskTier",
    "legalEntityId",
    "-legalEntityId",
    "notes",
    "validFrom",
    "-ref",
  ])(
    "shows each record exactly once over its pages when sorted by %s, those without a value last",
    async (sort) => {
      const query = asked({ sort });
      const seen = await allPages(query);
      expect(seen).toHaveLength(many + 1);
      expect(new Set(seen).size).toBe(many + 1);
      if (!isField(query.sort.column)) return;
      const empties = await allPages(asked({ sort, [query.sort.column]: "_none" }));
      expect(seen.slice(seen.length - empties.length)).toEqual(empties);
    },
  );

  test("goes back over the same pages by which one came", async () => {
    for (const sort of ["riskTier", "-legalEntityId", "notes"]) {
      const first = await vendors({ sort });
      const second = await vendors({ sort, after: first.next?.ref ?? "" });
      const third = await vendors({ sort, after: second.next?.ref ?? "" });
      expect(third.next).toBeNull();
      const back = await vendors({ sort, before: third.previous?.ref ?? "" });
      expect(back.rows).toEqual(second.rows);
      const beginning = await vendors({ sort, before: back.previous?.ref ?? "" });
      expect(beginning.rows).toEqual(first.rows);
      expect(beginning.previous).toBeNull();
    }
  });

  test("sorts texts as dictionaries do, choices in their own order and references by title", async () => {
    const titles = (await allRows({ sort: "name" })).map((cells) => cells[0]);
    expect(titles.indexOf("apple 0")).toBeLessThan(titles.indexOf("Banana 0"));
    expect(titles.indexOf("Banana 0")).toBeLessThan(titles.indexOf("Éclair 0"));
    const seen = (await allRows({ sort: "riskTier", columns: "riskTier" })).map(([, tier]) => tier);
    expect([...new Set(seen)]).toEqual(["Low", "Medium", "High", ""]);
    const entity = (await allRows({ sort: "-legalEntityId", columns: "legalEntityId" }))
      .map(([, title]) => title ?? "")
      .filter((title) => title !== "" && title !== "UNKNOWN");
    expect(entity).toEqual(entity.toSorted((one, other) => other.localeCompare(one, "en")));
    expect(new Set(entity).size).toBeGreaterThan(1);
  });

  async function allRows(parameters: Record<string, string>): Promise<string[][]> {
    const rows: string[][] = [];
    for await (const some of eachListRow(story.editor(), "Vendor", asked(parameters))) {
      rows.push(
        ...some.map(({ cells }) =>
          cells.map((cell) => {
            if (cell.type === "records") return cell.links.map(({ title }) => title).join();
            if (cell.type === "state") return cell.state;
            return "text" in cell ? cell.text : "";
          }),
        ),
      );
    }
    return rows;
  }

  test("finds words anywhere in the texts of a record, in any letter case, all of them", async () => {
    expect(await refs({ search: "łódź" })).toEqual(["v-12"]);
    expect(await refs({ search: "SIGNED lódź" })).toEqual([]);
    expect(await refs({ search: "100% _1" })).toEqual(["v-12"]);
    expect(await refs({ search: "0%%" })).toEqual([]);
    expect(await refs({ search: "\\" })).toEqual([]);
    const { count, all } = await vendors({ search: "banana" });
    expect(count).toBe(await countOf(/Banana/));
    expect(all).toBe(many + 1);
  });

  async function countOf(name: RegExp): Promise<number> {
    return Array.from({ length: many }, (_, index) => vendorBody(index)).filter(({ name: own }) =>
      name.test(String(own)),
    ).length;
  }

  test("finds a record by the title of one that it names", async () => {
    const [first = ""] = entities;
    const title = await titleOf(first);
    const found = await refs({ search: title });
    expect(found).toContain("v-0");
    expect(found).not.toContain("v-1");
  });

  async function titleOf(ref: string): Promise<string> {
    const list = await listRecords(story.editor(), "LegalEntity", asked({}, "LegalEntity"));
    const cell = list?.rows.find((row) => row.ref === ref)?.cells[0];
    return cell?.type === "title" ? cell.text : "";
  }

  test("filters by choice, by reference, by state and by what has no value", async () => {
    const of = (is: (index: number) => boolean) =>
      Array.from({ length: many }, (_, index) => index).filter(is).length;
    expect((await vendors({ riskTier: "HIGH" })).count).toBe(of((index) => index % 4 === 0));
    expect((await vendors({ riskTier: "HIGH,LOW" })).count).toBe(of((index) => index % 4 < 2));
    expect((await vendors({ riskTier: "_none", search: "v-" })).count).toBe(
      of((index) => index % 4 === 2),
    );
    expect((await vendors({ riskTier: "HIGH,_none", search: "v-" })).count).toBe(
      of((index) => index % 2 === 0),
    );
    expect((await vendors({ legalEntityId: "_unknown" })).count).toBe(
      of((index) => index % 3 === 1),
    );
    expect((await vendors({ legalEntityId: "_notApplicable" })).count).toBe(0);
    const [first = ""] = entities;
    expect((await vendors({ legalEntityId: first, search: "v-" })).count).toBe(
      of((index) => index % 12 === 0),
    );
    expect((await vendors({ notes: "_some" })).rows.map(({ ref }) => ref)).toEqual(["v-12"]);
  });

  test("begins anew, and says so, when the record that its page began behind is gone", async () => {
    const list = await vendors({ after: "v-none" });
    expect(list.isWhereAsked).toBe(false);
    expect(list.rows).toEqual((await vendors({})).rows);
  });

  test("can be sorted by every column of every kind, and filtered by every filling of it", async () => {
    for (const kind of kindNames) {
      for (const { name } of listColumns(kind)) {
        const filter = name === "ref" || name === "validFrom" ? {} : { [name]: "_some,_none" };
        const list = await listRecords(
          story.editor(),
          kind,
          asked({ sort: `-${name}`, columns: name, search: "e", ...filter }, kind),
        );
        const plain = await listRecords(story.editor(), kind, asked({ search: "e" }, kind));
        expect(list?.count).toBe(plain?.count);
      }
    }
  });

  const narrowed: readonly Record<string, string>[] = [
    {},
    { search: "an v-1" },
    { riskTier: "HIGH,_none" },
    { legalEntityId: "_unknown,_none" },
    { search: "e" },
  ];

  test.each(["Vendor", "Engagement", "Appointment", "Customer", "LegalEntity"] as const)(
    "of %s reads at a past moment, page by page, as the present list did then",
    async (kind) => {
      const moment = { asOf: story.today() };
      for (const { name } of listColumns(kind)) {
        for (const more of kind === "Vendor" ? narrowed : [{}, { search: "e" }]) {
          const parameters = { ...more, sort: name.length % 2 === 0 ? name : `-${name}` };
          const now = await listRecords(story.editor(), kind, asked(parameters, kind));
          const then = await listRecords(
            story.editor(),
            kind,
            asked({ ...parameters, ...moment }, kind),
          );
          const refsOf = (list: RecordList | null) => list?.rows.map(({ ref }) => ref);
          expect(refsOf(then), `${kind} by ${parameters.sort}`).toEqual(refsOf(now));
          expect(then).toMatchObject({ count: now?.count, all: now?.all, next: now?.next });
        }
      }
    },
  );

  test("goes back over the pages of a past moment, and keeps the moment in its links", async () => {
    const moment = { asOf: story.today(), sort: "riskTier" };
    const first = await vendors(moment);
    const second = await vendors({ ...moment, after: first.next?.ref ?? "" });
    const back = await vendors({ ...moment, before: second.previous?.ref ?? "" });
    expect(back.rows).toEqual(first.rows);
    expect(first.rows[0]?.cells[0]).toMatchObject({
      href: expect.stringContaining(`?asOf=${story.today()}`),
    });
  });

  test("gives files the rows of that moment, by both of its dates", async () => {
    const fileOf = async (parameters: Record<string, string>) => {
      const rows: unknown[] = [];
      for await (const some of eachListRow(story.editor(), "Vendor", asked(parameters)))
        rows.push(...some);
      return rows.length;
    };
    const { all } = await vendors({});
    expect(await fileOf({ asOf: story.today() })).toBe(all);
    expect(await fileOf({ recordedAt: story.today() })).toBe(all);
    expect(await fileOf({ asOf: "2001-01-01" })).toBe(0);
    expect(await fileOf({ asOf: story.today(), recordedAt: "2001-01-01" })).toBe(0);
  });

  test("is empty at a moment before anything was recorded, or was true", async () => {
    expect(await vendors({ asOf: "2001-01-01" })).toMatchObject({ all: 0, rows: [] });
    expect(await vendors({ recordedAt: "2001-01-01" })).toMatchObject({ all: 0, rows: [] });
  });

  test("is not for requesters", async () => {
    const requester = story.staff("requester", "REQUESTER");
    expect(await listRecords(requester, "Vendor", asked({}))).toBeNull();
    const rows = [];
    for await (const some of eachListRow(requester, "Vendor", asked({}))) rows.push(...some);
    expect(rows).toEqual([]);
  });

  test("is for everybody else on the staff, and for the system", async () => {
    for (const role of ["EDITOR", "APPROVER", "DPO", "AUDITOR", "ADMINISTRATOR"] as const) {
      expect(await listRecords(story.staff("one", role), "Vendor", asked({}))).not.toBeNull();
    }
    expect(await listRecords(systemActor("cli", story.at()), "Vendor", asked({}))).not.toBeNull();
  });
});
