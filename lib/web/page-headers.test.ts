import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { type PageHeaderSettings, pageHeaders } from "./page-headers";

describe("the headers of pages", () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** What a browser gets, and what Next reads, for one request. */
  async function ask(
    path: string,
    headers: Record<string, string> = {},
    settings: PageHeaderSettings = { isSecure: false, signInAt: null },
  ): Promise<{ got: Headers; read: IncomingHttpHeaders }> {
    const prepare = pageHeaders(settings);
    let read: IncomingHttpHeaders = {};
    const listening = createServer((request, response) => {
      prepare(request, response);
      read = request.headers;
      response.end();
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    const address = listening.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const { headers: got } = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    listening.close();
    return { got, read };
  }
  const policyOf = (headers: Headers) => headers.get("content-security-policy") ?? "";
  const nonceOf = (headers: Headers) => /'nonce-([^']+)'/.exec(policyOf(headers))?.[1];

  test("let only scripts run that carry the nonce of this answer", async () => {
    const { got, read } = await ask("/staff");
    const nonce = nonceOf(got);
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{24}$/);
    expect(policyOf(got)).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic';`);
    expect(policyOf(got)).not.toContain("'unsafe-eval'");
    expect(policyOf(got)).not.toMatch(/(?:default|script|style-src-elem)[^;]*'unsafe-inline'/);
    expect(read["x-nonce"]).toBe(nonce);
    expect(read["content-security-policy"]).toBe(policyOf(got));
  });

  test("have another nonce each time", async () => {
    const nonces = [await ask("/staff"), await ask("/staff")].map(({ got }) => nonceOf(got));
    expect(new Set(nonces).size).toBe(2);
  });

  test("overwrite what a client claims for itself", async () => {
    const { read } = await ask("/staff/vendors?q=mail", {
      "x-nonce": "chosen",
      "x-recital-path": "//elsewhere.example",
      "content-security-policy": "script-src 'nonce-chosen'",
      "content-security-policy-report-only": "script-src 'nonce-chosen'",
    });
    expect(read["x-nonce"]).not.toBe("chosen");
    expect(read["x-recital-path"]).toBe("/staff/vendors?q=mail");
    expect(read["content-security-policy"]).not.toContain("chosen");
    expect(read["content-security-policy-report-only"]).toBeUndefined();
  });

  test("say the address without what Next adds to fetch a part of it", async () => {
    expect((await ask("/staff?_rsc=1abc")).read["x-recital-path"]).toBe("/staff");
    expect((await ask("/staff?q=a&_rsc=1abc&sort=b")).read["x-recital-path"]).toBe(
      "/staff?q=a&sort=b",
    );
  });

  test("keep every page out of frames but those made for one", async () => {
    for (const path of ["/staff", "/portal", "/sign-in", "/staff/previews", "/staff?a=/preview"]) {
      expect(policyOf((await ask(path)).got)).toContain("frame-ancestors 'none'");
    }
    for (const path of ["/staff/changes/CS-1/preview/mail", "/staff/changes/CS-1/preview?to=x"]) {
      expect(policyOf((await ask(path)).got)).toContain("frame-ancestors 'self'");
    }
  });

  test("let forms lead to the issuer of sign-ins, where there is one, and nowhere else", async () => {
    const signInAt = "https://login.example.org/realms/ours";
    const { got } = await ask("/sign-in", {}, { isSecure: true, signInAt });
    expect(policyOf(got)).toContain("form-action 'self' https://login.example.org;");
    expect(policyOf((await ask("/sign-in")).got)).toContain("form-action 'self';");
  });

  test("tell other sites nothing of an address, and ours the origin that forms are proved by", async () => {
    expect((await ask("/portal")).got.get("referrer-policy")).toBe("same-origin");
  });

  test("let nobody keep a page, and leave built files to Next's own rule", async () => {
    expect((await ask("/staff")).got.get("cache-control")).toBe("private, no-store");
    expect((await ask("/_next/static/chunks/a.js")).got.get("cache-control")).toBeNull();
  });

  test("ask for an encrypted connection only where there is one", async () => {
    const secure = { isSecure: true, signInAt: null };
    expect((await ask("/", {}, secure)).got.get("strict-transport-security")).toContain("max-age=");
    expect((await ask("/")).got.get("strict-transport-security")).toBeNull();
  });
});
