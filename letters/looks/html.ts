import { fill } from '../../texts/language';
import { replySeparator } from '../reply-separator';
import type { Letter } from '../render';
import { around } from './around';
import { blockColours, inTheDark, ownColour } from './colours';
import { partOf, whole } from './frame';
import { layoutOf, type Block, type Span } from './layout';
import { logoId, type LetterLook } from './look';
import { escaped, escapedLines, linked } from './markup';

const parts = {
  line: partOf('line'),
  logo: partOf('logo'),
  name: partOf('name'),
  paragraph: partOf('paragraph'),
  words: partOf('words'),
  button: partOf('button'),
  stacked: partOf('stacked'),
  asked: partOf('asked'),
  faint: partOf('faint'),
  three: partOf('three'),
  block: partOf('block'),
} as const;

/** Beside each other only as many as a letter is wide, of titles that stay on a line there. */
const mostBeside = 3;
const longestBeside = 16;

/**
 * The letter as HTML, for a page as narrow as 320 px, light and dark. Everything that somebody typed is escaped and marked off;
 * nothing is loaded from anywhere.
 */
export function htmlOf(letter: Letter, look: LetterLook): string {
  const { language, desk, answer, blocks, ticket } = look;
  const tid = ticket?.tid ?? '';
  const act = look.act ?? (ticket?.url == null ? null : { title: placed(around.ticket, look), url: ticket.url });
  const accent = desk.colour ?? ownColour;
  const beside = blocks.length === mostBeside && blocks.every(({ title }) => title.length <= longestBeside);
  const pressed = blocks.map((block) => blockOf(block, look, beside ? 'strong' : 'soft'));
  return whole({
    language,
    accent,
    accentDark: inTheDark(accent),
    title: escaped(letter.subject),
    heading: unbroken(escaped(letter.subject), tid),
    top: answer === 'by-reply' ? parts.line({ content: escaped(replySeparator[language]) }) : '',
    brand: brandOf(desk) + parts.name({ accent, content: escaped(desk.name) }),
    body: layoutOf(letter)
      .map((block) => shown(block, accent, tid))
      .concat(blocks.length === 0 ? [] : parts.asked({ content: around.press.question[language] }))
      .concat(beside ? [] : pressed.map((block) => parts.stacked({ block })))
      .join(''),
    rowOfThree: beside
      ? parts.three({ first: pressed[0] ?? '', second: pressed[1] ?? '', third: pressed[2] ?? '' })
      : '',
    end: [
      ...(blocks.length === 0
        ? []
        : [parts.faint({ content: around.press[look.closes === true ? 'closing' : 'explained'][language] })]),
      ...(act === null ? [] : [parts.button({ accent, url: escaped(act.url), content: escaped(act.title) })]),
      ...(answer === null ? [] : [parts.faint({ content: around.answer[answer][language] })]),
    ].join(''),
    foot: footOf(look),
  });
}

function brandOf({ name, logo }: LetterLook['desk']): string {
  if (logo === undefined) return '';
  const size = { width: String(logo.width), height: String(logo.height) };
  return parts.logo({ ...size, logo: `cid:${logoId}`, name: escaped(name) });
}

function shown(block: Block, accent: string, tid: string): string {
  switch (block.as) {
    case 'paragraph':
      return parts.paragraph({ content: block.lines.map((line) => spans(line, tid)).join('<br>') });
    case 'list': {
      const items = block.items.map((item) => `<li>${spans(item, tid)}</li>`).join('');
      return parts.paragraph({ content: `<ul style="margin:0;padding:0 0 0 20px;">${items}</ul>` });
    }
    case 'words': {
      const { by, text } = block;
      const desk = by === 'desk';
      return parts.words({ by, edge: desk ? accent : '#98a3ae', content: desk ? linked(text) : escapedLines(text) });
    }
  }
}

const dateStyle = 'font-weight:700;background:#fff1c9;color:#1c2128;border-radius:4px;padding:1px 2px;';
/** One moment fits on a line of the narrowest page, a span of time need not. */
const longestUnbroken = 30;

function spans(line: readonly Span[], tid: string): string {
  return line
    .map(({ text, as }) => {
      if (as === 'plain') return unbroken(escaped(text), tid);
      // What somebody typed may hold signs that turn the direction of writing: they end with it.
      if (as !== 'date') return `<bdi>${escapedLines(text)}</bdi>`;
      const style = text.length > longestUnbroken ? dateStyle : `${dateStyle}white-space:nowrap;`;
      return `<strong class="date" style="${style}">${escaped(text)}</strong>`;
    })
    .join('');
}

/** The number of the ticket, or of its visit, stays on one line. */
function unbroken(markup: string, tid: string): string {
  if (tid === '') return markup;
  return markup.split(tid).join(`<span style="white-space:nowrap;">${escaped(tid)}</span>`);
}

function blockOf(
  { title, colour, url }: LetterLook['blocks'][number],
  look: LetterLook,
  tone: keyof typeof blockColours,
): string {
  const label = placed(around.press.label, look, { title });
  return parts.block({
    ...blockColours[tone][colour],
    ...(tone === 'strong'
      ? { colour, align: 'center', bar: '1px' }
      : { colour: `soft-${colour}`, align: 'left', bar: '6px' }),
    ...{ url: escaped(url), label: escaped(label), content: escaped(title) },
  });
}

function footOf(look: LetterLook): string {
  const { desk, reader, switchOff, language } = look;
  const lines = [
    escaped(desk.address === undefined ? desk.name : `${desk.name}, ${desk.address}`),
    ...(reader === undefined ? [] : [escaped(placed(around.why[reader], look))]),
    ...(switchOff === null
      ? []
      : [`<a href="${escaped(switchOff)}" style="color:#59626d;">${around.switchOff[language]}</a>`]),
  ];
  return lines.join('<br>');
}

function placed(
  text: Readonly<Record<LetterLook['language'], string>>,
  { language, ticket }: LetterLook,
  more: Readonly<Record<string, string>> = {},
): string {
  return fill(text[language], { ...more, tid: ticket?.tid ?? '' });
}
