const CR = 13;
const LF = 10;
const EQUALS = 61;
const DOT = 46;
const hex = Buffer.from("0123456789ABCDEF");
/** RFC 2045 6.7 allows 76 characters, the "=" of a soft line break among them. */
const longestLine = 75;

/** Written to again and again, since each body needs far more room than it fills. */
let scratch = Buffer.alloc(1 << 17);

/**
 * A body in quoted-printable, with CRLF line ends, which a person can still read in the kept file.
 *
 * A dot that begins a line is written in code, so that no relay's dot stuffing can touch the bytes.
 */
export function quotedPrintable(text: string): Buffer {
  const input = Buffer.from(text.replace(/\r\n|\r|\n/g, "\r\n"));
  // Three for each byte, and three more for each soft break.
  if (scratch.length < input.length * 4 + 3) scratch = Buffer.alloc(input.length * 4 + 3);
  const output = scratch;
  let at = 0;
  let column = 0;
  for (let index = 0; index < input.length; index += 1) {
    const byte = input[index] ?? 0;
    if (byte === CR) {
      at = output.writeUInt16BE(0x0d0a, at);
      column = 0;
      index += 1;
      continue;
    }
    let plain = isPlain(byte) || (isBlank(byte) && !endsLine(input, index));
    if (column + (plain ? 1 : 3) > longestLine) {
      output[at++] = EQUALS;
      at = output.writeUInt16BE(0x0d0a, at);
      column = 0;
    }
    if (byte === DOT && column === 0) plain = false;
    if (plain) output[at++] = byte;
    else {
      output[at++] = EQUALS;
      output[at++] = hex[byte >> 4] ?? 0;
      output[at++] = hex[byte & 15] ?? 0;
    }
    column += plain ? 1 : 3;
  }
  return Buffer.from(output.subarray(0, at));
}

function isPlain(byte: number): boolean {
  return byte > 32 && byte < 127 && byte !== EQUALS;
}

function isBlank(byte: number): boolean {
  return byte === 32 || byte === 9;
}

/** A blank at the end of a line would be lost on the way. */
function endsLine(input: Buffer, index: number): boolean {
  const next = input[index + 1];
  return next === undefined || (next === CR && input[index + 2] === LF);
}
