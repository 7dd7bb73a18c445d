import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A secret that this installation made for itself, the same at every start. Whoever comes first
 * makes it; a second process that comes at the same moment reads the first one's.
 */
export function keptSecret(dataDir: string, name: string, make: () => string): string {
  const folder = join(dataDir, "secrets");
  const file = join(folder, name);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (hasCode(error, "EACCES") || hasCode(error, "EPERM") || hasCode(error, "EROFS"))
      throw new Error(
        `The data folder ${dataDir} may not be used by this user: name another with DATA_DIR.`,
        {
          cause: "operator",
        },
      );
    if (!hasCode(error, "ENOENT")) throw error;
  }
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${make()}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, "utf8").trim();
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
