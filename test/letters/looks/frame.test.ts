/** The frame is what its source gives, and its colours can be read. */
import { readFileSync } from 'node:fs';
import { compiledFrame, frameFile } from '../../../cli/letters/frame';
import { blockColours, enough, grounds, inTheDark, ownColour } from '../../../letters/looks/colours';
import { contrast } from '../../../domain/regulation';

it('SK-7 the frame of letters is compiled from its source', async () => {
  expect(readFileSync(frameFile, 'utf8')).toBe(await compiledFrame());
});

const frame = readFileSync(frameFile, 'utf8');
const [, dark = ''] = frame.split('@media (prefers-color-scheme: dark)');

/** Colours of one property that the frame names. */
function colours(text: string, property: string): string[] {
  return [...text.matchAll(new RegExp(`(?<![a-z-])${property}: ?(#[0-9a-f]{6})`, 'g'))].map(
    ([, colour = '']) => colour,
  );
}

it('SK-7 text of the frame can be read, light and dark', () => {
  const body = frame.slice(frame.indexOf('<body'));
  const inks = new Set(colours(body, 'color').filter((ink) => ink !== '#ffffff'));
  expect(inks.size).toBeGreaterThan(1);
  for (const ink of inks)
    for (const ground of ['#ffffff', '#eef0f3', '#f3f5f7'])
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(enough);
  const style = dark.slice(0, dark.indexOf('[data-ogsc]'));
  const rules = [...style.matchAll(/\{([^{}]*)\}/g)].map(([, rule = '']) => rule);
  const darkInks = rules.flatMap((rule) => (rule.includes('background:') ? [] : colours(rule, 'color')));
  for (const ink of darkInks)
    for (const ground of ['#14171b', '#1f242b', '#2a3038'])
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(enough);
  for (const rule of rules)
    for (const ink of colours(rule, 'color'))
      for (const ground of colours(rule, 'background')) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(enough);
  expect([darkInks.length > 0, frame.includes(grounds.light), dark.includes(grounds.dark)]).toEqual([true, true, true]);
});

it('SK-11 what stands on a block can be read, and a block is told from its ground', () => {
  for (const tone of [blockColours.strong, blockColours.soft])
    for (const { ground, ink } of [tone.green, tone.yellow, tone.red, tone.plain])
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(enough);
});

it.each([ownColour, '#000000', '#00008b', '#8b0000', '#006400', '#4b0082'])(
  'SK-7 %s is read on white and, lightened, in the dark',
  (colour) => {
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(enough);
    expect(contrast(inTheDark(colour), grounds.dark)).toBeGreaterThanOrEqual(enough);
    // A button in the dark is of that colour, under an ink as dark as the page.
    expect(contrast(inTheDark(colour), '#14171b')).toBeGreaterThanOrEqual(enough);
  },
);
