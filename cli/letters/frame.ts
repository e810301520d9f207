/** The frame of letters, compiled: what letters/looks/frame.html holds (docs/decisions/0031-letter-looks.md). */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '..', '..', 'letters', 'looks');

export const frameFile = path.join(folder, 'frame.html');

/** The compiler takes no place for a colour: this one, which nothing else has, stands for the desk's. */
const standIn = '#0a0b0c';

/** What the MJML source gives. @throws Error with what the compiler has to say against it */
export async function compiledFrame(): Promise<string> {
  // Large and slow to load: only for this.
  const { default: mjml } = await import('mjml');
  const source = readFileSync(path.join(folder, 'frame.mjml'), 'utf8').replaceAll('"{{accent}}"', `"${standIn}"`);
  const { html, errors } = await mjml(source, { keepComments: false, validationLevel: 'soft', fonts: {} });
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  // What the compiler indents, nobody reads: a line a tag is small enough, and can be compared.
  const lines = html
    .replaceAll(standIn, '{{accent}}')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return `${lines.join('\n')}\n`;
}
