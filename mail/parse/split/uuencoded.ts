/** A file written into the text itself, as programs did before MIME. */
export interface UuencodedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const begin = /^begin(?:-base64)? [0-7]{3,4} (\S.{0,254})$/;

/** Takes whole uuencoded files out of a text, line by line; what only begins like one stays where it is. */
export function takeUuencoded(text: string): { readonly text: string; readonly files: readonly UuencodedFile[] } {
  if (!/^begin [0-7]{3,4} /m.test(text)) return { text, files: [] };
  const lines = text.split('\n');
  const kept: string[] = [];
  const files: UuencodedFile[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const name = begin.exec(lines[at] ?? '')?.[1];
    const file = name === undefined ? undefined : read(lines, at + 1);
    if (name === undefined || file === undefined) {
      kept.push(lines[at] ?? '');
      continue;
    }
    files.push({ name: name.trim(), bytes: file.bytes });
    at = file.end;
  }
  return { text: kept.join('\n'), files };
}

function read(lines: readonly string[], from: number): { readonly bytes: Buffer; readonly end: number } | undefined {
  const pieces: Buffer[] = [];
  for (let at = from; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trimEnd();
    if (line === 'end') return { bytes: Buffer.concat(pieces), end: at };
    const piece = lineBytes(line);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  return undefined;
}

function lineBytes(line: string): Buffer | undefined {
  if (line === '' || line === '`') return Buffer.alloc(0);
  const count = value(line, 0);
  const groups = Math.ceil(count / 3);
  if (count > 45 || line.length - 1 < groups * 4 - 3 || line.length - 1 > groups * 4 + 2) return undefined;
  const bytes = Buffer.alloc(groups * 3);
  for (let group = 0; group < groups; group += 1) {
    const at = 1 + group * 4;
    const bits =
      (value(line, at) << 18) | (value(line, at + 1) << 12) | (value(line, at + 2) << 6) | value(line, at + 3);
    bytes.writeUIntBE(bits, group * 3, 3);
  }
  return bytes.subarray(0, count);
}

/** Six bits of a sign; blanks at the end of a line may have been cut off on the way. */
function value(line: string, at: number): number {
  return at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0;
}
