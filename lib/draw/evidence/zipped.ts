import { Zip, ZipDeflate } from "fflate";
import type { PackFile } from "./pack-files";

/** The first day that a ZIP can name: the same files give the same bytes. */
const noTime = new Date(1980, 0, 1);

/** A ZIP of files, made while they come. */
export async function* zipped(files: AsyncIterable<PackFile>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const failures: Error[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) failures.push(error);
    else ready.push(chunk);
  });
  for await (const { path, bytes } of files) {
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = noTime;
    zip.add(entry);
    entry.push(bytes, true);
    yield* taken(ready, failures);
  }
  zip.end();
  yield* taken(ready, failures);
}

function* taken(ready: Uint8Array[], failures: readonly Error[]): Generator<Uint8Array> {
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  yield* ready.splice(0);
}
