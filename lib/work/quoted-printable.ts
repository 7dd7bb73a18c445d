/** RFC 2045 6.7 allows 76 characters, the "=" of a soft line break among them. */
const longestLine = 75;

/**
 * A body in quoted-printable, with CRLF line ends, which a person can still read in the kept file.
 *
 * A dot that begins a line is written in code, so that no relay's dot stuffing can touch the bytes.
 */
export function quotedPrintable(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => wrapped(coded(line)))
    .join("\r\n");
}

const isAscii = /^[\0-\x7f]*$/;

/** Every byte that is not plain, and a blank at the end of the line, which would be lost on the way. */
function coded(line: string): string {
  const bytes = isAscii.test(line) ? line : Buffer.from(line).toString("latin1");
  return bytes.replace(/[^\t -<>-~]|[\t ]$/g, code);
}

function code(byte: string): string {
  return `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

/** Soft line breaks, never within a code. */
function wrapped(line: string): string {
  const pieces: string[] = [];
  let from = 0;
  while (line.length - from > longestLine) {
    // Three characters less leave room for a dot that has to be written in code.
    let to = from + longestLine - 3;
    const lastCode = line.lastIndexOf("=", to - 1);
    if (lastCode > to - 3) to = lastCode;
    pieces.push(undotted(line.slice(from, to)));
    from = to;
  }
  pieces.push(undotted(line.slice(from)));
  return pieces.join("=\r\n");
}

function undotted(piece: string): string {
  return piece.startsWith(".") ? `=2E${piece.slice(1)}` : piece;
}
