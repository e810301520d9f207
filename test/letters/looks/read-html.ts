/** What of a letter's HTML a reader sees, read the simple way: no entity that we do not write, no script, no style. */

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
  '#8202': ' ',
};

export function unescaped(text: string): string {
  return text.replace(/&([a-z]+|#\d+);/g, (entity, name: string) => named[name] ?? entity);
}

/** The words in the order in which they stand, blanks and breaks alike. */
export function wordsOf(html: string): string {
  const body = html
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(\/?)(span|strong|bdi|a)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ');
  return squeezed(unescaped(body));
}

/** Blanks count as one, and a list's dash is a dot in HTML. */
export function squeezed(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Every tag that opens, comments for Outlook included. */
export function tagsOf(html: string): readonly Tag[] {
  return [...html.matchAll(/<([a-z][\w:]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = '', rest = '']) => ({
      name: name.toLowerCase(),
      attributes: Object.fromEntries(
        [...rest.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescaped(value)]),
      ),
    }),
  );
}
