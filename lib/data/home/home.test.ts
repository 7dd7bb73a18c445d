import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/domain/access";
import type { HomeView, WaitingFor } from "@/lib/domain/home-view";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { decideObjection, listObjections, recordObjection } from "../objections/objections";
import { homeFindings, homeFor } from "./home";

describe("home", () => {
  let story: Story;
  let drafted = "";
  let submitted = "";
  let approved = "";
  let announced = "";
  let planned = "";

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", cast: [{ ref: "one" }] },
      { name: "desk-b", cast: [{ ref: "one" }] },
      { name: "desk-c", cast: [{ ref: "one" }] },
      { name: "desk-d", cast: [{ ref: "one" }, { ref: "two", contacts: 0 }, { ref: "three" }] },
      { name: "desk-e", cast: [{ ref: "one", noticeDays: 20 }] },
    ]);
    drafted = await story.drafted(await purpose("desk-a", "draft"));
    submitted = await story.submitted(await purpose("desk-b", "review"));
    approved = await story.approved(await purpose("desk-c", "approved"));
    announced = await story.announced([await purpose("desk-d", "announced")]);
    planned = await story.announced([await purpose("desk-e", "planned")], story.today());
    await story.mail(announced);
    await story.mail(planned);
  });

  async function home(id: string, ...roles: Role[]): Promise<HomeView> {
    const view = await homeFor(story.staff(id, ...roles));
    if (view === null) throw new Error("Refused");
    return view;
  }
  function waits(view: HomeView, what: WaitingFor): string[] {
    return view.waiting
      .filter((group) => group.what === what)
      .flatMap(({ items }) => items.map(({ key }) => key));
  }

  test("shows an approver what others wrote, to approve and to announce", async () => {
    const view = await home("approver", "APPROVER");
    expect(waits(view, "approve")).toEqual([submitted]);
    expect(waits(view, "announce")).toEqual([approved]);
    expect(waits(view, "draft")).toEqual([]);
  });

  test("never asks an author to approve what they wrote", async () => {
    expect(waits(await home("editor", "EDITOR", "APPROVER"), "approve")).toEqual([]);
  });

  test("shows authors their own drafts, and nobody else's", async () => {
    expect(waits(await home("editor", "EDITOR"), "draft")).toEqual([drafted]);
    expect(waits(await home("another", "EDITOR"), "draft")).toEqual([]);
  });

  test("asks the data protection officer for advice on what customers may object to", async () => {
    expect(waits(await home("dpo", "DPO"), "advise")).toEqual([submitted]);
    expect(waits(await home("approver", "APPROVER"), "advise")).toEqual([]);
  });

  test("tells who cannot be told, and that this holds the change up", async () => {
    const view = await home("approver", "APPROVER");
    const held = view.waiting.find(({ what }) => what === "blocked")?.items;
    expect(held?.map(({ key, detail }) => [key, detail])).toEqual([
      [announced, "One customer could not be told"],
    ]);
  });

  test("tells how far each running change has come", async () => {
    const { running } = await home("auditor", "AUDITOR");
    expect(running.map(({ id }) => id)).toEqual([announced, planned]);
    expect(running[0]).toMatchObject({
      state: "ANNOUNCED",
      agreements: 3,
      effective: 0,
      leftOut: 0,
    });
    expect(running[1]?.lastObjectionDay).not.toBeNull();
  });

  test("lets nothing wait for an auditor, who only reads", async () => {
    expect((await home("auditor", "AUDITOR")).waiting).toEqual([]);
  });

  test("tells which findings the register has, the heaviest first", async () => {
    const { counts, shown } = (await home("auditor", "AUDITOR")).findings;
    expect(counts.error + counts.warning + counts.info).toBeGreaterThanOrEqual(shown.length);
    const weights = shown.map(({ severity }) => ["error", "warning", "info"].indexOf(severity));
    expect(weights).toEqual(weights.toSorted());
    for (const { href, source } of shown) {
      expect(href).toMatch(/^\/staff\/[a-zA-Z]+\//);
      expect(source).not.toBe("");
    }
  });

  test("asks an approver to decide an objection until it is decided", async () => {
    await recordObjection(story.editor(), {
      changeSetId: announced,
      customerRef: of("desk-d", "one"),
      agreementRef: null,
      receivedOn: null,
      channel: "EMAIL",
      text: "No",
    });
    const [objection] = await listObjections(announced);
    const id = objection?.id ?? "";
    expect(waits(await home("approver", "APPROVER"), "objection")).toEqual([id]);
    expect(waits(await home("editor", "EDITOR"), "objection")).toEqual([]);
    await decideObjection(story.approver(), id, "WITHDRAWN", "By telephone");
    expect(waits(await home("approver", "APPROVER"), "objection")).toEqual([]);
  });

  test("tells of mail that came back until the notice reaches somebody", async () => {
    const notice = await database().notice.findFirstOrThrow({
      where: { changeSetId: announced, customerRef: of("desk-d", "three") },
      include: { deliveries: true },
    });
    const id = notice.deliveries[0]?.deliveryId ?? "";
    await database().delivery.update({ where: { id }, data: { state: "BOUNCED" } });
    const view = await home("editor", "EDITOR");
    expect(waits(view, "undelivered")).toEqual([id]);
    expect(waits(await home("dpo", "DPO"), "undelivered")).toEqual([]);
    await database().delivery.update({ where: { id }, data: { state: "ACCEPTED" } });
    expect(waits(await home("editor", "EDITOR"), "undelivered")).toEqual([]);
  });

  test("tells an approver what is due to take effect, from its planned day on", async () => {
    expect(waits(await home("approver", "APPROVER"), "activate")).toEqual([]);
    story.pass(31);
    expect(waits(await home("approver", "APPROVER"), "activate")).toEqual([planned]);
    expect(waits(await home("editor", "EDITOR"), "activate")).toEqual([]);
  });

  test("is not for requesters", async () => {
    expect(await homeFor(story.staff("requester", "REQUESTER"))).toBeNull();
  });
});

test("what is waived under one regime alone still counts as found under the other", () => {
  const register = given.without(given.completeRegister(), "LegalBasisUse", "billing-basis-eu");
  const waiver = {
    ref: "accepted",
    reason: "Being renewed.",
    decidedBy: "Board",
    until: "2027-01-31",
  };
  const [finding] = found("ACT-004", register, { regimes: ["EU_GDPR"] });
  if (finding === undefined) throw new Error("Nothing found");
  const inUk = { ...finding, regime: "UK_GDPR" as const };
  const counted = (all: (typeof finding)[]) => {
    const { counts, waived } = homeFindings(register, { all });
    return [counts.error, waived];
  };
  expect(counted([{ ...finding, waiver }, inUk])).toEqual([1, 0]);
  expect(counted([inUk, { ...finding, waiver }])).toEqual([1, 0]);
  expect(
    counted([
      { ...finding, waiver },
      { ...inUk, waiver },
    ]),
  ).toEqual([0, 1]);
});
