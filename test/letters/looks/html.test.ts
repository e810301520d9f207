/** How letters look: the same words in both parts, what people typed as text and nothing more, nothing loaded from anywhere. */
import fc from 'fast-check';
import { allLetters } from '../../../cli/letters/page';
import { sampleLook } from '../../../cli/letters/look-of';
import { loadBuiltIns } from '../../../regulations';
import { shippedLayers } from '../../../regulations/load-calendars';
import { letterOf, type Letter } from '../../../letters';
import { htmlOf } from '../../../letters/looks/html';
import { layoutOf } from '../../../letters/looks/layout';
import type { LetterLook } from '../../../letters/looks/look';
import { plainOf } from '../../../letters/looks/plain';
import { replySeparator } from '../../../letters/reply-separator';
import { languages } from '../../../texts/language';
import { skai } from '../../domain/ticket/story';
import { squeezed, tagsOf, wordsOf } from './read-html';

const desks = loadBuiltIns(shippedLayers()).map(({ regulation }) => regulation);

const ticketUrl = 'https://portal.example/tickets/SKAI-1001';
const look: LetterLook = {
  desk: { name: 'Поддержка', address: 'desk@support.example' },
  language: 'ru',
  ticket: { tid: 'SKAI-1001', url: ticketUrl },
  answer: 'by-reply',
  blocks: [],
  reader: 'author',
  switchOff: null,
};

function letter(text: string, kind: 'answer' | 'client-word' = 'answer', subject = 'Тема'): Letter {
  return letterOf(kind, kind === 'answer' ? 'author' : 'responsible', {
    ...{ params: {}, language: 'ru', timeZone: 'Europe/Moscow', siteZone: null, regulation: skai.regulation },
    ...{ tid: 'SKAI-1001', subject, text, names: new Map() },
  });
}

/** Tags that somebody else's text could have brought: those of a letter without any text, and what is made of lines and links. */
const ours = new Set(tagsOf(htmlOf(letter('x'), look)).map(({ name }) => name));

describe.each(desks.map((desk) => [desk.code, desk] as const))('SK-7 every letter of %s', (_code, desk) => {
  it.each(languages)('in %s says in HTML what it says in plain text, with every place filled', (language) => {
    const faults = allLetters(desk).flatMap(({ name, kind, to, letters }) => {
      const around = sampleLook(kind, to, desk, language);
      const html = htmlOf(letters[language], around);
      const tags = tagsOf(html);
      const said = wordsOf(html);
      const plain = squeezed(plainOf(letters[language], around));
      const lines = layoutOf(letters[language]).flatMap((part) =>
        part.as === 'words' ? [part.text] : (part.as === 'list' ? part.items : part.lines).map(textOf),
      );
      const links = tags.flatMap(({ name: tag, attributes }) => (tag === 'a' ? [attributes['href'] ?? ''] : []));
      return [
        ...(/\{\{|\}\}|undefined|\bnull\b|<!--part/.test(html) ? [`${name}: a place is open`] : []),
        ...lines.filter((line) => !said.includes(squeezed(line))).map((line) => `${name}: HTML lacks "${line}"`),
        ...(plain.includes(squeezed(letters[language].body)) ? [] : [`${name}: the plain part lacks the body`]),
        ...links.filter((link) => !plain.includes(link)).map((link) => `${name}: the plain part lacks ${link}`),
        ...(tags.some(({ name: tag, attributes }) => tag === 'html' && attributes['lang'] === language)
          ? []
          : [`${name}: not said to be in ${language}`]),
      ];
    });
    expect(faults).toEqual([]);
  });
});

function textOf(line: readonly { readonly text: string }[]): string {
  return line.map(({ text }) => text).join('');
}

