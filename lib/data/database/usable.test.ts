import { describe, expect, inject, test } from "vitest";
import { connect } from "./connect";
import { embeddedClusterName, requireUsableDatabase } from "./usable";

describe("a usable database", () => {
  test("is one that answers and gives each connection its own session", async () => {
    await expect(requireUsableDatabase(inject("serverUrl"))).resolves.toBeUndefined();
  });

  test("is not one that nobody answers for", async () => {
    const nobody = "postgresql://u:p@127.0.0.1:9/none";
    await expect(requireUsableDatabase(nobody)).rejects.toThrow(/does not answer/);
  });

  test("bears the mark of the embedded cluster, which no client can set", async () => {
    const client = await connect(inject("serverUrl"));
    const { rows } = await client.query("show cluster_name");
    expect(rows).toEqual([{ cluster_name: embeddedClusterName }]);
    await expect(client.query("set cluster_name = 'mine'")).rejects.toThrow(/cannot be changed/);
    await client.end();
  });
});
