import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A data folder for one test, which the user that PostgreSQL runs as may enter too. */
export async function dataDir(name: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), `recital-${name}-`));
  await chmod(dir, 0o711);
  return dir;
}
