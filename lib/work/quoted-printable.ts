/** RFC 2045 6.7 allows 76 characters, the "=" of a soft line break among them. */
const longestLine = 75;

const [tab, lineFeed, carriageReturn, blank, dot, equals] = [9, 10, 13, 32, 46, 61] as const;
const hexadecimal = Buffer.from("0123456789ABCDEF");

/** Whether a byte may stand for itself: all that can be printed, blanks and tabs, but no "=". */
const isPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === tab || (byte >= blank && byte <= 126 && byte !== equals) ? 1 : 0,
);

/** Where bodies are written, kept for the next: every mail goes through here. */
let room = Buffer.alloc(65_536);

/**
 * A body in quoted-printable, with CRLF line ends, which a person can still read in the kept file.
 *
 * A dot that begins a line is written in code, so that no relay's dot stuffing can touch the bytes. It goes byte by byte: as
 * pieces of text it takes three times as long.
 */
export function quotedPrintable(text: string): string {
  const bytes = Buffer.from(text.replace(/\r\n?/g, "\n"));
  const most = roomFor(bytes.length);
  if (room.length < most) room = Buffer.alloc(most);
  let end = 0;
  let column = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === lineFeed) {
      end = lineBreak(end);
      column = 0;
      continue;
    }
    let width = widthOf(byte, bytes[at + 1]);
    if (column + width > longestLine) {
      room[end] = equals;
      end = lineBreak(end + 1);
      column = 0;
    }
    if (column === 0 && byte === dot) width = 3;
    if (width === 3) writeCode(byte, end);
    else room[end] = byte;
    end += width;
    column += width;
  }
  return room.toString("latin1", 0, end);
}

/** Each byte in code, and a soft line break after every 72 of them. */
function roomFor(bytes: number): number {
  return bytes * 3 + Math.ceil((bytes * 3) / 72) * 3;
}

/** A blank at the end of its line would be lost on the way. */
function widthOf(byte: number, next: number | undefined): 1 | 3 {
  if (isPlain[byte] === 0) return 3;
  const isLast = next === undefined || next === lineFeed;
  return isLast && (byte === blank || byte === tab) ? 3 : 1;
}

function lineBreak(at: number): number {
  room[at] = carriageReturn;
  room[at + 1] = lineFeed;
  return at + 2;
}

function writeCode(byte: number, at: number): void {
  room[at] = equals;
  room[at + 1] = hexadecimal[byte >> 4] ?? 0;
  room[at + 2] = hexadecimal[byte & 15] ?? 0;
}
