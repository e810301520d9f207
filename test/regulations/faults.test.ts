import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  builtInFiles,
  contractFile,
  faultText,
  loadRegulationFile,
  readContract,
  readRegulation,
  regulationFile,
} from '../../regulations';
import { faultyChanges } from './faulty-changes';
import { layers } from './support';

const [skaiFile = ''] = builtInFiles;
const skaiText = readFileSync(skaiFile, 'utf8');

/** SKAI's file with one change, and the line on which it was made. */
function changed(from: string | RegExp, to: string): { text: string; line: number } {
  const index = typeof from === 'string' ? skaiText.indexOf(from) : skaiText.search(from);
  if (index < 0) throw new Error(`the file of SKAI has no ${String(from)}`);
  return { text: skaiText.replace(from, () => to), line: skaiText.slice(0, index).split('\n').length };
}

function faultsIn(text: string | Uint8Array): string[] {
  const read = readRegulation(text, 'desk.yaml', layers);
  return read.ok ? [] : read.faults.map(faultText);
}

describe('a fault names its place in the file', () => {
  it('the file as it is has none', () => {
    expect(faultsIn(skaiText)).toEqual([]);
  });

  it.each(faultyChanges)('%s', (_, from, to, below, keyPath, sentence) => {
    const { text, line } = changed(from, to);
    const places = faultsIn(text).map((fault) => /^desk\.yaml:(\d+):(\d+): (?:([^ ]+): )?(.*)$/.exec(fault));
    const place = places.find((found) => (found?.[3] ?? '') === keyPath);
    expect(place?.[4]).toMatch(sentence);
    const here = typeof from === 'string' ? line : line + 1;
    if (below >= 0) expect(Number(place?.[1])).toBe(here + below);
    else expect(Number(place?.[1])).toBeLessThan(here);
  });

  it.each([
    ['opened', 'every ticket needs one'],
    ['wait', 'a wait must not last for ever'],
    ['estimate', 'a topic requires an indicative time'],
    ['limit-missing', 'a limit is to be agreed'],
    ['phone-call-missing', 'a topic requires a phone call'],
    ['solution-delivered', 'silence counts from delivery'],
    ['delivery-failed', 'a letter that came back is a duty of somebody'],
  ])('a duty without a clock: %s', (start, reason) => {
    const text = skaiText.replaceAll(`    from: ${start}\n`, '    from: visit-requested\n');
    expect(faultsIn(text).join('\n')).toContain(`clocks: lack a clock from "${start}": ${reason}`);
  });

  it('every fault is told at once, in the order of the file', () => {
    const text = skaiText
      .replace('timeZone: Europe/Moscow', 'timeZone: Mars')
      .replace('priority: critical', 'priority: urgent')
      .replace('owes: coordinator', 'owes: nobody')
      .replace('pauses: [resolution, visit]', 'pauses: [triage, repair]');
    const faults = faultsIn(text);
    expect(faults.map((fault) => fault.split(': ')[1])).toEqual([
      'timeZone',
      'topics.server-failure.priority',
      'clocks.visit-arrangement.owes',
      'parts.pauses[1]',
    ]);
  });
});

describe('a file that cannot be a regulation', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /^desk\.yaml:1:1: must hold keys and values/],
    ['a list', '- a\n', /must hold keys and values/],
    ['half a map', 'code: {\n', /^desk\.yaml:\d+:\d+: cannot be read as YAML/],
    ['two documents', `${skaiText}\n---\na: 1\n`, /more than one document/],
    ['bytes that are no text', Uint8Array.from([0x63, 0xff, 0xfe]), /is not text in UTF-8/],
    [
      'characters that cannot be stored',
      skaiText.replace('source: II\n', 'source: "a\\0b"\n'),
      /holds characters that are not text/,
    ],
    [
      'half a character',
      skaiText.replace('source: II\n', 'source: "a\\ud800b"\n'),
      /holds characters that are not text/,
    ],
    [
      'signs that turn the direction of writing',
      skaiText.replace('source: II\n', 'source: "II\\u202e"\n'),
      /holds an unseen sign U\+202E/,
    ],
    ['nesting without end', `a: ${'['.repeat(5000)}`, /nested|cannot be read/],
    ['too much', 'a'.repeat(300_000), /is larger than 256 KiB/],
    ['aliases that multiply', 'a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]\n', /an anchor/],
  ])('%s', (_, text, expected) => {
    expect(faultsIn(text)[0]).toMatch(expected);
  });
});

it('X-4 what was published with signs that nobody sees can be written on: they are left out of its file', () => {
  const read = readRegulation(skaiText, 'desk.yaml', layers);
  if (!read.ok) throw new Error('faults');
  const title = { ru: 'Под\u00adдержка\u2028SKAI', en: 'SK\u200bAI\u00a0support' };
  const again = readRegulation(regulationFile({ ...read.value.document, title }), 'desk.yaml', layers);
  expect(again.ok && again.value.regulation.title).toEqual({ ru: 'Поддержка SKAI', en: 'SKAI support' });
  const contract = { number: '1\u200b', desk: 'skai', validFrom: '2026-01-01', validTo: null, patch: {} };
  expect(readContract(contractFile(contract), 'contract.yaml')).toMatchObject({
    ...{ ok: true, value: { contract: { number: '1' } } },
  });
});

describe('a regulation based on another file', () => {
  let folder: string;
  const file = (name: string, text: string): string => {
    const target = path.join(folder, name);
    writeFileSync(target, text);
    return target;
  };
  const load = (target: string): string[] => {
    const loaded = loadRegulationFile(target, layers);
    return loaded.ok ? [] : loaded.faults.map((fault) => faultText(fault).replace(`${folder}${path.sep}`, ''));
  };
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'regulation-'));
    file('base.yaml', skaiText);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names the place in the patch, or in the base for what the patch does not touch', () => {
    expect(load(file('a.yaml', 'basedOn: base.yaml\ncode: other\nclocks:\n  triage: { limit: soon }\n'))[0]).toMatch(
      /^a\.yaml:4:13: clocks\.triage\.limit: must be/,
    );
    expect(load(file('b.yaml', 'basedOn: base.yaml\ncode: other\ncalendars:\n  always: null\n'))[0]).toMatch(
      /^b\.yaml:4:3: .*names a calendar "always"/,
    );
  });

  it.each([
    ['nothing.yaml', /^c\.yaml:1:1: basedOn: names .*nothing\.yaml, which cannot be read/],
    ['patch.yaml', /^c\.yaml:1:1: basedOn: names a file that is itself based/],
  ])('refuses %s as a base', (base, expected) => {
    file('patch.yaml', 'basedOn: base.yaml\ncode: other\n');
    expect(load(file('c.yaml', `basedOn: ${base}\n`))[0]).toMatch(expected);
  });

  it('a file that is not there says so', () => {
    expect(load(path.join(folder, 'none.yaml'))[0]).toMatch(/^none\.yaml:1:1: does not exist/);
  });
});
