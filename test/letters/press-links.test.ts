/** Links of letters: signed for one purpose, and refused with any character changed (SK-11, SP-10, SK-7). */
import fc from 'fast-check';
import { blocksOf, linkKeys, readLink, switchOffOf } from '../../letters/press';
import { signLink } from '../../letters/press/links';
import { builtIn } from '../regulations/support';

const keys = linkKeys('a secret of these tests, and of nothing else');
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const codes = fc.stringMatching(/^[a-z0-9]{1,10}(-[a-z0-9]{1,10}){0,4}$/);
const links = fc.record({ letterId: fc.uuid(), says: fc.oneof(fc.constant(''), codes) });

it('SK-11 what was signed is read as it was said', () => {
  fc.assert(
    fc.property(links, (link) => {
      expect(readLink(keys.answer, signLink(keys.answer, link))).toEqual(link);
    }),
  );
});

it('SK-11 SP-10 SK-7 a link with any character changed, added or taken away is refused', () => {
  const change = fc.record({ at: fc.nat(), to: fc.nat(63) });
  fc.assert(
    fc.property(links, change, (link, { at, to }) => {
      const token = signLink(keys.answer, link);
      const place = at % token.length;
      const other = alphabet[to] === token[place] ? alphabet[(to + 1) % 64] : alphabet[to];
      for (const forged of [
        `${token.slice(0, place)}${other}${token.slice(place + 1)}`,
        `${token.slice(0, place)}${other}${token.slice(place)}`,
        `${token.slice(0, place)}${token.slice(place + 1)}`,
        `${token}=`,
      ])
        if (forged !== token) expect(readLink(keys.answer, forged)).toBeNull();
    }),
    { numRuns: 500 },
  );
});

it('SK-11 SK-7 a link of one purpose, or of another secret, is none of another', () => {
  fc.assert(
    fc.property(links, (link) => {
      const token = signLink(keys.answer, link);
      expect(readLink(keys['switch-off'], token)).toBeNull();
      expect(readLink(keys.password, token)).toBeNull();
      expect(readLink(linkKeys('another secret, just as long as the first').answer, token)).toBeNull();
    }),
  );
});

it('what is no link at all is refused', () => {
  for (const token of ['', 'x', 'A'.repeat(43), 'A'.repeat(10_000), '../../etc', '%00', 'a.b.c'])
    expect(readLink(keys.answer, token)).toBeNull();
});

describe('blocks of a letter', () => {
  const scaleOf = (desk: Parameters<typeof builtIn>[0]) => builtIn(desk).regulation.feedback.scale;
  const letter = { id: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000', params: { pressCycle: 1 }, language: 'ru' } as const;
  const made = { origin: 'https://support.example', keys };

  it('SK-11 are green, yellow and red, in the order of the desk, each with its own link', () => {
    const blocks = blocksOf({ ...letter, scale: scaleOf('skai') }, made);
    expect(blocks.map(({ title, colour }) => [title, colour])).toEqual([
      ['Хорошо', 'green'],
      ['Без оценки', 'yellow'],
      ['Плохо', 'red'],
    ]);
    const said = blocks.map(({ url }) => readLink(keys.answer, url.replace('https://support.example/press/', '')));
    expect(said).toEqual(['good', 'none', 'bad'].map((says) => ({ letterId: letter.id, says })));
    // Short enough for one line of a letter's text.
    for (const { url } of blocks) expect(url.length).toBeLessThan(100);
  });

  it('SP-10 are the five points, in either language', () => {
    const blocks = blocksOf({ ...letter, language: 'en', scale: scaleOf('smartplayer') }, made);
    expect(blocks.map(({ title }) => title[0])).toEqual(['5', '4', '3', '2', '1']);
    expect(blocks[0]?.title).toBe('5 - excellent');
  });

  it('SK-11 stand in no letter that is not to be answered so; the same letter always has the same', () => {
    const scale = scaleOf('skai');
    expect(blocksOf({ ...letter, params: {}, scale }, made)).toEqual([]);
    expect(blocksOf({ ...letter, scale }, made)).toEqual(blocksOf({ ...letter, scale }, made));
    const { id } = letter;
    expect(switchOffOf({ id, kind: 'solution', audience: 'author' }, made)).toBeNull();
    expect(switchOffOf({ id, kind: 'answer', audience: 'author' }, made)).toMatch(
      /^https:\/\/support\.example\/press\/off\/[\w-]{43}$/,
    );
  });
});
