/** Tables of text (RFC 4180), read strictly. */

export interface CsvRow {
  /** Of the file, from 1 on: where the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type ParsedCsv =
  | { readonly ok: true; readonly rows: readonly CsvRow[] }
  | { readonly ok: false; readonly line: number; readonly code: 'bad-quotes' | 'too-many-rows' };

/** What separates cells: whichever of these stands most often in the first line outside quotes. */
const separators = [',', ';', '\t'] as const;

/**
 * Rows of cells. Cells may be quoted, a quote in them doubled, and hold line breaks then; lines end with LF or CRLF; a byte order
 * mark and empty lines are passed over. A quote that opens in the middle of a cell, or is never closed, is a fault.
 */
export function parseCsv(source: string, mostRows: number): ParsedCsv {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  let [cells, begun, line, place]: [string[], number, number, number] = [[], 1, 1, 0];
  const endRow = (): void => {
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: begun, cells });
    cells = [];
  };
  while (place < text.length) {
    begun = cells.length === 0 ? line : begun;
    if (text[place] === '"') {
      let cell = '';
      place += 1;
      for (;;) {
        const end = text.indexOf('"', place);
        if (end < 0) return { ok: false, line: begun, code: 'bad-quotes' };
        const part = text.slice(place, end);
        line += countOf(part, '\n');
        cell += part;
        place = end + 1;
        if (text[place] !== '"') break;
        cell += '"';
        place += 1;
      }
      cells.push(cell.replaceAll('\r\n', '\n'));
      const next = text[place];
      if (next !== undefined && next !== separator && next !== '\n' && next !== '\r')
        return { ok: false, line, code: 'bad-quotes' };
    } else {
      const end = endOfCell(text, place, separator);
      const cell = text.slice(place, end);
      if (cell.includes('"')) return { ok: false, line, code: 'bad-quotes' };
      cells.push(cell);
      place = end;
    }
    if (text[place] === separator) {
      place += 1;
      // What ends with a separator has one more cell, an empty one.
      if (place === text.length || text[place] === '\n' || text[place] === '\r') cells.push('');
      else continue;
    }
    if (text[place] === '\r' && text[place + 1] === '\n') place += 1;
    if (place < text.length) place += 1;
    line += 1;
    endRow();
    if (rows.length > mostRows) return { ok: false, line, code: 'too-many-rows' };
  }
  return { ok: true, rows };
}

function endOfCell(text: string, from: number, separator: string): number {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

function separatorOf(text: string): string {
  const [head = ''] = text.split(/\r?\n/, 1);
  const bare = head.replace(/"[^"]*"/g, '');
  return separators.reduce<string>((best, each) => (countOf(bare, each) > countOf(bare, best) ? each : best), ',');
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
