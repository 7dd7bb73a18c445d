import { beforeAll, describe, expect, test } from "vitest";
import { realClock } from "@/lib/clock";
import { database } from "@/lib/data/database/current";
import { authorisedFor } from "@/lib/data/gate/authorised";
import { recordBounce } from "@/lib/data/mail/bounces";
import { listDeliveries } from "@/lib/data/notices/notices";
import { addApiToken } from "@/lib/data/programs/api-tokens";
import { authorised } from "@/lib/domain/api/authorised";
import { bounce } from "@/lib/domain/api/bounce";
import { problemSchema } from "@/lib/domain/api/problem";
import type { Scope } from "@/lib/domain/api/scopes";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { apiRoute } from "./api-door";

const base = "https://register.example/api/v1";
const get = apiRoute(authorised, (actor, { customer, engagement = null }) =>
  authorisedFor(actor, { customer, engagement }),
);
const post = apiRoute(bounce, (actor, _nothing, returned) => recordBounce(actor, returned));
// As Next gives it for a path that has no parameter.
const nothing = { params: Promise.resolve(undefined) };
const customer = of("desk", "one");

let story: Story;
let secret: string;

beforeAll(async () => {
  story = await openStory([{ name: "desk", cast: [{ ref: "one", contacts: 2 }] }]);
  secret = await tokenFor("authorised:read", "bounces:write");
});

async function tokenFor(...scopes: Scope[]): Promise<string> {
  const draft = { name: "x", scopes, days: 1 };
  return expectDone(await addApiToken(story.administrator(), draft, realClock())).secret;
}

function ask(query: string, headers: Record<string, string> = {}, token = secret) {
  const asked = new Request(`${base}/authorised?${query}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return get(asked, nothing);
}

function send(body: unknown, headers: Record<string, string> = {}, token = secret) {
  const sent = new Request(`${base}/bounces`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return post(sent, nothing);
}

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  const told = problemSchema.parse(await response.json());
  expect(told.status).toBe(response.status);
  return told;
}

describe("the door of programs", () => {
  test("lets in with a token alone, and says what is missing", async () => {
    const without = await get(new Request(`${base}/authorised?customer=x`), nothing);
    expect(without.headers.get("www-authenticate")).toBe('Bearer realm="Recital"');
    expect(await problemOf(without)).toMatchObject({ status: 401, reason: "noToken" });
    const wrong = await ask("customer=x", {}, "recital_nobody");
    expect(wrong.headers.get("www-authenticate")).toContain('error="invalid_token"');
    expect(await problemOf(wrong)).toMatchObject({ status: 401, reason: "tokenRefused" });
    const other = await ask("customer=x", {}, await tokenFor("bounces:write"));
    expect(await problemOf(other)).toMatchObject({ status: 403, reason: "scopeMissing" });
  });

  test("answers with what the description promises, and with nothing where it is known already", async () => {
    const answer = await ask(`customer=${customer}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("private, max-age=30");
    expect(answer.headers.get("set-cookie")).toBeNull();
    const etag = answer.headers.get("etag") ?? "";
    expect(authorised.answer.parse(await answer.json())).toMatchObject({ customer });
    const again = await ask(`customer=${customer}`, { "if-none-match": `"x", W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("names what is misspelt, missing or given twice, and what there is not", async () => {
    const errorsOf = async (query: string) => (await problemOf(await ask(query))).errors;
    expect(await errorsOf("customr=x")).toEqual([
      { path: "customer", message: "must be given once, as a text" },
      { path: "customr", message: "is not known here" },
    ]);
    expect(await errorsOf("customer=a&customer=b")).toEqual([
      { path: "customer", message: "must be given once, as a text" },
    ]);
    expect(await problemOf(await ask("customer=nobody"))).toMatchObject({
      ...{ status: 404, reason: "noSuchCustomer", title: "Not Found" },
    });
  });

  test("reads JSON of a size alone", async () => {
    const reasonOf = async (answer: Promise<Response>) => (await problemOf(await answer)).reason;
    expect(await reasonOf(send("{}", { "content-type": "text/plain" }))).toBe("notJson");
    expect(await reasonOf(send({ message: "x".repeat(1_100_000) }))).toBe("tooLarge");
    expect(await reasonOf(send("{"))).toBe("invalidRequest");
    expect((await problemOf(await send({ status: "5.1.1" }))).errors).toEqual([
      { path: "", message: "must hold either `message`, or `messageId` and `status`" },
    ]);
    expect(await reasonOf(send({ message: "Hello" }))).toBe("noReport");
  });

  test("marks a returned mail once, however often it is sent with its key", async () => {
    const id = await story.announced([await purpose("desk", "x")]);
    await story.mail(id);
    const [first] = await listDeliveries(id);
    const returned = { messageId: first?.messageId, status: "5.1.1" };
    const key = { "idempotency-key": "dsn-1" };
    const answers = [await send(returned, key), await send(returned, key), await send(returned)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const said = await Promise.all(answers.map((answer) => answer.json()));
    expect(bounce.answer.parse(said[0])).toEqual({
      deliveryId: first?.id,
      customer,
      contact: `${customer}-1`,
      changes: [id],
      fallback: [{ contact: `${customer}-2`, told: true }],
    });
    expect([said[1], said[2]]).toEqual([said[0], said[0]]);
    const entries = await database().auditEntry.findMany({ where: { event: "delivery.bounced" } });
    expect(entries.map(({ actor, via }) => [actor.slice(0, 6), via])).toEqual([["token:", "api"]]);

    const another = await send({ ...returned, status: "5.7.1" }, key);
    expect(await problemOf(another)).toMatchObject({ status: 422, reason: "keyOfAnotherRequest" });
    const longKey = { "idempotency-key": "x".repeat(201) };
    expect((await problemOf(await send(returned, longKey))).errors?.[0]?.path).toBe(
      "Idempotency-Key",
    );
  });

  test("answers what failed on our side with a problem, and lets it be sent again", async () => {
    let isBroken = true;
    const once = apiRoute(bounce, (actor, _nothing, returned) => {
      if (isBroken) throw new Error("planted");
      return recordBounce(actor, returned);
    });
    const request = () =>
      new Request(`${base}/bounces`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${secret}`,
          "content-type": "application/json",
          "idempotency-key": "dsn-2",
        },
        body: JSON.stringify({ messageId: "<a@b>", status: "5.1.1" }),
      });
    const failed = await problemOf(await once(request(), nothing));
    expect(failed.status).toBeGreaterThanOrEqual(500);
    expect(JSON.stringify(failed)).not.toContain("planted");
    isBroken = false;
    expect(await problemOf(await once(request(), nothing))).toMatchObject({
      reason: "noSuchDelivery",
    });
  });
});
