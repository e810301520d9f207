import type { Mark, MarkKind } from '../marked';
import type { Letter } from '../render';

/** A stretch of a line: plain words, a date, or what somebody typed. */
export interface Span {
  readonly text: string;
  readonly as: MarkKind | 'plain';
}

/** What a letter is made of where it is shown, from top to bottom. */
export type Block =
  /** Lines of one paragraph. */
  | { readonly as: 'paragraph'; readonly lines: readonly (readonly Span[])[] }
  | { readonly as: 'list'; readonly items: readonly (readonly Span[])[] }
  /** Words of one person that stand by themselves, as they were typed. */
  | { readonly as: 'words'; readonly by: Exclude<MarkKind, 'date'>; readonly text: string };

const bullet = '— ';

/**
 * The body of a letter in its parts. Where words of people stand their marks say: nothing is guessed from what they look like, so
 * that nothing that somebody typed can pass for words of the desk's process.
 */
export function layoutOf({ body, marks }: Pick<Letter, 'body' | 'marks'>): readonly Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (const mark of marks) {
    const { as } = mark;
    if (as === 'date' || !standsAlone(body, mark)) continue;
    blocks.push(...paragraphs(body, marks, at, mark.from));
    blocks.push({ as: 'words', by: as, text: body.slice(mark.from, mark.to) });
    at = mark.to;
  }
  return [...blocks, ...paragraphs(body, marks, at, body.length)];
}

/** Words that begin a paragraph, or follow a colon, and that nothing follows in their paragraph. */
function standsAlone(body: string, { from, to }: Mark): boolean {
  const begins = from === 0 || body.endsWith('\n\n', from) || body.slice(0, from).endsWith(': ');
  return begins && (to === body.length || body.startsWith('\n\n', to));
}

function paragraphs(body: string, marks: readonly Mark[], from: number, to: number): Block[] {
  const blocks: Block[] = [];
  let lines: Span[][] = [];
  let items: Span[][] = [];
  const flush = (): void => {
    if (lines.length > 0) blocks.push({ as: 'paragraph', lines });
    if (items.length > 0) blocks.push({ as: 'list', items });
    [lines, items] = [[], []];
  };
  let last: 'lines' | 'items' | undefined;
  for (const [begin, end] of linesIn(body, marks, from, to)) {
    const listed = body.startsWith(bullet, begin);
    const spans = spansOf(body, marks, listed ? begin + bullet.length : begin, end);
    if (spans.every(({ text }) => text.trim() === '')) {
      flush();
      last = undefined;
      continue;
    }
    const kind = listed ? 'items' : 'lines';
    if (last === 'items' && kind === 'lines') flush();
    (listed ? items : lines).push(spans);
    last = kind;
  }
  flush();
  return blocks;
}

/** Where lines begin and end. A break within words of a person is theirs, and ends no line of ours. */
function* linesIn(body: string, marks: readonly Mark[], from: number, to: number): Generator<[number, number]> {
  let begin = from;
  for (let at = from; at < to; at += 1) {
    if (body[at] !== '\n' || marks.some((mark) => mark.as !== 'date' && mark.from <= at && at < mark.to)) continue;
    yield [begin, at];
    begin = at + 1;
  }
  if (begin < to) yield [begin, to];
}

function spansOf(body: string, marks: readonly Mark[], from: number, to: number): Span[] {
  const spans: Span[] = [];
  let at = from;
  for (const mark of marks) {
    if (mark.to <= from || mark.from >= to) continue;
    if (mark.from > at) spans.push({ text: body.slice(at, mark.from), as: 'plain' });
    spans.push({ text: body.slice(Math.max(mark.from, from), Math.min(mark.to, to)), as: mark.as });
    at = Math.min(mark.to, to);
  }
  if (at < to) spans.push({ text: body.slice(at, to), as: 'plain' });
  return spans;
}
