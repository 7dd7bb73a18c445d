import {
  type APIRequestContext,
  type APIResponse,
  type BrowserContext,
  expect,
  test,
} from "playwright/test";
import type { Role } from "@/lib/domain/access";
import { type Scope, scopes } from "@/lib/domain/api/scopes";
import { doors, isForPrograms, type Passage, passes } from "@/lib/domain/doors";
import { announceNewcomer, recordObjection } from "./announced-change";
import { type ActionDoor, actionNames, builtActions, pagesAndRoutes } from "./doors";
import { givenToken, inDatabase, signInAs, signInAsCustomer, type Who } from "./fixtures";

type Person = {
  name: string;
  roles: readonly Role[];
  isCustomer: boolean;
  /** What the token may that it sends with each request. */
  scopes?: readonly Scope[];
  request: APIRequestContext;
};

const staff: readonly [Who, Role][] = [
  ["requester", "REQUESTER"],
  ["editor", "EDITOR"],
  ["approver", "APPROVER"],
  ["dpo", "DPO"],
  ["auditor", "AUDITOR"],
  ["admin", "ADMINISTRATOR"],
];
const outOfDate = ["disabled", "expired"] as const;

/** Something real of customer "lodzka" behind each variable part of an address. */
const samples: Record<string, string> = {
  kind: "vendors",
  token: "no-such-token",
  "...nextauth": "session",
  agreement: "lodzka",
  publication: "1",
  what: "merger",
  reply: "replied-by-lodzka",
  language: "en",
};

function sampleOf(name: string): string {
  const own = {
    "/staff/[kind]": "nordwolke",
    "/staff/customers": "lodzka",
    "/staff/changes": samples.change,
    "/api/v1/changes": samples.change,
    "/staff/people": samples.user,
    "/staff/requests": "asked-by-requester",
    "/staff/received": "received-from-nordwolke",
    "/staff/objections": samples.objection,
    "/staff/incidents": "incident-of-matrixis",
    "/staff/records": samples.handover,
    "/staff/machines": "webhook-of-matrix",
    "/portal/notices": samples.notice,
    "/portal/objections": samples.objection,
    "/portal/contacts": "lodzka-1",
  };
  const group = Object.entries(own).find(([start]) => name.startsWith(start))?.[1];
  const known: Record<string, string | undefined> = name.includes("/signed/")
    ? { ...samples, id: samples.signed }
    : name.includes("/files/")
      ? { ...samples, id: samples.file }
      : samples;
  return name.replace(/\[([^\]]+)\]/g, (_whole, part: string) => known[part] ?? group ?? "");
}

