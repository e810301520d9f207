const NEWLINE = 0x0a;

/**
 * Cuts a byte stream into lines at \n and nothing else (JSON strings may hold U+2028 and the like). A line longer than `limit`
 * bytes comes out as null and is not held in memory. One list a chunk, so that a filter answers what it has been given so far.
 */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  limit: number,
): AsyncGenerator<readonly (string | null)[]> {
  let parts: Buffer[] = [];
  let length = 0;

  function add(part: Buffer): void {
    length += part.length;
    if (length > limit) parts = [];
    else if (part.length > 0) parts.push(part);
  }

  function take(): string | null {
    const line = length > limit ? null : Buffer.concat(parts).toString('utf8');
    parts = [];
    length = 0;
    return line;
  }

  for await (const chunk of chunks) {
    const lines: (string | null)[] = [];
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, end));
      lines.push(take());
      from = end + 1;
    }
    add(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [take()];
}
