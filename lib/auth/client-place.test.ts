import { describe, expect, test } from "vitest";
import { clientAddress, networkOf } from "./client-place";

describe("the address of a client", () => {
  test("is that of the connection, whatever the client claims", () => {
    expect(clientAddress("203.0.113.9", "198.51.100.1", [])).toBe("203.0.113.9");
    expect(clientAddress("203.0.113.9", "198.51.100.1", ["10.0.0.0/8"])).toBe("203.0.113.9");
    expect(clientAddress("::ffff:203.0.113.9", null, [])).toBe("203.0.113.9");
  });

  test("is the last one before the proxies that are trusted", () => {
    const trusted = ["10.0.0.0/8", "2001:db8::1"];
    expect(clientAddress("10.1.2.3", "198.51.100.1", trusted)).toBe("198.51.100.1");
    expect(clientAddress("2001:db8::1", "1.1.1.1, 198.51.100.1, 10.9.9.9", trusted)).toBe(
      "198.51.100.1",
    );
    expect(clientAddress("10.1.2.3", null, trusted)).toBe("10.1.2.3");
    expect(clientAddress("10.1.2.3", "not an address", trusted)).toBe("10.1.2.3");
  });
});

describe("the network of an address", () => {
  test.each([
    ["203.0.113.77", "203.0.113.0/24"],
    ["::ffff:203.0.113.77", "203.0.113.0/24"],
    ["2001:db8:1:2ff::9", "2001:db8:1:200::/56"],
    ["2001:db8:1:201:a:b:c:d", "2001:db8:1:200::/56"],
    ["::1", "0:0:0:0::/56"],
    ["fe80::1%eth0", "fe80:0:0:0::/56"],
    ["nonsense", null],
  ])("%s is of %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
