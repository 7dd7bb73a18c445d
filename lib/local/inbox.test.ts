import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { afterEach, describe, expect, test } from "vitest";
import { type Inbox, type InboxPlace, openInbox } from "./inbox";

const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "recital-inbox-"));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function openAt(place: InboxPlace): Promise<Inbox> {
  const inbox = await openInbox(place);
  cleanUps.push(inbox.close);
  return inbox;
}

async function openFresh(): Promise<Inbox & { dataDir: string }> {
  const dataDir = await temporaryFolder();
  return { ...(await openAt({ dataDir, smtpPort: 0, viewPort: 0 })), dataDir };
}

/** Sends as any mail program would. */
function deliver(inbox: Inbox, raw: string, to: string[] = ["dpo@kunde.example"]): Promise<string> {
  const { hostname, port } = new URL(inbox.smtpUrl);
  const connection = new SMTPConnection({ host: hostname, port, ignoreTLS: true });
  return new Promise((resolve, reject) => {
    connection.once("error", reject);
    connection.connect(() => {
      connection.send({ from: "bounce+7@acme.example", to }, raw, (error, info) => {
        connection.close();
        if (error) reject(error);
        else resolve(info?.response ?? "");
      });
    });
  });
}

function mailWith(part: { html?: string; text?: string; subject?: string }): string {
  return [
    "From: Acme Privacy <privacy@acme.example>",
    "To: Kunde DPO <dpo@kunde.example>",
    `Subject: ${part.subject ?? "Notice"}`,
    "Message-ID: <7@acme.example>",
    "Date: Sun, 01 Mar 2026 10:00:00 +0000",
    "MIME-Version: 1.0",
    'Content-Type: multipart/alternative; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "",
    part.text ?? "Hello",
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "",
    part.html ?? "<p>Hello</p>",
    "--b--",
    "",
  ].join("\r\n");
}

async function page(inbox: Inbox, path: string): Promise<{ response: Response; body: string }> {
  const response = await fetch(`${inbox.viewUrl}${path}`);
  return { response, body: await response.text() };
}

describe("the inbox keeps", () => {
  test("each mail as a file, numbered by arrival, with the bytes exactly as sent", async () => {
    const inbox = await openFresh();
    const first = mailWith({ subject: "First", text: "A line\r\n.with a dot" });

    expect(await deliver(inbox, first)).toMatch(/^250 /);
    await deliver(inbox, mailWith({ subject: "Second" }));

    expect((await readdir(inbox.folder)).sort()).toEqual([
      "00000001-dpo@kunde.example.eml",
      "00000002-dpo@kunde.example.eml",
    ]);
    const file = await readFile(join(inbox.folder, "00000001-dpo@kunde.example.eml"), "utf8");
    expect(file).toBe(
      `Return-Path: <bounce+7@acme.example>\r\nDelivered-To: dpo@kunde.example\r\n${first}`,
    );
  });

  test("one file for each recipient, under a name that no address can bend", async () => {
    const inbox = await openFresh();

    await deliver(inbox, mailWith({}), ["a@kunde.example", "etc/b*c@kunde.example"]);

    expect((await readdir(inbox.folder)).sort()).toEqual([
      "00000001-a@kunde.example.eml",
      "00000002-etc_b_c@kunde.example.eml",
    ]);
    const listed = await (await fetch(`${inbox.viewUrl}/mails.json`)).json();
    expect(listed[0].envelopeTo).toBe("etc/b*c@kunde.example");
  });

  test("its mail over a restart, and counts on; what was half written is gone", async () => {
    const dataDir = await temporaryFolder();
    const before = await openAt({ dataDir, smtpPort: 0, viewPort: 0 });
    await deliver(before, mailWith({ subject: "Before" }));
    await before.close();
    await writeFile(join(before.folder, "99-2.part"), "half a mail");

    const after = await openAt({ dataDir, smtpPort: 0, viewPort: 0 });
    await deliver(after, mailWith({ subject: "After" }));

    expect((await readdir(after.folder)).sort()).toEqual([
      "00000001-dpo@kunde.example.eml",
      "00000002-dpo@kunde.example.eml",
    ]);
    const { body } = await page(after, "/");
    expect(body.indexOf("After")).toBeLessThan(body.indexOf("Before"));
  });

  test("all of many mails that come at once", async () => {
    const inbox = await openFresh();
    const sent = Array.from({ length: 30 }, (_, at) =>
      deliver(inbox, mailWith({ subject: `Mail ${at}` })),
    );
    await Promise.all(sent);
    expect(await readdir(inbox.folder)).toHaveLength(30);
  });
});

