import { describe, expect, test } from "vitest";
import { isOnLoopback, smtpServer } from "./smtp-settings";

describe("smtpServer", () => {
  test("reads host, port, user and password", () => {
    expect(smtpServer("smtp://recital%40acme:p%23ss@relay.example:2525")).toEqual({
      host: "relay.example",
      port: 2525,
      secure: false,
      startTls: "required",
      credentials: { user: "recital@acme", password: "p#ss" },
      name: null,
    });
  });

  test("takes the usual port of the scheme", () => {
    expect(smtpServer("smtp://relay.example").port).toBe(587);
    expect(smtpServer("smtps://relay.example").port).toBe(465);
  });

  test("requires TLS before a password leaves this machine", () => {
    expect(smtpServer("smtp://u:p@relay.example").startTls).toBe("required");
    expect(smtpServer("smtp://u:p@127.0.0.1").startTls).toBe("offered");
    expect(smtpServer("smtp://relay.example").startTls).toBe("offered");
    expect(smtpServer("smtp://u:p@relay.example?starttls=never").startTls).toBe("never");
  });

  test.each([
    ["relay.example", "is no address"],
    ["http://relay.example", 'starts with "http:"'],
    ["smtp://", "no host"],
    ["smtp://relay.example/inbox", "has a path"],
    ["smtp://relay.example:0", "port 0"],
    ["smtp://user@relay.example", "both a user and a password"],
    ["smtp://relay.example?tls=no", 'the option "tls"'],
    ["smtp://relay.example?starttls=maybe", "starttls=maybe"],
    ["smtps://relay.example?starttls=never", "TLS from the start"],
    ["smtp://relay.example?name=a%0D%0Ab", "no host name"],
    ["smtp://u:100%25%@relay.example", "no escape"],
  ])("refuses %s and says why", (url, reason) => {
    expect(() => smtpServer(url)).toThrow(reason);
  });

  test("never repeats the password in what it says", () => {
    expect(() => smtpServer("smtp://u:hunter2@relay.example/path")).toThrow(/^(?!.*hunter2)/);
  });
});

test.each([
  ["smtp://localhost", true],
  ["smtp://127.0.0.1:2525", true],
  ["smtp://127.8.8.8", true],
  ["smtp://[::1]:25", true],
  ["smtp://127.0.0.1.relay.example", false],
  ["smtp://relay.example", false],
])("%s on loopback: %s", (url, expected) => {
  expect(isOnLoopback(smtpServer(url))).toBe(expected);
});
