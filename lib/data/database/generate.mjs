// Makes the database client from the schema, only when the schema has changed, and without network.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const output = join(root, "lib/data/database/generated");
const mark = join(output, ".schema-hash");

/** Whether the client is that of the schema as it is now. */
export function isGenerated() {
  return existsSync(mark) && readFileSync(mark, "utf8") === schemaHash();
}

/** Makes the client. Throws what Prisma says when it fails. */
export function generateClient() {
  const hash = schemaHash();
  const prisma = join(root, "node_modules/prisma/build/index.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, "generate"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      // Prisma wants a schema engine even here, where it uses none: any program stops the download.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    },
  });
  if (status !== 0)
    throw new Error(`The database client could not be generated.\n${stdout}${stderr}`);
  mkdirSync(output, { recursive: true });
  writeFileSync(mark, hash);
}

function schemaHash() {
  const folder = join(root, "prisma/schema");
  const hash = createHash("sha256");
  hash.update(readFileSync(join(root, "node_modules/prisma/package.json")));
  for (const name of readdirSync(folder).sort())
    hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest("hex");
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !isGenerated()) generateClient();