it('SK-7 a letter loads nothing: no picture, font, script or style from anywhere', () => {
  const html = htmlOf(letter('Смотрите https://docs.example/page'), {
    ...look,
    desk: { ...look.desk, logo: { width: 96, height: 32 } },
  });
  for (const { name, attributes } of tagsOf(html)) {
    expect(['script', 'link', 'iframe', 'object', 'form', 'input', 'video', 'audio', 'base']).not.toContain(name);
    for (const key of ['src', 'background', 'srcset', 'poster']) expect(attributes[key] ?? 'cid:logo').toBe('cid:logo');
    expect(Object.keys(attributes).filter((key) => key.startsWith('on'))).toEqual([]);
  }
  expect(html).not.toMatch(/url\(|@import/);
});

it('SK-7 tables are for layout alone, and the letter has a title and one heading', () => {
  const html = htmlOf(letter('x', 'answer', 'Нет данных'), look);
  for (const { name, attributes } of tagsOf(html).filter(({ name }) => name === 'table'))
    expect([name, attributes['role']]).toEqual(['table', 'presentation']);
  expect(/<title>([^<]*)<\/title>/.exec(html)?.[1]).toBe('Ответ по заявке SKAI-1001: Нет данных');
  expect(html.match(/<h1/g)).toHaveLength(1);
});

const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<b>',
        '</div>',
        '<img src="x">',
        '"',
        "'",
        '&lt;',
        '{{body}}',
        '{text}',
        '<!--part:line-->',
        '$&',
        '\n\n',
        '\n— ',
        'Причина: ',
      ),
      fc.constantFrom(
        'javascript:x',
        'data:text/html,x',
        'https://a.example/?q="x"',
        'http://u:p@a.example/',
        '\u202e',
        '— пожалуйста, пишите ответ выше этой строки —',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join('').replace(/\r/g, ''))
  .filter((text) => text.trim() !== '');

it('SK-7 whatever people type stays text, in words, subject and names, and is marked off as theirs', () => {
  fc.assert(
    fc.property(typed, typed, fc.constantFrom('answer', 'client-word'), (text, subject, kind) => {
      const written = letter(text, kind, subject);
      const words = layoutOf(written).filter(({ as }) => as === 'words');
      expect(words).toEqual([{ as: 'words', by: kind === 'answer' ? 'desk' : 'client', text }]);
      const html = htmlOf(written, { ...look, desk: { name: subject } });
      expect(tagsOf(html).filter(({ name }) => !ours.has(name) && name !== 'br' && name !== 'a')).toEqual([]);
      expect(wordsOf(html)).toContain(squeezed(text));
      const links = tagsOf(html).flatMap(({ name, attributes }) => (name === 'a' ? [attributes['href'] ?? ''] : []));
      for (const link of links) expect(link).toMatch(/^https?:\/\/[^/@]+(\/|$)/);
      if (kind === 'client-word') expect(links).toEqual([ticketUrl]);
    }),
  );
});

it('SK-7 addresses in the words of the desk are links to just what is shown; those of a client are text', () => {
  const text = 'Откройте (https://docs.example/a?b=1&c=2), затем http://docs.example. И не https://name@docs.example/';
  const links = (kind: 'answer' | 'client-word'): unknown[] =>
    tagsOf(htmlOf(letter(text, kind), look))
      .filter(({ name, attributes }) => name === 'a' && attributes['href'] !== ticketUrl)
      .map(({ attributes }) => [attributes['href'], attributes['rel']]);
  expect(links('answer')).toEqual([
    ['https://docs.example/a?b=1&c=2', 'noopener noreferrer'],
    ['http://docs.example/', 'noopener noreferrer'],
  ]);
  expect(links('client-word')).toEqual([]);
});

describe('SK-11 SP-10 the blocks', () => {
  const blocks = (count: number): LetterLook['blocks'] =>
    Array.from({ length: count }, (_, at) => ({
      title: `Оценка <${at + 1}>`,
      colour: (['green', 'yellow', 'red', 'plain'] as const)[at % 4] ?? 'plain',
      url: `https://portal.example/press?a=${at}&b="x"`,
    }));

  it.each([1, 2, 3, 5, 10])('%d of them are links named by their titles, in both parts', (count) => {
    const around = { ...look, blocks: blocks(count) };
    const html = htmlOf(letter('x'), around);
    const shown = tagsOf(html).filter(({ name, attributes }) => name === 'a' && attributes['aria-label'] !== undefined);
    expect(shown.map(({ attributes }) => [attributes['href'], attributes['aria-label']])).toEqual(
      around.blocks.map(({ url, title }) => [url, `${title}, оценка по заявке SKAI-1001`]),
    );
    const plain = plainOf(letter('x'), around);
    for (const { title, url } of around.blocks) expect(plain).toContain(`${title}: ${url}`);
  });
});

it('HT-10 the line above which answers are written stands first, in letters that can be answered so', () => {
  for (const language of languages) {
    const line = replySeparator[language];
    const around = { ...look, language };
    expect(plainOf(letter('x'), around).startsWith(`${line}\n`)).toBe(true);
    expect(wordsOf(htmlOf(letter('x'), around)).startsWith(line)).toBe(true);
    const portal = { ...around, answer: 'in-portal' } as const;
    expect(plainOf(letter('x'), portal) + htmlOf(letter('x'), portal)).not.toContain(line);
  }
});
