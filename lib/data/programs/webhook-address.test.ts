import { expect, test } from "vitest";
import { webhookAddressTrouble } from "./webhook-address";

test.each([
  "https://10.0.0.1/x",
  "https://192.168.1.20:8443/",
  "https://0x0a.1/",
  "https://[fd00::1]/",
  "https://[::ffff:10.0.0.1]/",
  "https://169.254.169.254/latest",
  "https://intranet/hook",
  "https://printer.local./",
  "https://api.internal/",
])("refuses %s, which belongs to a private network", (address) => {
  expect(webhookAddressTrouble(address, true)).toContain("belongs to a private network");
});

test.each(["https://hooks.example.org/x", "https://93.184.216.34/", "https://local.example.org/"])(
  "takes %s",
  (address) => {
    expect(webhookAddressTrouble(address, false)).toBeNull();
  },
);

test.each(["https://127.0.0.1:9000/", "https://localhost/", "https://[::1]/"])(
  "takes %s where all of an installation is on this machine, and nowhere else",
  (address) => {
    expect(webhookAddressTrouble(address, true)).toBeNull();
    expect(webhookAddressTrouble(address, false)).toContain("this machine itself");
  },
);

test("says first what is wrong with the address itself", () => {
  expect(webhookAddressTrouble("http://10.0.0.1/", true)).toContain("https://");
});