describe("the viewer shows", () => {
  test("an empty inbox with a sentence on how to fill it", async () => {
    const { body } = await page(await openFresh(), "/");
    expect(body).toContain("No mail yet");
    expect(body).toContain("change announce");
  });

  test("who, what and when in the list, the page, the file and the machine list", async () => {
    const inbox = await openFresh();
    const raw = mailWith({
      subject: "=?UTF-8?Q?=C5=81=C3=B3d=C5=BA?=",
      text: "See https://a.example/x?y=1&z=2.",
    });
    await deliver(inbox, raw);

    const list = await page(inbox, "/");
    expect(list.body).toContain("Łódź");
    expect(list.body).toContain("Kunde DPO <small>dpo@kunde.example</small>");
    const [mail] = await (await fetch(`${inbox.viewUrl}/mails.json`)).json();
    expect(mail).toMatchObject({
      id: "00000001-dpo@kunde.example",
      from: [{ name: "Acme Privacy", address: "privacy@acme.example" }],
      to: [{ name: "Kunde DPO", address: "dpo@kunde.example" }],
      envelopeFrom: "bounce+7@acme.example",
      envelopeTo: "dpo@kunde.example",
      subject: "Łódź",
      messageId: "<7@acme.example>",
      bytes: Buffer.byteLength(raw),
    });
    const shown = await page(inbox, `/mail/${mail.id}`);
    expect(shown.body).toContain("1 March 2026");
    expect(shown.body).toContain('<a href="https://a.example/x?y=1&amp;z=2" target="_blank"');
    const download = await page(inbox, `/mail/${encodeURIComponent(mail.id)}.eml`);
    expect(download.response.headers.get("content-disposition")).toContain("attachment");
    expect(download.body.endsWith(raw)).toBe(true);
  });

  test("a hundred mails on a page, and the way to the older ones", async () => {
    const inbox = await openFresh();
    const names = Array.from({ length: 101 }, (_, at) => String(at + 1).padStart(8, "0"));
    await Promise.all(
      names.map((name) =>
        writeFile(
          join(inbox.folder, `${name}-a@b.example.eml`),
          mailWith({ subject: `No ${name}` }),
        ),
      ),
    );

    const newest = await page(inbox, "/");
    expect(newest.body).toContain("1 to 100 of 101");
    expect(newest.body).not.toContain("No 00000001");
    const older = /href="(\/\?before=[^"]+)"/.exec(newest.body)?.[1] ?? "";
    expect((await page(inbox, older)).body).toContain("No 00000001");
  });

  test.each([
    "/nowhere",
    "/mail/00000009-a@b.example",
    "/mail/..%2f..%2fsecrets",
    "/mail/../x.eml",
  ])("nothing at %s", async (path) => {
    expect((await page(await openFresh(), path)).response.status).toBe(404);
  });

  test("no more to a page of another name than to one that writes", async () => {
    const inbox = await openFresh();
    expect(await statusFor(inbox, { host: "evil.example" })).toBe(421);
    expect(await statusFor(inbox, { host: "localhost:8025" })).toBe(200);
    expect((await fetch(inbox.viewUrl, { method: "POST" })).status).toBe(405);
    expect((await fetch(inbox.viewUrl, { method: "HEAD" })).status).toBe(200);
  });
});

function statusFor(inbox: Inbox, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(inbox.viewUrl, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.once("error", reject);
    call.end();
  });
}

describe("a hostile mail", () => {
  const attack = '</iframe><script>alert(1)</script><img src=x onerror="alert(2)">';

  test("stays inside its frame, which runs nothing and fetches nothing", async () => {
    const inbox = await openFresh();
    await deliver(inbox, mailWith({ html: attack, text: attack, subject: attack }));
    const [{ id }] = await (await fetch(`${inbox.viewUrl}/mails.json`)).json();

    for (const path of ["/", `/mail/${id}`]) {
      const { response, body } = await page(inbox, path);
      expect(body).not.toContain("<script");
      expect(body).not.toContain("<img");
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain("script-src");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    }
    const { body } = await page(inbox, `/mail/${id}`);
    expect(body.match(/<iframe /g)).toHaveLength(1);
    expect(body).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  });
});

describe("the ports", () => {
  test("a port that was asked for and is taken is named", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    cleanUps.push(() => new Promise((resolve) => taken.close(resolve)));
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const dataDir = await temporaryFolder();

    await expect(openInbox({ dataDir, smtpPort: port, viewPort: 0 })).rejects.toThrow(`${port}`);
    await expect(openInbox({ dataDir, smtpPort: 0, viewPort: port })).rejects.toThrow(`${port}`);
  });

  test("without one, a second inbox takes the next that is free", async () => {
    const one = await openAt({ dataDir: await temporaryFolder() });
    const two = await openAt({ dataDir: await temporaryFolder() });
    expect(new Set([one.smtpUrl, two.smtpUrl, one.viewUrl, two.viewUrl]).size).toBe(4);
    for (const { smtpUrl, viewUrl } of [one, two]) {
      expect(smtpUrl).toMatch(/^smtp:\/\/127\.0\.0\.1:10\d\d$/);
      expect(viewUrl).toMatch(/^http:\/\/127\.0\.0\.1:80\d\d$/);
    }
  });
});
