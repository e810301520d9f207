import type { Warnings } from '../warning';
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/** Signs that turn the direction of what follows: words seem to be others than they are. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;
const lonelyHalf = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that can be stored and shown: no control characters but tabs and line ends (PostgreSQL refuses NUL), no halves of characters. */
export function readable(text: string, warnings: Warnings): string {
  const clean = text.replace(controls, '').replace(turning, '').replace(lonelyHalf, '\ufffd');
  if (clean !== text) warnings.add('control characters removed');
  return clean;
}

/** The same for a text of one line: a name, a subject. */
export function readableLine(text: string, warnings: Warnings, most: number): string {
  const line = readable(text.replace(/[\r\n\t\u2028\u2029]+/g, ' '), warnings)
    .replace(/ {2,}/g, ' ')
    .trim();
  return line.length > most ? `${[...line.slice(0, most)].join('').trimEnd()}…` : line;
}
