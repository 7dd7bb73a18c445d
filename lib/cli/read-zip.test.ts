import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { Zip, ZipDeflate } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { sha256 } from "@/lib/domain/publication/canonical";
import { openPack } from "./read-pack";
import { filesOfZip } from "./read-zip";
import { addVerify } from "./verify";

const folder = mkdtempSync(join(tmpdir(), "recital-zip-"));
afterAll(() => rm(folder, { recursive: true }));

/** Bytes among which stands what looks like the beginning of a file. */
function dense(seed: string): Buffer {
  const blocks = Array.from({ length: 1_000 }, (_, index) =>
    createHash("sha256").update(`${seed}${index}`).digest(),
  );
  const signs = Buffer.from("PK\u0007\u0008PK\u0003\u0004");
  return Buffer.concat(blocks.toSpliced(500, 0, signs));
}

const files = [
  { path: "evidence.json", bytes: Buffer.from("{}") },
  { path: "mails/a.eml", bytes: Buffer.from("first") },
  { path: "mails/b.eml", bytes: Buffer.from("other") },
  { path: "mails/dense.eml", bytes: dense("one") },
];

/** As packs are written, but nothing made smaller, so that its bytes stand in it as they are. */
function zipBytes(): Buffer {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((_, chunk) => chunks.push(chunk));
  for (const { path, bytes } of files) {
    const entry = new ZipDeflate(path, { level: 0 });
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

async function written(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** The ZIP with something done to its bytes from the directory on. */
async function meddled(
  name: string,
  change: (zip: Buffer, directory: number) => Buffer,
): Promise<string> {
  const zip = zipBytes();
  return written(name, change(zip, zip.readUInt32LE(zip.length - 6)));
}

async function read(path: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { path: name, bytes } of filesOfZip(path, { file: 1_000_000, total: 2_000_000 }))
    found.set(name, sha256(bytes));
  return found;
}

describe("a ZIP", () => {
  test("is read whole, also where packed bytes look like the beginning of a file", async () => {
    const zip = zipBytes();
    expect(zip.indexOf("PK\u0007\u0008PK\u0003\u0004")).toBeGreaterThan(0);
    const found = await read(await written("whole.zip", zip));
    expect([...found]).toEqual(files.map(({ path, bytes }) => [path, sha256(bytes)]));
  });

  test("whose directory exchanges two names is refused", async () => {
    const path = await meddled("names.zip", (zip, directory) => {
      const one = zip.indexOf("mails/a.eml", directory);
      const other = zip.indexOf("mails/b.eml", directory);
      zip.write("mails/b.eml", one);
      zip.write("mails/a.eml", other);
      return zip;
    });
    await expect(read(path)).rejects.toThrow("no ZIP as Recital writes it");
    await expect(openPack(path)).rejects.toThrow("no ZIP as Recital writes it");
  });

  test("that holds a file which its directory does not name is refused", async () => {
    const path = await meddled("hidden.zip", (zip, directory) => {
      const length = zip.readUInt32LE(zip.length - 10);
      const first = zip.readUInt16LE(directory + 28) + 46;
      const end = Buffer.from(zip.subarray(zip.length - 22));
      end.writeUInt16LE(files.length - 1, 8);
      end.writeUInt16LE(files.length - 1, 10);
      end.writeUInt32LE(length - first, 12);
      end.writeUInt32LE(directory, 16);
      return Buffer.concat([
        zip.subarray(0, directory),
        zip.subarray(directory + first, directory + length),
        end,
      ]);
    });
    await expect(read(path)).rejects.toThrow("no ZIP as Recital writes it");
  });

  test("whose bytes are not those of its sum, or that goes on after its end, is refused", async () => {
    const zip = zipBytes();
    const altered = Buffer.from(zip);
    const at = altered.indexOf(dense("one").subarray(0, 32));
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
    await expect(read(await written("altered.zip", altered))).rejects.toThrow("is damaged");
    const longer = Buffer.concat([zip, Buffer.from("more")]);
    await expect(read(await written("longer.zip", longer))).rejects.toThrow("is damaged");
    await expect(read(await written("cut.zip", zip.subarray(0, 40)))).rejects.toThrow("is damaged");
  });

  test("that says it holds more than it may is refused before it is unpacked", async () => {
    const path = await written("large.zip", zipBytes());
    const all = async (most: { file: number; total: number }) => {
      for await (const _ of filesOfZip(path, most));
    };
    await expect(all({ file: 1_000, total: 1_000_000 })).rejects.toThrow(
      "mails/dense.eml is too large",
    );
    await expect(all({ file: 1_000_000, total: 1_000 })).rejects.toThrow("is too large");
  });
});

test("a mail to check against does not go with a pack", async () => {
  const zip = await written("pack.zip", zipBytes());
  const program = new Command();
  addVerify(program);
  await expect(
    program.parseAsync(["node", "recital", "verify", zip, "--against", "mail.eml"]),
  ).rejects.toThrow("--against goes with this installation");
});
