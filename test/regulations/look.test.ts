/** What of its letters is a desk's own: checked when a file is, so that no letter is hard to read. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contrast, pngSize } from '../../domain/regulation';
import { enough, grounds, inTheDark } from '../../letters/looks/colours';
import { deskLookOf } from '../../letters/looks/desk-look';
import { loadRegulationFile, mergeContract, loadBuiltIns, builtInFiles, type JsonValue } from '../../regulations';
import { faultsOf, layers, skai } from './support';

const faults = (look: JsonValue): string =>
  faultsOf(mergeContract(skai.document, { number: '1', patch: { look } }, layers)).join('\n');

const demo = builtInFiles.find((file) => file.includes('demo')) ?? '';
const png = readFileSync(path.join(path.dirname(demo), 'logo.png'));

/** The same picture, said to be of another size. */
function sized(width: number, height: number): string {
  const copy = Buffer.from(png);
  copy.writeUInt32BE(width, 16);
  copy.writeUInt32BE(height, 20);
  return copy.toString('base64');
}

it.each([
  [
    'a colour that cannot be read',
    { colour: '#ffcc00', source: 'setting' },
    /cannot be read on white: 1\.5 to 1, and 4\.5 to 1/,
  ],
  ['a colour by name', { colour: 'red', source: 'setting' }, /must be a colour such as "#1f5fa8"/],
  [
    'a logo that is no PNG',
    { logo: Buffer.from('GIF89a, and so on, and so on').toString('base64'), source: 'setting' },
    /must be a PNG/,
  ],
  [
    'a logo that is too wide',
    { logo: sized(641, 80), source: 'setting' },
    /must be a PNG of at most 8 KiB and 640 x 240/,
  ],
  ['a logo without height', { logo: sized(80, 0), source: 'setting' }, /must be a PNG/],
  [
    'the name of a file where there is none',
    { logo: 'logo.png', source: 'setting' },
    /in a file on disk, the name of one beside it/,
  ],
  ['a sender that is no address', { sender: 'letters', source: 'setting' }, /must be an e-mail address/],
  ['no source', { colour: '#003366' }, /source/],
] as const)('SK-7 the look of letters is refused with %s', (_name, look, fault) => {
  expect(faults(look)).toMatch(fault);
});

it('SK-7 a look within the rules is taken, the logo as it is', () => {
  const look = { colour: '#003366', logo: sized(640, 240), sender: 'letters@desk.example', source: '3.1' };
  expect(faults(look)).toBe('');
});

it('SK-7 every shipped desk is read on white and in the dark', () => {
  for (const { regulation } of loadBuiltIns(layers)) {
    const { colour = '#000000' } = regulation.look ?? {};
    expect([
      regulation.code,
      contrast(colour, '#ffffff') >= enough,
      contrast(inTheDark(colour), grounds.dark) >= enough,
    ]).toEqual([regulation.code, true, true]);
  }
});

it('SK-7 the picture beside a file stands in the document, and one that is not there is a fault of its place', () => {
  const read = loadRegulationFile(demo, layers);
  expect(read.ok && read.value.regulation.look?.logo).toBe(png.toString('base64'));
  const folder = mkdtempSync(path.join(tmpdir(), 'reglament-look-'));
  try {
    const file = path.join(folder, 'regulation.yaml');
    writeFileSync(
      file,
      readFileSync(path.join(path.dirname(demo), '../insales/regulation.yaml'), 'utf8').replace(
        /^look: .*$/m,
        'look: { logo: none.png, source: setting }',
      ),
    );
    const lost = loadRegulationFile(file, layers);
    expect(lost.ok ? [] : lost.faults).toEqual([
      expect.objectContaining({ path: 'look.logo', message: 'does not exist' }),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('SK-7 a logo stands in letters 40 high, or as wide as there is room, and never larger than it is', () => {
  const shown = (width: number, height: number): unknown =>
    deskLookOf('Desk', null, { logo: sized(width, height) }).logo;
  expect(pngSize(png.toString('base64'))).toEqual({ width: 80, height: 80 });
  expect(shown(80, 80)).toEqual({ width: 40, height: 40 });
  expect(shown(640, 80)).toEqual({ width: 280, height: 35 });
  expect(shown(20, 10)).toEqual({ width: 20, height: 10 });
  expect(deskLookOf('Desk', null, undefined).logo).toBeUndefined();
});
