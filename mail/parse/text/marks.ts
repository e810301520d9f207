/**
 * Signs that stand in text made of HTML where a quotation begins and ends by the markup of the sender's program. Control characters
 * are taken out of all that a letter says, so no letter can write them itself.
 */
export const marks = {
  quoteBegins: '\u0001',
  quoteEnds: '\u0002',
  /** All that follows is quoted. */
  restIsQuoted: '\u0003',
  signatureBegins: '\u0004',
  signatureEnds: '\u0005',
} as const;
const anyMark = /[\u0001-\u0005]/;

/** The text without its marks and the empty lines that they leave. */
export function withoutMarks(text: string): string {
  if (!anyMark.test(text)) return text;
  return text
    .split('\n')
    .filter((line) => !anyMark.test(line))
    .join('\n');
}

/** The text without what the marks enclose; undefined where nothing is marked. */
export function withoutMarked(text: string): string | undefined {
  if (!anyMark.test(text)) return undefined;
  const kept: string[] = [];
  let depth = 0;
  for (const line of text.split('\n')) {
    if (line.includes(marks.restIsQuoted) && depth === 0) return withoutRule(kept).join('\n');
    if (line.includes(marks.quoteBegins) || line.includes(marks.signatureBegins)) depth += 1;
    else if (line.includes(marks.quoteEnds) || line.includes(marks.signatureEnds)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && !anyMark.test(line)) kept.push(line);
  }
  return kept.join('\n');
}

/** Outlook on the web draws a rule over the letter that is answered. */
function withoutRule(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return /^-{5,}$/.test((lines[last] ?? '').trim()) ? lines.slice(0, last) : lines;
}
