import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { drawMissing } from "./missing-page";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** As Next answers where a page says that there is none: an empty body for its script to fill. */
function emptyPage(status: number): Answer {
  return (_request, response) => {
    response.statusCode = status;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.flushHeaders();
    response.write("<html id=empty>");
    response.end("</html>");
  };
}

describe("a page that does not exist", () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  async function ask(
    path: string,
    answer: Answer,
    { method = "GET", ready = true } = {},
  ): Promise<Response> {
    const listening = createServer((request, response) => {
      request.headers["x-nonce"] = "once";
      drawMissing(request, response, () => Promise.resolve(ready));
      answer(request, response);
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    const address = listening.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    return fetch(`http://127.0.0.1:${port}${path}`, { method });
  }

  test.each([
    ["/staff/vendors/none", "/staff/customers"],
    ["/portal/notices/none", "/portal"],
    ["/staffage", "/subprocessors"],
    ["/nowhere?next=/staff", "/subprocessors"],
  ])("at %s is drawn whole and leads on to %s", async (path, onward) => {
    const answered = await ask(path, emptyPage(404));
    expect(answered.status).toBe(404);
    const page = await answered.text();
    expect(page).toContain("<h1>This page does not exist</h1>");
    expect(page).toContain(`<a href="${onward}">`);
    expect(page).toContain('<style nonce="once">');
    expect(page).not.toContain("<script");
    expect(page).not.toContain("empty");
  });

  test("says nothing of what was asked for: it is the same for what is not there and what is another's", async () => {
    const other = await ask("/portal/contacts/other-1", emptyPage(404));
    const none = await ask("/portal/contacts/<b>none", emptyPage(404));
    expect(await other.text()).toBe(await none.text());
  });

  test("takes the place of a body that was compressed on its way", async () => {
    const answered = await ask("/staff/none", (_request, response) => {
      response.setHeader("Content-Type", "text/html");
      response.setHeader("Content-Encoding", "gzip");
      response.writeHead(404);
      response.end(gzipSync("<html id=empty></html>"));
    });
    expect(answered.headers.get("content-encoding")).toBeNull();
    expect(await answered.text()).toContain("This page does not exist");
  });

  test("has no body for who asks only whether it is there", async () => {
    const answered = await ask("/nowhere", emptyPage(404), { method: "HEAD" });
    expect([answered.status, await answered.text()]).toEqual([404, ""]);
  });

  test("says that it is away where it fails and the database does not answer", async () => {
    const away = await ask("/subscribe", emptyPage(500), { ready: false });
    expect([away.status, away.headers.get("retry-after")]).toEqual([503, "30"]);
    const page = await away.text();
    expect(page).toContain("This page is not available at the moment");
    expect(page).not.toContain("empty");
  });

  test("says that it failed where the database answers, and leaves the staff their own words", async () => {
    const failed = await ask("/subscribe", emptyPage(500));
    expect(failed.status).toBe(500);
    expect(await failed.text()).toContain("Something went wrong on our side");
    const staff = await ask("/staff/vendors", emptyPage(500), { ready: false });
    expect([staff.status, await staff.text()]).toEqual([500, "<html id=empty></html>"]);
  });

  test("leaves alone what is there, and what is no page", async () => {
    expect(await (await ask("/staff", emptyPage(200))).text()).toBe("<html id=empty></html>");
    const part = await ask("/staff/none", (_request, response) => {
      response.writeHead(404, { "Content-Type": "text/x-component" }).end("0:null");
    });
    expect([part.status, await part.text()]).toEqual([404, "0:null"]);
  });
});
