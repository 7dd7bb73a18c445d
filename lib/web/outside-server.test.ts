import { createServer, type RequestListener, type Server } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { outsideServer } from "./outside-server";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

describe("outsideServer", () => {
  test("reads below the folder of an address, with or without a slash at its end", async () => {
    const address = await listen((request, response) => response.end(request.url));
    for (const root of [`${address}/privacy`, `${address}/privacy/?a=b#c`]) {
      const bytes = await outsideServer(root).read("publications/1/a.json");
      expect(Buffer.from(bytes ?? []).toString()).toBe("/privacy/publications/1/a.json");
    }
  });

  test("reads a page of today at the address that people know, once for each encoding", async () => {
    const asked: string[] = [];
    const address = await listen((request, response) => {
      asked.push(`${request.url} ${request.headers["accept-encoding"]}`);
      response.end();
    });
    await outsideServer(address).readForms("index.html");
    await outsideServer(address).readForms("changes/CS-1.html");
    expect(asked).toEqual([
      ...["/ identity", "/ gzip", "/ br"],
      ...["/changes/CS-1 identity", "/changes/CS-1 gzip", "/changes/CS-1 br"],
    ]);
  });

  test("tells what is not there from what cannot be read", async () => {
    const address = await listen((request, response) =>
      response.writeHead(request.url === "/none" ? 404 : 503).end(),
    );
    expect(await outsideServer(address).read("none")).toBeNull();
    await expect(outsideServer(address).read("some")).rejects.toThrow("answers 503");
  });

  test("says when nobody answers", async () => {
    const address = await listen((_request, response) => response.end());
    for (const server of servers.splice(0)) await new Promise((settle) => server.close(settle));
    await expect(outsideServer(address).read("some")).rejects.toThrow("nothing listens there");
  });

  test("says when the other side breaks off", async () => {
    const address = await listen((_request, response) => {
      response.writeHead(200, { "Content-Length": "100" });
      response.write("half");
      setImmediate(() => response.destroy());
    });
    await expect(outsideServer(address).read("some")).rejects.toThrow(/broke off|terminated/);
  });

  test("does not follow to another host", async () => {
    const other = await listen((_request, response) => response.end("the other's"));
    const address = await listen((request, response) =>
      response.writeHead(302, { Location: `${other}${request.url}` }).end(),
    );
    await expect(outsideServer(address).read("some")).rejects.toThrow(
      `leads to another place: ${other}`,
    );
  });

  test("follows within a host, but not for ever", async () => {
    const address = await listen((request, response) => {
      if (request.url === "/there") response.end("found");
      else
        response.writeHead(302, { Location: request.url === "/here" ? "/there" : "/round" }).end();
    });
    expect(Buffer.from((await outsideServer(address).read("here")) ?? []).toString()).toBe("found");
    await expect(outsideServer(address).read("round")).rejects.toThrow("without end");
  });

  test("reads no more than a published file can have", async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024));
    const address = await listen((_request, response) =>
      response.writeHead(200, { "Content-Encoding": "gzip" }).end(bomb),
    );
    await expect(outsideServer(address).read("some")).rejects.toThrow(
      "longer than any published file",
    );
  });
});
