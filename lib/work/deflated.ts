import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";

const deflate = promisify(deflateRaw);

/** Bytes as they are kept: raw deflate, quick and with little memory rather than small, in a thread of its own so that the lines to the relay go on. */
export function deflated(bytes: Uint8Array): Promise<Buffer> {
  return deflate(bytes, { level: 1, windowBits: 14, memLevel: 7, chunkSize: 8_192 });
}
