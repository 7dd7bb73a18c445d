import { describe, expect, test } from "vitest";
import { returnedMails } from "./returned-mails";

const id = "3f0c9a52-7d0e-4c0f-9a55-0d5f4f1f6f11";
const other = "aaaaaaaa-7d0e-4c0f-9a55-0d5f4f1f6f11";

function report(fields: string, quoted = "", to = "returned@ours.example"): string {
  return [
    `From: MAILER-DAEMON@theirs.example\nTo: <${to}>`,
    'Content-Type: multipart/report; report-type=delivery-status;\n boundary="b"',
    "",
    "--b\nContent-Type: text/plain; charset=iso-8859-1\n\nK\ufffdnnte nicht zugestellt werden.",
    "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.theirs.example",
    `\nFinal-Recipient: rfc822; gone@theirs.example\n${fields}`,
    `\n--b\nContent-Type: text/rfc822-headers\n\n${quoted}\n--b--`,
  ]
    .join("\n")
    .replaceAll("\n", "\r\n");
}

const failed = "Action: failed\nStatus: 5.1.1";

describe("a returned message", () => {
  test("names our mail by its Message-ID, also where the line is folded", () => {
    const quoted = `Subject: x\nMessage-ID:\n <${id}@ours.example>`;
    expect(returnedMails(report(failed, quoted))).toEqual([id]);
  });

  test("names it by the address alone to which it came back", () => {
    expect(returnedMails(report(failed, "", `returned+${id}@ours.example`))).toEqual([id]);
    expect(returnedMails(report(failed, "", `returned+${id.toUpperCase()}@x`))).toEqual([id]);
  });

  test("is none where delivery is only delayed, whatever the mail in it says", () => {
    const quoted = `Message-ID: <${id}@ours.example>\n\nStatus: 5.0.0\n`;
    expect(returnedMails(report("Action: delayed\nStatus: 4.4.1", quoted))).toBeNull();
    expect(returnedMails(report("Action: relayed\nStatus: 5.0.0", quoted))).toBeNull();
    expect(returnedMails(report("Status: 4.4.1"))).toBeNull();
  });

  test("counts where one of several recipients failed, and where no action is named", () => {
    const two = "Action: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; x\nAction: failed";
    const both = `${two}\nStatus: 5.2.1 (full)`;
    expect(returnedMails(report(both, `<${id}@a> <${other}@a>`))).toEqual([id, other]);
    expect(returnedMails(report("Status: 5.1.1", `<${id}@a>`))).toEqual([id]);
  });

  test("that is an answer or our own mail is none", () => {
    expect(returnedMails(`In-Reply-To: <${id}@ours.example>\r\n\r\nStatus: 5.1.1`)).toBeNull();
    expect(returnedMails(report(failed))).toEqual([]);
  });
});
