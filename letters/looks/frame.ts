/** The frame of letters, taken apart once: compiled from frame.mjml by a command, since the compiler is slow and large. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What is put into a place is markup, or was escaped. */
export type Fill = (values: Readonly<Record<string, string>>) => string;

const part = /<!--part:(\w+)-->\n?([\s\S]*?)<!--\/part-->\n?/g;
const place = /\{\{(\w+)\}\}/;

/** One pass: what is put into a place is not read for places. */
function template(text: string): Fill {
  // Of a split by one group every other member is the name of a place.
  const pieces = text.split(place);
  return (values) => pieces.map((piece, index) => (index % 2 === 0 ? piece : (values[piece] ?? ''))).join('');
}

const source = readFileSync(path.join(__dirname, 'frame.html'), 'utf8');
const partsOf = new Map([...source.matchAll(part)].map(([, name = '', text = '']) => [name, template(text)]));

/** Names of the parts in the frame. */
type PartName =
  | 'line'
  | 'logo'
  | 'name'
  | 'paragraph'
  | 'words'
  | 'button'
  | 'stacked'
  | 'asked'
  | 'faint'
  | 'three'
  | 'block';

/** The letter around its parts. */
export const whole: Fill = template(source.replace(part, ''));

export function partOf(name: PartName): Fill {
  const found = partsOf.get(name);
  if (found === undefined) throw new Error(`the frame of letters has no part ${name}`);
  return found;
}
