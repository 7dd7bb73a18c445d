// Runs one program of Recital under another one: it ends when its parent does, however that ended.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { register } from "tsx/esm/api";

process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
// The channel tells of the parent's end; it must not keep alive a program that has come to its own.
process.channel?.unref();
register({ tsconfig: join(process.cwd(), "tsconfig.json") });
const [, , file, ...words] = process.argv;
process.argv = [process.argv[0], file, ...words];
await import(pathToFileURL(file).href);
