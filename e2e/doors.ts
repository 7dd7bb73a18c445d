import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** Where Next writes which id each action has in this build. */
const manifest = ".next/server/server-reference-manifest.json";
const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({
      filename: z.string(),
      exportedName: z.string(),
      workers: z.record(z.string(), z.unknown()),
    }),
  ),
});

export type ActionDoor = { name: string; id: string; page: string };

/** The address of a file under app/, without the folders that only group. */
function addressOf(path: string): string {
  const address = path
    .split("/")
    .filter((part) => !/^\(.*\)$/.test(part))
    .join("/");
  return `/${address}`;
}

/** Every page and route there is, by its address. */
export async function pagesAndRoutes(): Promise<{ name: string; isPage: boolean }[]> {
  const files = (await readdir("app", { recursive: true })).filter((path) =>
    /(?:^|\/)(?:page|route)\.tsx?$/.test(path),
  );
  return files
    .map((path) => ({
      name: addressOf(path.replace(/\/?(?:page|route)\.tsx?$/, "")),
      isPage: /page\.tsx$/.test(path),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Every exported action that is in the sources. */
export async function actionNames(): Promise<string[]> {
  const files = (await readdir("app", { recursive: true })).filter((path) => /\.tsx?$/.test(path));
  const names: string[] = [];
  for (const path of files) {
    const text = await readFile(join("app", path), "utf8");
    if (!/^"use server";/m.test(text)) continue;
    for (const [, name] of text.matchAll(/^export (?:const|async function) (\w+)/gm))
      names.push(`${addressOf(path.replace(/\.tsx?$/, ""))}#${name}`);
  }
  return names.toSorted();
}

/** Every action that a browser can call in this build, with a page that knows it. */
export function builtActions(): ActionDoor[] {
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(manifest, "utf8")));
  return Object.entries(node)
    .map(([id, { filename, exportedName, workers }]) => ({
      id,
      name: `${addressOf(filename.replace(/^app\//, "").replace(/\.tsx?$/, ""))}#${exportedName}`,
      page: addressOf(
        (Object.keys(workers)[0] ?? "").replace(/^app\//, "").replace(/\/?page$/, ""),
      ),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
