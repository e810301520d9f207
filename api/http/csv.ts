/** Text of a table for spreadsheets (RFC 4180), which take it for UTF-8 by its first sign. */

const endOfRow = '\r\n';
/** A spreadsheet would take what begins so for a formula: names and subjects are what strangers have written. */
const formula = /^\s*[=+\-@\t\r]/;

/** What a file of a table begins with. */
export const csvMark = '\uFEFF';

/** One row, with its end. */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}${endOfRow}`;
}

function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