test.describe("every door", () => {
  test.describe.configure({ mode: "serial", timeout: 180_000 });
  const people: Person[] = [];
  const contexts: BrowserContext[] = [];

  test.beforeAll(async ({ browser }) => {
    samples.change = await announceNewcomer("Matrixis");
    // By its own act: the evidence about this customer, which a later journey verifies, asks that the audit log tells of it.
    await recordObjection(samples.change, "lodzka");
    await inDatabase(async (client) => {
      const one = async (sql: string) =>
        String((await client.query(sql, [samples.change])).rows[0]?.id);
      samples.notice = await one(
        `select id from "Notice" where "changeSetId" = $1 and "customerRef" = 'lodzka'`,
      );
      samples.objection = await one(
        `select o.id from "Objection" o join "Notice" n on n.id = o."noticeId"
         where n."changeSetId" = $1 and n."customerRef" = 'lodzka'`,
      );
      samples.signed = "signed-by-lodzka";
      await client.query(
        `insert into "SignedAnnex" (id, "agreementRef", "customerRef", "signedOn", parties, "fileName", bytes, sha256, size, "recordedAt")
         select $1, 'lodzka', 'lodzka', "announcedAt"::date, '{}', 'signed.pdf', '%PDF-1.7'::bytea, encode(sha256('%PDF-1.7'::bytea), 'hex'), 8, "announcedAt"
         from "ChangeSet" where id = $2`,
        [samples.signed, samples.change],
      );
      await client.query(
        `with ended as (insert into "Termination" values ('lodzka', 'lodzka', now())),
           task as (insert into "TerminationTask" (id, "agreementRef", holder, outcome, "doneOn", "settledBy", "settledAt")
                    values ('task-of-lodzka', 'lodzka', 'Halden Desk', 'DELETED', current_date, 'user:nobody', now()))
         select`,
      );
      await client.query(
        `insert into "DeletionCertificate" values ('lodzka', 'en', '%PDF-1.7'::bytea, encode(sha256('%PDF-1.7'::bytea), 'hex'), now(), 'user:nobody')`,
      );
      samples.file = "file-of-nordwolke";
      await client.query(
        `insert into "Attachment" (id, kind, ref, purpose, "fileName", "mediaType", bytes, sha256, size, "uploadedById", "uploadedAt")
         select $1, 'Vendor', 'nordwolke', 'OTHER', 'a.txt', 'text/plain', 'a'::bytea, encode(sha256('a'::bytea), 'hex'), 1, 'nobody', "announcedAt"
         from "ChangeSet" where id = $2`,
        [samples.file, samples.change],
      );
      await client.query(
        `insert into "FiledReply" (id, sender, subject, bytes, sha256, "filedAt", "filedBy")
         select $1, 'a@lodzka.example', 'Re', 'a'::bytea, 'replied', "announcedAt", 'nobody' from "ChangeSet" where id = $2`,
        [samples.reply, samples.change],
      );
      await client.query(`insert into "RepliedNotice" values ($1, $2)`, [
        samples.reply,
        samples.notice,
      ]);
      samples.handover = "handover-to-nobody";
      await client.query(
        `insert into "RecordHandover" (id, register, "entityRef", "asOf", "recordedUpTo", language, layout, format, "askedBy", "receivedBy",
           "handedOn", "fileName", "contentType", bytes, sha256, "factsHash", "recordedAt", "enteredBy")
         select $1, 'CONTROLLER', 'halden-de', "announcedAt"::date, "announcedAt", 'en', 'own', 'json', 'Nobody', 'Nobody',
           "announcedAt"::date, 'record.json', 'application/json', '{}'::bytea, encode(sha256('{}'::bytea), 'hex'), '', "announcedAt", 'system'
         from "ChangeSet" where id = $2`,
        [samples.handover, samples.change],
      );
      const user = await client.query(`select id from "User" where email like 'requester@%'`);
      samples.user = user.rows[0].id;
      await client.query(
        `insert into "VendorRequest" (id, number, "requesterId", "createdAt", "vendorName", service, purpose, "perTenantSwitch")
         select 'asked-by-requester', 9001, $1, "announcedAt", 'Matrixis', 'Matrix', 'To test doors', false
         from "ChangeSet" where id = $2`,
        [samples.user, samples.change],
      );
      await client.query(
        `insert into "ReceivedNotice" (id, number, "receivedOn", sender, subject, text, "fileName", bytes, sha256, "vendorRef", "engagementRefs", "enteredAt")
         select 'received-from-nordwolke', 9001, "announcedAt"::date, 'a@nordwolke.example', 'Notice', 'We change.', 'a.eml', 'a'::bytea, encode(sha256('a'::bytea), 'hex'),
           'nordwolke', '{nordwolke}', "announcedAt"
         from "ChangeSet" where id = $1`,
        [samples.change],
      );
      await client.query(
        `insert into "Incident" (id, number, kind, "changeSetId", "agreementRefs", "trueSince", "knownOn", "openedAt", "openedBy")
         select 'incident-of-matrixis', 9001, 'ADVERSE_FACT', id, '{lodzka}', "announcedAt"::date, "announcedAt"::date, "announcedAt", 'system'
         from "ChangeSet" where id = $1`,
        [samples.change],
      );
      await client.query(
        `insert into "Webhook" (id, url, events, "createdBy", "createdAt")
         select 'webhook-of-matrix', 'http://localhost:9/', '{}', 'system', "announcedAt" from "ChangeSet" where id = $1`,
        [samples.change],
      );
    });

    const fresh = async () => {
      const context = await browser.newContext();
      contexts.push(context);
      return context;
    };
    people.push({
      name: "a stranger",
      roles: [],
      isCustomer: false,
      request: (await fresh()).request,
    });
    for (const [who, role] of staff) {
      const context = await fresh();
      await signInAs(await context.newPage(), who);
      people.push({ name: who, roles: [role], isCustomer: false, request: context.request });
    }
    for (const contact of ["lodzka-1", "kauri-1"]) {
      const context = await fresh();
      await signInAsCustomer(await context.newPage(), contact);
      people.push({ name: contact, roles: [], isCustomer: true, request: context.request });
    }
    for (const state of outOfDate) {
      const context = await fresh();
      await signInAs(await context.newPage(), "admin");
      people.push({ name: state, roles: [], isCustomer: false, request: context.request });
    }
    for (const [name, held, days] of [
      ["a program", scopes, 1],
      ["a program without scopes", [], 1],
      ["an expired program", scopes, -1],
    ] as const) {
      const secret = await givenToken(name, held, days);
      const context = await browser.newContext({
        extraHTTPHeaders: { authorization: `Bearer ${secret}` },
      });
      contexts.push(context);
      const works = days > 0 ? held : undefined;
      people.push({
        name,
        roles: [],
        isCustomer: false,
        ...(works === undefined ? {} : { scopes: works }),
        request: context.request,
      });
    }
    await inDatabase(async (client) => {
      // The last two sessions of the administrator: one that was ended as disabling does, one that is a day old.
      const { rows } = await client.query(
        `select s.id from "Session" s join "User" u on u.id = s."userId" where u.email like 'admin@%'
         order by s."createdAt" desc limit 2`,
      );
      await client.query(`delete from "Session" where id = $1`, [rows[0].id]);
      await client.query(
        `update "Session" set "createdAt" = "createdAt" - interval '25 hours' where id = $1`,
        [rows[1].id],
      );
    });
  });
  test.afterAll(async () => {
    // The contexts, not what they send with alone: the next test would begin by recording a context that cannot send.
    for (const context of contexts) await context.close();
    // What is signed stays, and would stand in the annexes that the next journeys read.
    await inDatabase((client) =>
      client.query(
        `begin; set local session_replication_role = replica; delete from "SignedAnnex" where id = 'signed-by-lodzka';
         delete from "DeletionCertificate" where "agreementRef" = 'lodzka'; delete from "TerminationTask" where id = 'task-of-lodzka';
         delete from "Termination" where "agreementRef" = 'lodzka';
         delete from "VendorRequest" where id = 'asked-by-requester'; delete from "ReceivedNotice" where id = 'received-from-nordwolke';
         delete from "Incident" where id = 'incident-of-matrixis';
         delete from "WebhookDelivery"; delete from "Webhook" where id = 'webhook-of-matrix'; commit`,
      ),
    );
  });

  test("has a row in the table of doors, and each row is a door", async () => {
    const found = [...(await pagesAndRoutes()).map(({ name }) => name), ...(await actionNames())];
    expect(Object.keys(doors).toSorted()).toEqual(found.toSorted());
    expect(builtActions().map(({ name }) => name)).toEqual(
      expect.arrayContaining((await actionNames()).filter((name) => name !== "")),
    );
  });

  test("of pages and routes lets in whom the table names, and nobody else", async () => {
    const wrong: string[] = [];
    for (const { name, isPage } of (await pagesAndRoutes()).filter(isGuarded)) {
      const path = `${sampleOf(name)}${askedOf(name)}`;
      for (const person of people) {
        const said = verdict(await answerTo(person, path));
        const due = expected(person, doors[name] ?? "anyone", isPage);
        if (!due.includes(said)) wrong.push(`${person.name} at ${path}: ${said}, not ${due}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("of forms lets in whom the table names, and nobody else", async () => {
    const wrong: string[] = [];
    // Signing out everywhere would end the sessions of this test: last.
    const isEnding = ({ name }: ActionDoor) => Number(/#endAll$/.test(name));
    const actions = builtActions().toSorted((one, other) => isEnding(one) - isEnding(other));
    for (const action of actions.filter(isGuarded)) {
      for (const person of people) {
        const isIn = await isLetIn(person.request, action);
        if (isIn !== mayPass(person, doors[action.name] ?? "anyone"))
          wrong.push(`${person.name} sends ${action.name}: ${isIn ? "let in" : "refused"}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("shows one customer nothing of another, not even that it is there", async () => {
    const other = people.find(({ name }) => name === "kauri-1");
    for (const [real, made] of [
      [`/portal/notices/${samples.notice}`, "/portal/notices/no-such-notice"],
      [`/portal/objections/${samples.objection}`, "/portal/objections/no-such-objection"],
      ["/portal/contacts/lodzka-1", "/portal/contacts/no-such-contact"],
      ["/portal/annexes/lodzka", "/portal/annexes/no-such-agreement"],
      [`/portal/annexes/lodzka/signed/${samples.signed}`, "/portal/annexes/lodzka/signed/none"],
      ["/portal/annexes/lodzka/certificate/en", "/portal/annexes/lodzka/certificate/none"],
    ]) {
      const answers = await Promise.all([
        other?.request.get(real ?? ""),
        other?.request.get(made ?? ""),
      ]);
      expect(
        answers.map((answer) => answer?.status()),
        real,
      ).toEqual([404, 404]);
      const [one, two] = await Promise.all(
        answers.map(async (answer) => plain(await answer?.text())),
      );
      expect(one, real).toBe(two);
    }
  });
});

function isGuarded({ name }: { name: string }): boolean {
  return doors[name] !== "anyone";
}

function mayPass({ roles, isCustomer }: Person, passage: Passage): boolean {
  // Forms are for people: a token is worth nothing there.
  return passage === "customer" ? isCustomer : passes(roles, passage);
}

/** For whom it is asked, where a door has to be told. */
function askedOf(name: string): string {
  if (name === "/api/v1/authorised") return "?customer=lodzka";
  return name.includes("/preview/") ? "?customer=lodzka&agreement=lodzka" : "";
}

/** Asks for a page or a route; what is no page and only takes what is sent to it, is sent something empty. */
async function answerTo({ request }: Person, path: string): Promise<APIResponse> {
  const answer = await request.get(path, { maxRedirects: 0 });
  return answer.status() === 405 ? request.post(path, { data: {}, maxRedirects: 0 }) : answer;
}

/** What an answer says of the door. */
function verdict(answer: APIResponse): string {
  const status = answer.status();
  const to = answer.headers().location ?? "";
  if (status >= 300 && status < 400 && to.includes("/sign-in")) return "to the sign-in";
  if (status === 404) return "no such page";
  return status < 400 ? "in" : String(status);
}

function expected(
  { roles, isCustomer, scopes: held }: Person,
  passage: Passage,
  isPage: boolean,
): string[] {
  if (isForPrograms(passage)) {
    if (held === undefined) return ["401"];
    // Who is let in and sends nothing is told so (400).
    return held.some((scope) => passage === `token ${scope}`)
      ? ["in", "no such page", "400"]
      : ["403"];
  }
  if (passage === "customer") {
    if (!isCustomer) return isPage ? ["to the sign-in"] : ["to the sign-in", "no such page"];
    return ["in", "no such page"];
  }
  if (passes(roles, passage)) return ["in"];
  if (roles.length > 0) return ["no such page"];
  return isPage ? ["to the sign-in"] : ["to the sign-in", "no such page"];
}

/** Calls an action as the browser does, with an empty form; whether it came further than the door. */
async function isLetIn(request: APIRequestContext, { id, page }: ActionDoor): Promise<boolean> {
  const answer = await request.post(sampleOf(page), {
    maxRedirects: 0,
    headers: { "Next-Action": id, Origin: "http://localhost:3217" },
    multipart: { "0": '[{"status":"untouched"},"$K1"]', "1_seen": "" },
  });
  const text = await answer.text();
  return !/"message":"(?:You are signed out\. Nothing|Your role does not allow this)/.test(text);
}

/** A page without what differs each time: nonces, the address, request marks. */
function plain(html: string | undefined): string {
  return (html ?? "")
    .replace(/nonce="[^"]*"|"nonce":"[^"]*"/g, "")
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/(?:lodzka(?:-1)?|no-such-[a-z]+|[0-9a-f-]{36})/g, "");
}
