import { randomBytes } from "node:crypto";
import { connect } from "./connect";

/** Runs something against a new empty database on the same server, and drops it afterwards. */
export async function withScratchDatabase<Value>(
  url: string,
  run: (scratchUrl: string) => Promise<Value>,
): Promise<Value> {
  const name = `recital_scratch_${randomBytes(6).toString("hex")}`;
  await execute(url, `create database ${name} template template0`);
  try {
    return await run(sibling(url, name));
  } finally {
    await execute(url, `drop database ${name} with (force)`);
  }
}

/** The address of another database on the same server. */
export function sibling(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

export async function execute(url: string, sql: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
