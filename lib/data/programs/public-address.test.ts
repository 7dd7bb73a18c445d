import { describe, expect, test } from "vitest";
import { isLoopbackAddress, isPublicAddress } from "./public-address";

describe("an address", () => {
  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "ff02::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2001::1",
    "example.org",
    "",
  ])("%s is none of the public Internet", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(["8.8.8.8", "172.32.0.1", "192.0.1.1", "2606:4700::1111", "2a00:1450:4001::200e"])(
    "%s is one of the public Internet",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test("is this machine by its whole network, and by no other", () => {
    expect(["127.0.0.1", "127.9.9.9", "::1"].filter(isLoopbackAddress)).toHaveLength(3);
    expect(["10.0.0.1", "::", "localhost"].filter(isLoopbackAddress)).toEqual([]);
  });
});
