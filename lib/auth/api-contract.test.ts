import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { realClock } from "@/lib/clock";
import {
  listChangesBefore,
  listNoticesAfter,
  readChange,
  readConsequence,
} from "@/lib/data/changes/change-reads";
import { authorisedFor } from "@/lib/data/gate/authorised";
import { recordBounce } from "@/lib/data/mail/bounces";
import { addApiToken } from "@/lib/data/programs/api-tokens";
import { authorised } from "@/lib/domain/api/authorised";
import { bounce } from "@/lib/domain/api/bounce";
import { changeOne, changesListed } from "@/lib/domain/api/changes";
import { changeConsequence } from "@/lib/domain/api/consequence";
import { changeNotices } from "@/lib/domain/api/notices";
import type { Operation } from "@/lib/domain/api/operation";
import { type Problem, problemSchema } from "@/lib/domain/api/problem";
import { scopes } from "@/lib/domain/api/scopes";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { apiRoute, otherMethods } from "./api-door";

const base = "https://register.example/api/v1";
type Route = ReturnType<typeof apiRoute>;
const routes = {
  authorised: apiRoute(authorised, (actor, { customer, engagement = null }) =>
    authorisedFor(actor, { customer, engagement }),
  ),
  bounce: apiRoute(bounce, (actor, _nothing, returned) => recordBounce(actor, returned)),
  changes: apiRoute(changesListed, listChangesBefore),
  change: apiRoute(changeOne, (actor, { id }) => readChange(actor, id)),
  consequence: apiRoute(changeConsequence, (actor, { id }) => readConsequence(actor, id)),
  notices: apiRoute(changeNotices, listNoticesAfter),
};

let story: Story;
let secret = "";
let changeSet = "";

beforeAll(async () => {
  story = await openStory([
    { name: "desk", cast: [{ ref: "one" }, { ref: "two" }, { ref: "three", contacts: 0 }] },
  ]);
  const draft = { name: "x", scopes, days: 1 };
  ({ secret } = expectDone(await addApiToken(story.administrator(), draft, realClock())));
  changeSet = await story.announced([await purpose("desk", "more")]);
});

function ask(route: Route, address: string, params: Record<string, string> = {}) {
  const headers = { authorization: `Bearer ${secret}` };
  return route(new Request(`${base}${address}`, { headers }), { params: Promise.resolve(params) });
}

/** What the description promises, and nothing beside it. */
async function answered<Answer extends z.ZodType>(
  { answer }: Pick<Operation<z.ZodObject, z.ZodType, Answer>, "answer">,
  response: Promise<Response>,
): Promise<z.output<Answer>> {
  const { status, ...rest } = await response.then(async (one) => ({
    status: one.status,
    body: (await one.json()) as unknown,
  }));
  expect(status).toBe(200);
  return answer.parse(rest.body);
}

async function problem(response: Promise<Response>): Promise<Problem> {
  return problemSchema.parse(await (await response).json());
}

describe("what programs read of changes", () => {
  test("is the list page by page, the newest first, each once", async () => {
    const more = [];
    for (const word of ["a", "b", "c"]) more.push(await story.drafted(await purpose("desk", word)));
    const seen: string[] = [];
    for (let next: string | null = "CS-999999999"; next !== null; ) {
      const page: z.output<typeof changesListed.answer> = await answered(
        changesListed,
        ask(routes.changes, `/changes?limit=2&before=${next}`),
      );
      seen.push(...page.changes.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toEqual([...more.toReversed(), changeSet]);
    const drafts = await answered(changesListed, ask(routes.changes, "/changes?state=DRAFT"));
    expect(drafts.changes.map(({ id }) => id)).toEqual(more.toReversed());
    expect(drafts.next).toBeNull();
  });

  test("is one change with its records, and its notices page by page", async () => {
    const one = await answered(
      changeOne,
      ask(routes.change, `/changes/${changeSet}`, { id: changeSet }),
    );
    expect(one).toMatchObject({ state: "ANNOUNCED", class: "M1" });
    expect(one.items).toEqual([
      { kind: "Engagement", ref: "desk", change: "CHANGED", validFrom: null },
    ]);
    const refs: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const query: string = after === "" ? "?limit=1" : `?limit=1&after=${after}`;
      const address = `/changes/${changeSet}/notices${query}`;
      const page = await answered(changeNotices, ask(routes.notices, address, { id: changeSet }));
      refs.push(...page.notices.map(({ agreement }) => agreement));
      after = page.next;
    }
    expect(refs).toEqual(refs.toSorted());
    expect(refs).toEqual(
      expect.arrayContaining(["one", "two", "three"].map((ref) => of("desk", ref))),
    );
    expect(new Set(refs).size).toBe(refs.length);
  });

  test("tells what follows without a name, an address or anything that people wrote", async () => {
    const id = await story.drafted(
      await changed("Appointment", "dpo", {
        personName: "Jane Private",
        email: "jane@private.example",
        phone: "+49 30 1234",
      }),
      {
        ...(await purpose("desk", "another")),
        overrides: [{ field: "purpose", class: "M1", reason: "Jane Private said so" }],
      },
    );
    const address = `/changes/${id}/consequence`;
    const told = await answered(changeConsequence, ask(routes.consequence, address, { id }));
    expect(told.items.map(({ field }) => field)).toContain("personName");
    expect(told.customers.map(({ agreement }) => agreement)).toContain(of("desk", "one"));
    expect(JSON.stringify(told)).not.toMatch(/Jane|private\.example|1234|another/);
  });

  test("is refused where the change is not there, or the address says its id twice", async () => {
    const id = "CS-404";
    for (const route of [routes.change, routes.consequence, routes.notices])
      expect(await problem(ask(route, `/changes/${id}`, { id }))).toMatchObject({
        ...{ status: 404, reason: "noSuchChange" },
      });
    expect(
      await problem(ask(routes.change, `/changes/${id}?id=${changeSet}`, { id })),
    ).toMatchObject({ status: 400, errors: [{ path: "id" }] });
  });
});

test("whoever asks in another way is told which one there is, as JSON", async () => {
  const answer = otherMethods("GET").DELETE();
  expect(answer.headers.get("allow")).toBe("GET, HEAD");
  expect(problemSchema.parse(await answer.json())).toMatchObject({
    ...{ status: 405, reason: "methodNotAllowed" },
  });
});

describe("what no program may send", () => {
  const sent = (body: unknown) =>
    routes.bounce(
      new Request(`${base}/bounces`, {
        method: "POST",
        headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
      { params: Promise.resolve({}) },
    );

  test("is a text that no database holds: it is refused as any other", async () => {
    const id = changeSet;
    const after = ask(routes.notices, `/changes/${id}/notices?after=%00`, { id });
    expect(await problem(after)).toMatchObject({ status: 400, errors: [{ path: "after" }] });
    const customer = ask(routes.authorised, "/authorised?customer=%00");
    expect(await problem(customer)).toMatchObject({ status: 400, errors: [{ path: "customer" }] });
    const messageId = "<a\0@b>";
    expect(await problem(sent({ messageId, status: "5.1.1" }))).toMatchObject({ status: 400 });
  });

  test("is one that takes long to be refused", { timeout: 5_000 }, async () => {
    const long = "@".repeat(900_000);
    for (const body of [
      { messageId: `<${long}`, status: "5.1.1" },
      { message: `Content-Type: multipart/report\n\nStatus: 5.1.1\n${"\n<+".repeat(220_000)}` },
      { message: `Content-Type:${"\n \t".repeat(190_000)}` },
    ])
      expect([400, 404, 422]).toContain((await sent(body)).status);
  });
});
