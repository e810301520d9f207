/** A file with twenty mistakes of different kinds is refused whole, each mistake in one line that a person can act on. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { builtInFiles, faultText, readRegulation } from '../../regulations';
import { layers } from './support';

const file = builtInFiles.find((each) => each.includes(`${path.sep}hivetaxi${path.sep}`)) ?? '';
const sound = readFileSync(file, 'utf8');

/** What is written, what stands there instead, and the line that tells it: its key path and what would do. */
const mistakes: readonly [string, string, RegExp][] = [
  ['inForceFrom: 2023-01-01', 'inForceFrom: 2022-12-31', /inForceFrom: lies before the day of publication/],
  ['layers: [ru]', 'layers: [rus]', /calendars\.work\.layers: names a layer of holidays/],
  ["'00:00-24:00'", "'24:00-00:00'", /calendars\.always\.week\.mon-sun\[0\]: must be hours such as/],
  [
    'senders: registered-address',
    'senders: registered-adress',
    /senders: must be one of.*did you mean "registered-address"/,
  ],
  ['contract: required', 'contract: yes', /intake\.contract: must be one of required, optional/],
  [
    'otherTopic: { topic: other,',
    'otherTopic: { topic: othr,',
    /otherTopic\.topic: names a topic "othr".*did you mean "other"/,
  ],
  [
    'kind: long-text }\n      product-version',
    'kind: long }\n      product-version',
    /steps\.kind: must be one of text, long-text/,
  ],
  [
    'category: [outage, critical-defect] }, value: vip',
    'category: [outage, critical-defekt] }, value: vip',
    /level\.vip\.when\.category: names a category "critical-defekt".*did you mean "critical-defect"/,
  ],
  ['value: extended\n', 'value: extnded\n', /level\.extended\.value: names a level "extnded".*did you mean "extended"/],
  [
    'from: [opened, client-word]',
    'from: [opened, client-words]',
    /clocks\.reaction\.from.*must be one of.*did you mean "client-word"/,
  ],
  [
    'value: 3 working-hour',
    'value: 3 working-hours',
    /clocks\.reaction\.limit\.vip\.value: must be an amount and a unit/,
  ],
  [
    'when: { clientCategory: [vip, extended] }, value: outage',
    'when: { stage: triage }, value: outage',
    /defaultCategory\.leveled\.when\.stage: is not known where a category is found/,
  ],
  ['early: { at: 75%', 'early: { at: 175%', /clocks\.reaction\.tell\.early\.at: must be a share/],
  ['limit: objection', 'limit: stated', /clocks\.silence\.limit: "stated" has no meaning/],
  ['owes: manager', 'owns: manager', /clocks\.signal-refused\.owns: is not a key.*did you mean "owes"/],
  [
    'owner: client\n    pauses: []',
    'owner: client\n    pauses: [repair]',
    /waits\.client-details\.pauses\[0\]: names a clock "repair"/,
  ],
  ['warn: 1 working-day', 'warn: 9 working-day', /solution\.warn: must be shorter/],
  ['colour: green', 'colour: grene', /feedback\.scale\.good\.colour: must be one of.*did you mean "green"/],
  ['when: { stage: solved }, ', '', /statuses\.solved: asks nothing, so those after it are never shown/],
  ['most: 10 MB', 'most: 10 GB', /attachments\.most: must be an amount and KB or MB/],
];

function faultsOf(text: string): string[] {
  const read = readRegulation(text, 'desk.yaml', layers);
  return read.ok ? [] : read.faults.map(faultText);
}

it.each(mistakes)('X-1 a mistake alone: %s', (from, to, expected) => {
  expect(sound).toContain(from);
  expect(faultsOf(sound.replace(from, () => to)).join('\n')).toMatch(expected);
});

it('X-1 all of them together are told at once, each in one line with its place, in the order of the file', () => {
  const text = mistakes.reduce((broken, [from, to]) => broken.replace(from, () => to), sound);
  const faults = faultsOf(text);
  const untold = mistakes.filter(([, , expected]) => faults.filter((fault) => expected.test(fault)).length !== 1);
  expect([untold, faults]).toEqual([[], faults]);
  for (const fault of faults) expect(fault).toMatch(/^desk\.yaml:\d+:\d+: [^\n]+$/);
  const lines = faults.map((fault) => Number(fault.split(':')[1]));
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
});
