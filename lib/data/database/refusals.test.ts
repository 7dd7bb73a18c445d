import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { kindNames } from "@/lib/domain/kinds/kinds";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { recordObjection } from "../objections/objections";
import { recordReceived } from "../received/received-notices";
import { database } from "./current";

const day = 24 * 3_600_000;

/** Everything here is tried with plain SQL in the role of the application: no code of ours stands in between. */
describe("the database refuses", () => {
  let story: Story;
  let app: Client;
  let owner: Client;
  let draft = "";
  let approvedId = "";
  let announced = "";

  beforeAll(async () => {
    const opened = await openStory([
      { name: "desk-a", cast: [{ ref: "one" }, { ref: "two", noticeDays: 90 }] },
      { name: "desk-b", cast: [{ ref: "one" }] },
    ]);
    story = opened;
    app = new Client({ connectionString: opened.url, options: "-c role=recital_app" });
    owner = new Client({ connectionString: opened.url });
    await Promise.all([app.connect(), owner.connect()]);
    announced = await story.announced([await purpose("desk-a", "announced")]);
    approvedId = await story.approved(await purpose("desk-b", "approved"));
    draft = await story.drafted(await purpose("desk-b", "draft"));
  });
  afterAll(async () => void (await Promise.all([app.end(), owner.end()])));

  /** The code with which a transaction of these statements ends; undefined when it was let through. */
  async function refusal(by: Client, ...statements: string[]): Promise<string | undefined> {
    await by.query("begin");
    try {
      for (const statement of statements) await by.query(statement);
      await by.query("commit");
      return undefined;
    } catch (error) {
      await by.query("rollback");
      return error instanceof Error && "code" in error ? String(error.code) : String(error);
    }
  }
  const refused = (...statements: string[]) => refusal(app, ...statements);
  const forbidden = "42501";

  describe("in a change set", () => {
    const approve = (who: string, id: string) =>
      `update "ChangeSet" set state = 'APPROVED', "approvedById" = ${who}, frozen = '{}' where id = '${id}'`;
    const review = (id: string) => `update "ChangeSet" set state = 'IN_REVIEW' where id = '${id}'`;

    test("an approver who is among the authors", async () => {
      expect(await refused(review(draft), approve("'user:editor'", draft))).toBe("23514");
    });

    test("an approver who wrote only one of its items", async () => {
      const item = `insert into "ChangeItem" ("changeSetId", kind, ref, body, "authorId") values ('${draft}', 'Product', 'new', '{"name":"New"}', 'user:second')`;
      expect(await refused(item, review(draft), approve("'user:second'", draft))).toBe("23514");
    });

    test("an author who is struck off the authors", async () => {
      expect(await refused(`update "ChangeSet" set authors = '{}' where id = '${draft}'`)).toBe(
        "RC005",
      );
    });

    test.each(["APPROVED", "ANNOUNCED", "ACTIVE"])(
      "that is %s without an approval",
      async (state) => {
        const steps = ["IN_REVIEW", "APPROVED", "ANNOUNCED", "ACTIVE"];
        const way = steps
          .slice(0, steps.indexOf(state) + 1)
          .map((step) => `update "ChangeSet" set state = '${step}' where id = '${draft}'`);
        expect(await refused(...way)).toBe("23514");
      },
    );

    test("an approval kept when it goes back to draft", async () => {
      expect(
        await refused(`update "ChangeSet" set state = 'DRAFT' where id = '${approvedId}'`),
      ).toBe("23514");
    });

    test("another approver, or other frozen facts, once it is approved", async () => {
      expect(
        await refused(
          `update "ChangeSet" set "approvedById" = 'user:other' where id = '${approvedId}'`,
        ),
      ).toBe("RC005");
      expect(
        await refused(`update "ChangeSet" set frozen = '{"class":"I"}' where id = '${approvedId}'`),
      ).toBe("RC005");
    });

    test("every step that is not in the table of steps", async () => {
      const states = [
        "DRAFT",
        "IN_REVIEW",
        "APPROVED",
        "ANNOUNCED",
        "ACTIVE",
        "REJECTED",
        "WITHDRAWN",
      ];
      const { rows } = await owner.query<{ from: string; to: string }>(
        `select "from", "to" from "ChangeSetStep"`,
      );
      const known = new Set(rows.map(({ from, to }) => `${from} ${to}`));
      const stateOf = {
        [draft]: "DRAFT",
        [approvedId]: "APPROVED",
        [announced]: "ANNOUNCED",
        "CS-0": "ACTIVE",
      };
      for (const [id, from] of Object.entries(stateOf)) {
        for (const to of states.filter(
          (state) => state !== from && !known.has(`${from} ${state}`),
        )) {
          expect(
            await refused(`update "ChangeSet" set state = '${to}' where id = '${id}'`),
            `${from} to ${to}`,
          ).toBe("RC005");
        }
      }
      expect(await refused(`insert into "ChangeSetStep" values ('DRAFT', 'APPROVED')`)).toBe(
        forbidden,
      );
    });

    test("a beginning in another state than draft", async () => {
      const insert = `insert into "ChangeSet" (id, number, title, state, authors, position) values ('CS-99', 99, 'x', 'IN_REVIEW', '{}', 1)`;
      expect(await refused(insert)).toBe("RC005");
    });

    test("its deletion", async () => {
      expect(await refused(`delete from "ChangeSet" where id = '${draft}'`)).toBe(forbidden);
      expect(
        await refusal(
          owner,
          `delete from "ChangeItem" where "changeSetId" = '${draft}'`,
          `delete from "ChangeSet" where id = '${draft}'`,
        ),
      ).toBe("RC005");
    });

    test("an item that is added, changed, taken out or moved once it is no draft", async () => {
      const outside = `where "changeSetId" = '${approvedId}'`;
      const added = `insert into "ChangeItem" ("changeSetId", kind, ref, "authorId") values ('${approvedId}', 'Product', 'x', 'user:editor')`;
      expect(await refused(added)).toBe("RC006");
      expect(await refused(`update "ChangeItem" set body = '{}' ${outside}`)).toBe("RC006");
      expect(await refused(`delete from "ChangeItem" ${outside}`)).toBe("RC006");
      const emptied = `delete from "ChangeItem" where "changeSetId" = '${draft}'`;
      expect(
        await refused(emptied, `update "ChangeItem" set "changeSetId" = '${draft}' ${outside}`),
      ).toBe("RC006");
    });
  });

  describe("in a notice", () => {
    const notice = (customer: string) => `"agreementRef" = '${of("desk-a", customer)}'`;
    const take = (customer: string, on: string, ground = "LAPSE") =>
      `update "Notice" set "effectiveOn" = '${on}', ground = '${ground}' where ${notice(customer)}`;

    test("an effective day without an earliest one, before any mail was accepted", async () => {
      expect(await refused(take("one", "2027-01-01"))).toBe("RC008");
    });

    test("an effective day without an accepted delivery", async () => {
      const dated = `update "Notice" set "earliestEffectiveOn" = '2026-01-01' where ${notice("one")}`;
      expect(await refused(dated, take("one", "2027-01-01"))).toBe("RC008");
    });

    test("an effective day on the word of a delivery that says accepted and has no accepted attempt", async () => {
      const dated = `update "Notice" set "earliestEffectiveOn" = '2026-01-01' where ${notice("one")}`;
      expect(
        await refused(dated, `update "Delivery" set state = 'ACCEPTED'`, take("one", "2027-01-01")),
      ).toBe("RC008");
    });

    test("approval as a ground when none is recorded", async () => {
      expect(await refused(take("one", "2027-01-01", "APPROVAL"))).toBe("RC008");
    });

    test("no gate as a ground for a change that needs notice", async () => {
      expect(await refused(take("one", "2027-01-01", "NO_GATE"))).toBe("RC008");
    });

    test("an effective day without a ground, and a ground without a day", async () => {
      expect(
        await refused(`update "Notice" set "effectiveOn" = '2027-01-01' where ${notice("one")}`),
      ).not.toBeUndefined();
      expect(await refused(`update "Notice" set ground = 'LAPSE' where ${notice("one")}`)).toBe(
        "23514",
      );
    });

    test("a notice that is born effective", async () => {
      const born = `insert into "Notice" (id, "changeSetId", "agreementRef", "customerRef", "changeClass", terms, items, "earliestEffectiveOn", "effectiveOn", ground)
        values ('n', '${announced}', 'x', 'x', 'M1', '{}', '[]', '2026-01-01', '2026-06-01', 'LAPSE')`;
      expect(await refused(born)).toBe("RC008");
    });

    test("another agreement's delivery as proof", async () => {
      await story.mail(announced);
      const stranger = `insert into "Notice" (id, "changeSetId", "agreementRef", "customerRef", "changeClass", terms, items, "earliestEffectiveOn")
        values ('n', '${announced}', 'x', 'x', 'M1', '{}', '[]', '2026-01-01')`;
      expect(
        await refused(
          stranger,
          `update "Notice" set "effectiveOn" = '2027-01-01', ground = 'LAPSE' where id = 'n'`,
        ),
      ).toBe("RC008");
    });

    test("an effective day before the earliest, up to the day before", async () => {
      const { earliestEffectiveOn } = await database().notice.findFirstOrThrow({
        where: { agreementRef: of("desk-a", "one") },
      });
      const before = new Date((earliestEffectiveOn?.getTime() ?? 0) - day)
        .toISOString()
        .slice(0, 10);
      expect(await refused(take("one", before))).toBe("RC008");
    });

    test("other terms, items, class, agreement or customer than those frozen", async () => {
      for (const change of [
        `terms = '{}'`,
        `items = '[]'`,
        `"changeClass" = 'A'`,
        `"agreementRef" = 'x'`,
        `"customerRef" = 'x'`,
        `id = 'x'`,
      ]) {
        expect(await refused(`update "Notice" set ${change} where ${notice("one")}`), change).toBe(
          "RC007",
        );
      }
    });

    test("an earlier earliest day than the one that was told", async () => {
      expect(
        await refused(
          `update "Notice" set "earliestEffectiveOn" = '2026-03-03' where ${notice("one")}`,
        ),
      ).toBe("RC007");
      expect(
        await refused(`update "Notice" set "earliestEffectiveOn" = null where ${notice("one")}`),
      ).toBe("RC007");
    });

    test("an effective day while an objection is open or was only refused", async () => {
      const objection = {
        changeSetId: announced,
        customerRef: of("desk-a", "two"),
        agreementRef: null,
        receivedOn: null,
        channel: "EMAIL",
        text: null,
      } as const;
      expect(await recordObjection(story.editor(), objection)).toMatchObject({
        ok: true,
        value: { timely: true },
      });
      expect(await refused(take("two", "2027-01-01"))).toBe("RC008");
      expect(
        await refused(`update "Objection" set decision = 'REFUSED'`, take("two", "2027-01-01")),
      ).toBe("RC008");
    });

    test("two notices of one change to one agreement, and two deliveries of one announcement to one contact", async () => {
      const twice = `insert into "Notice" select 'n', "changeSetId", "agreementRef", "customerRef", "changeClass", terms, items from "Notice" where ${notice("one")}`;
      const again = `insert into "Delivery" (id, "announcementId", "contactId", "messageId") select 'd', "announcementId", "contactId", 'm' from "Delivery" limit 1`;
      expect(await refused(twice)).toBe("23505");
      expect(await refused(again)).toBe("23505");
    });

    test("a change that took effect and is taken back, and a notice that is deleted", async () => {
      story.pass(40);
      const taken = `update "Notice" set "effectiveOn" = "earliestEffectiveOn", ground = 'LAPSE' where ${notice("one")}`;
      expect(await refused(taken)).toBeUndefined();
      expect(
        await refused(
          `update "Notice" set "effectiveOn" = null, ground = null where ${notice("one")}`,
        ),
      ).toBe("RC007");
      expect(
        await refused(`update "Notice" set "declinedAt" = "startsOn" where ${notice("one")}`),
      ).toBe("23514");
      expect(await refused(`delete from "Notice" where ${notice("one")}`)).toBe(forbidden);
      expect(await refusal(owner, `delete from "Notice" where ${notice("one")}`)).toBe("RC007");
    });
  });

  describe("to forget or to rewrite", () => {
    const stays = [
      "AuditEntry",
      "Record",
      "Revision",
      "Attempt",
      "Publication",
      "PublicationFile",
      "PublicationListing",
      "Annex",
    ];
    const column: Record<string, string> = {
      AuditEntry: "actor",
      Record: "ref",
      Revision: "kind",
      Attempt: "reply",
      Publication: "hash",
      PublicationFile: "path",
      PublicationListing: "listing",
      Annex: "language",
    };

    beforeAll(async () => {
      await app.query(
        `insert into "PublicationFile" (number, path, "contentType", bytes, sha256) values (1, 'x', 'text/plain', '', 'x')`,
      );
      await app.query(
        `insert into "PublicationListing" (number, listing, signature, "drawnAt") values (1, '{}', 'x', '2026-03-02')`,
      );
      await app.query(`insert into "Annex" values ('x', 'x', 1, 'en', '1', '', 'x', '2026-03-02')`);
    });

    test.each(stays)("%s: by right", async (table) => {
      expect(await refused(`update "${table}" set "${column[table]}" = 'forged'`)).toBe(forbidden);
      expect(await refused(`delete from "${table}"`)).toBe(forbidden);
      expect(await refused(`truncate "${table}" cascade`)).toBe(forbidden);
    });

    test.each([
      ["Comment", "text"],
      ["Advice", "text"],
      ["Acknowledgement", "contactId"],
      ["Approval", "text"],
    ])("what people said, %s: by right", async (table, field) => {
      expect(await refused(`update "${table}" set "${field}" = 'forged'`)).toBe(forbidden);
      expect(await refused(`delete from "${table}"`)).toBe(forbidden);
      expect(await refused(`truncate "${table}" cascade`)).toBe(forbidden);
    });

    test.each(stays)("%s: and by trigger, even to who owns the tables", async (table) => {
      expect(await refusal(owner, `update "${table}" set "${column[table]}" = 'forged'`)).toBe(
        "RC001",
      );
      expect(await refusal(owner, `delete from "${table}"`)).toBe("RC001");
      expect(await refusal(owner, `truncate "${table}" cascade`)).toBe("RC001");
    });

    test("a vendor's notice: by right and by trigger; its words go once and whole", async () => {
      const said = {
        receivedOn: story.today(),
        sender: "a",
        subject: "b",
        attached: [],
        file: null,
      };
      const entry = { ...said, text: "From March on: Gletscher." };
      const system = systemActor("cli", story.at());
      expect(await recordReceived(system, entry)).toMatchObject({ ok: true });
      for (const change of [
        `sha256 = 'forged'`,
        `number = 99`,
        `"enteredAt" = '2026-01-01'`,
        `id = 'other'`,
        `text = 'forged'`,
        `sender = ''`,
        `bytes = 'forged'`,
        `"erasedAt" = now()`,
        `"erasedAt" = now(), text = ''`,
      ])
        for (const by of [app, owner])
          expect(await refusal(by, `update "ReceivedNotice" set ${change}`), change).toBe("RC001");
      expect(await refused(`update "ReceivedNotice" set changes = 'x'`)).toBeUndefined();
      expect(await refused(`delete from "ReceivedNotice"`)).toBe(forbidden);
      expect(await refusal(owner, `delete from "ReceivedNotice"`)).toBe("RC001");
      expect(await refusal(owner, `truncate "ReceivedNotice" cascade`)).toBe("RC001");
      const whole = `update "ReceivedNotice" set "erasedAt" = now(), text = '', sender = '', subject = '', changes = null`;
      expect(await refused(whole)).toBeUndefined();
      for (const change of [`"erasedAt" = null`, `text = 'forged'`, `changes = 'x'`])
        expect(await refused(`update "ReceivedNotice" set ${change}`), change).toBe("RC001");
    });

    test("an audit payload by another; to erase it is the one thing allowed", async () => {
      expect(await refused(`update "AuditEntry" set payload = '{}' where position = 1`)).toBe(
        "RC001",
      );
      expect(
        await refused(`update "AuditEntry" set payload = null where position = 1`),
      ).toBeUndefined();
      expect(await refused(`update "AuditEntry" set payload = '{}' where position = 1`)).toBe(
        "RC001",
      );
    });

    test("an audit entry that does not follow the last, or takes its place", async () => {
      const entry = (
        position: string,
        previous: string,
      ) => `insert into "AuditEntry" (position, at, actor, via, event, "payloadHash", "previousHash", hash)
        select ${position}, at, 'x', 'cli', 'mail.paused', 'x', ${previous}, 'x' from "AuditEntry" order by "AuditEntry".position desc limit 1`;
      expect(await refused(entry("position + 2", "hash"))).toBe("RC002");
      expect(await refused(entry("position + 1", "repeat('a', 64)"))).toBe("RC002");
      expect(await refused(entry("1", "repeat('0', 64)"))).toBe("23505");
    });
  });

  describe("as a revision", () => {
    const entry = (
      at = "'2027-05-01T08:00:00Z'",
    ) => `insert into "AuditEntry" (position, at, actor, via, event, "payloadHash", "previousHash", hash)
      select position + 1, ${at}, 'system', 'cli', 'mail.paused', 'x', hash, 'h' from "AuditEntry" order by "AuditEntry".position desc limit 1`;
    const values = {
      kind: "Product",
      ref: "desk-a",
      at: "2027-05-01T08:00:00Z",
      from: "2027-05-01",
      to: "null",
      body: `'{"name":"Other"}'`,
    };
    function revision(wanted: Partial<typeof values> = {}): string[] {
      const { kind, ref, at, from, to, body } = { ...values, ...wanted };
      return [
        `insert into "Record" (kind, ref) values ('${kind}', '${ref}') on conflict do nothing`,
        `insert into "Revision" (position, kind, ref, "recordedAt", "validFrom", "validTo", body)
         select max(position) + 1, '${kind}', '${ref}', '${at}', '${from}', ${to}, ${body} from "AuditEntry"`,
      ];
    }

    test("what has no audit entry", async () => {
      expect(await refused(...revision())).toBe("23503");
    });

    test("what borrows the audit entry of another, or another instant", async () => {
      expect(
        await refused(
          entry(),
          ...revision().map((sql) => sql.replace("max(position) + 1", "max(position)")),
        ),
      ).toBe("RC009");
      expect(await refused(...revision(), entry("'2027-05-02T08:00:00Z'"))).toBe("RC009");
    });

    test("what begins or ends on a later day than it is recorded on", async () => {
      expect(await refused(...revision({ from: "2027-05-03" }), entry())).toBe("23514");
      expect(await refused(...revision({ from: "2027-01-01", to: "'2027-05-03'" }), entry())).toBe(
        "23514",
      );
      expect(await refused(...revision({ from: "2027-01-01", to: "'2027-01-01'" }), entry())).toBe(
        "23514",
      );
    });

    test.each([
      [
        "a wrong choice",
        { kind: "CustomerAgreement", body: `'{"title":"x","authorisation":"PERHAPS"}'` },
      ],
      ["a wrong type", { kind: "Engagement", body: `'{"perTenantSwitch":"often"}'` }],
      [
        "a day that does not exist",
        { kind: "CustomerAgreement", body: `'{"signedOn":"2026-02-30"}'` },
      ],
    ])("%s, now or for the past", async (_name, wanted) => {
      expect(await refused(...revision({ ref: "x", ...wanted }), entry())).toMatch(/^22/);
      expect(
        await refused(
          ...revision({ ref: "x", from: "2027-01-01", to: "'2027-02-01'", ...wanted }),
          entry(),
        ),
      ).toMatch(/^22/);
    });

    test.each([
      ["an unknown field", `'{"name":"x","colour":"red"}'`],
      ["a ref within the body", `'{"ref":"y"}'`],
    ])("%s, now or for the past", async (_name, body) => {
      expect(await refused(...revision({ body }), entry())).toBe("RC004");
      expect(
        await refused(...revision({ body, from: "2027-01-01", to: "'2027-02-01'" }), entry()),
      ).toBe("RC004");
    });

    test("a kind that there is not", async () => {
      expect(await refused(...revision({ kind: "Unicorn" }), entry())).toBe("RC003");
      expect(await refused(...revision({ kind: "AuditEntry" }), entry())).toBe("RC003");
    });

    test("a reference to nothing, alone or in a list", async () => {
      expect(
        await refused(
          ...revision({
            kind: "Vendor",
            ref: "x",
            body: `'{"name":"x","legalEntityId":"nobody"}'`,
          }),
          entry(),
        ),
      ).toBe("23503");
      expect(
        await refused(
          ...revision({
            kind: "Engagement",
            ref: "x",
            body: `'{"productIds":["desk-a","nothing"]}'`,
          }),
          entry(),
        ),
      ).toBe("23503");
    });

    test("the end of a record that others still use", async () => {
      expect(await refused(...revision({ body: "null" }), entry())).toBe("23503");
      expect(
        await refused(...revision({ kind: "LegalEntity", ref: "acme-inc", body: "null" }), entry()),
      ).toBe("23503");
    });

    test("nothing that is right", async () => {
      expect(await refused(...revision(), entry())).toBeUndefined();
      const { rows } = await app.query(`select name from "Product" where ref = 'desk-a'`);
      expect(rows).toEqual([{ name: "Other" }]);
    });
  });

  test.each([...kindNames, "Present", "Reference", "ReferenceField", "AuditHead"])(
    "to let %s be written by anything but its trigger",
    async (table) => {
      expect(await refused(`delete from "${table}"`)).toBe(forbidden);
      expect(await refused(`insert into "${table}" default values`)).toBe(forbidden);
      const { rows } = await app.query<{ column: string }>(
        `select attname as column from pg_attribute where attrelid = '"${table}"'::regclass and attnum = 1`,
      );
      expect(
        await refused(`update "${table}" set "${rows[0]?.column}" = "${rows[0]?.column}"`),
      ).toBe(forbidden);
    },
  );

  test("the application any table, trigger or right of its own", async () => {
    expect(await refused("create table loophole (x int)")).toBe(forbidden);
    expect(await refused('alter table "Revision" disable trigger all')).toBe(forbidden);
    expect(await refused("set session_replication_role = replica")).toBe(forbidden);
  });
});
