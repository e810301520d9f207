import { replySeparator } from '../../../letters/reply-separator';
import { languages } from '../../../texts/language';
import { limits } from '../limits';
import type { KindOfAnswer } from './kind-of-answer';
import { roleOf } from './quotation-lines';

const quoted = /^\s{0,3}(?:>|&gt;)/;
/** Lines of a rule that Outlook draws over the head of the answered letter. */
const rule = /^[_\-=*]{5,200}$/;
const separators = languages.map((language) => wordsOf(replySeparator[language]));
/** Quoted lines without any heading above are a quotation from so many on; fewer may be a writer's own. */
const fewestQuoted = 3;

/**
 * The lines that the writer of a reply added: those above our own separator, without headings of quotations and what they head. One
 * pass over the lines with patterns on the beginning of each, so the cost is that of reading.
 */
export function newWords(text: string, kind: KindOfAnswer): string {
  const lines = text.split('\n');
  const kept: string[] = [];
  let headed = false;
  const scanned = Math.min(lines.length, limits.quotedLines);
  for (let at = 0; at < scanned; at += 1) {
    const line = lines[at] ?? '';
    if (isSeparator(line)) return trimmed(withoutHeading(kept));
    const found = roleOf(lines, at);
    if (found.role === 'other-letter') return trimmed(withoutRule(kept));
    if (found.role === 'attribution' && kind === 'reply') {
      const after = nextWords(lines, at + found.length);
      if (!quoted.test(lines[after] ?? '')) return trimmed(kept);
      at = endOfQuoted(lines, after) - 1;
      headed = true;
      continue;
    }
    if (kind === 'reply' && quoted.test(line)) {
      const end = endOfQuoted(lines, at);
      if (headed || end - at >= fewestQuoted || nextWords(lines, end) >= lines.length) {
        at = end - 1;
        continue;
      }
    }
    kept.push(line);
  }
  return trimmed([...kept, ...lines.slice(scanned)]);
}

/** Our own line, whatever a program has put before it or made of its dashes. */
function isSeparator(line: string): boolean {
  return line.length < 200 && separators.includes(wordsOf(line));
}

function wordsOf(line: string): string {
  return line
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Right above our own line stands the heading of the quotation, in whatever language and form: it is none of the new words. */
function withoutHeading(kept: readonly string[]): readonly string[] {
  const last = kept.findLastIndex((line) => line.trim() !== '');
  const heading = (kept[last] ?? '').trim();
  return heading.length < 300 && /[:：]$/.test(heading) && /[\d@]/.test(heading)
    ? kept.slice(0, last)
    : withoutRule(kept);
}

/** The next line with words in it, or the number of lines. */
function nextWords(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1;
  return at;
}

/** Where quoted lines end; empty ones between them belong to them. */
function endOfQuoted(lines: readonly string[], from: number): number {
  let end = from;
  for (let at = from; at < lines.length; at += 1) {
    if (quoted.test(lines[at] ?? '')) end = at + 1;
    else if ((lines[at] ?? '').trim() !== '') break;
  }
  return end;
}

function withoutRule(kept: readonly string[]): readonly string[] {
  const last = kept.findLastIndex((line) => line.trim() !== '');
  return rule.test((kept[last] ?? '').trim()) ? kept.slice(0, last) : kept;
}

function trimmed(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
