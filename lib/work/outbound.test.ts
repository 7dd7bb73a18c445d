import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postOutbound } from "./outbound";

let asked = 0;
let port = 0;
const server = createServer((_request, response) => {
  asked += 1;
  response.writeHead(307, { location: `http://127.0.0.1:${port}/again` }).end();
});
/** Takes connections and says nothing. */
const silent = createServer(() => undefined);

beforeAll(async () => {
  for (const one of [server, silent])
    await new Promise<void>((resolve) => one.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  silent.closeAllConnections();
  silent.close();
});

function send(url: string, more: Partial<Parameters<typeof postOutbound>[0]> = {}) {
  const usual = { allowsLoopback: false, staysHere: false, timeoutMilliseconds: 5_000 };
  return postOutbound({ url, headers: {}, body: "{}", ...usual, ...more });
}

const privateNetwork = { refused: "the address is one of a private network" };

describe("a request to an address that somebody typed", () => {
  test.each([
    "https://10.0.0.1/",
    "https://192.168.1.1:8443/",
    "https://169.254.169.254/latest/meta-data",
    "https://[fd00::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://0x7f000001/",
    "https://127.1/",
    "https://localhost/",
  ])("to %s is refused, for it is no public one", async (url) => {
    expect(await send(url)).toEqual(privateNetwork);
  });

  test("reaches this machine only where all of the installation is on it", async () => {
    const before = asked;
    expect(await send(`http://localhost:${port}/`)).toEqual(privateNetwork);
    expect(asked).toBe(before);
    expect(await send(`http://127.0.0.1:${port}/`, { allowsLoopback: true })).toEqual({
      status: 307,
    });
    // It was not led on to where the answer points.
    expect(asked).toBe(before + 1);
  });

  test("to elsewhere is https, and is none at all where nothing may leave this machine", async () => {
    expect(await send("http://93.184.215.14/")).toEqual({ refused: "the address is not https" });
    expect(await send("https://93.184.215.14/", { staysHere: true })).toEqual({
      refused: "what was made under a shifted clock does not leave this machine",
    });
  });

  test("ends when nobody answers in time, or nobody is there", async () => {
    const here = { allowsLoopback: true, timeoutMilliseconds: 50 };
    const quiet = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    expect(await send(quiet, here)).toEqual({ failed: "no answer in time" });
    expect(await send("http://127.0.0.1:1/", here)).toEqual({ failed: "ECONNREFUSED" });
  });
});
