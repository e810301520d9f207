import { readFileSync } from 'node:fs';
import path from 'node:path';
import { builtInFiles, readRegulation } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import { median } from '../harness/statistics';

const mistakes = 200;
const rounds = 20;

export interface FileCheckFigure {
  /** Faults that are told. */
  readonly faults: number;
  /** The first check of the process, as somebody has it who runs `npm run regulation -- check`. */
  readonly firstMs: number;
  readonly p50Ms: number;
}

/** SKAI's file with 200 mistakes in it, of 12 kinds in turns, from its text to the faults with their places; medians of 20. */
export function measureFileCheck(): FileCheckFigure {
  const layers = shippedLayers();
  const text = withMistakes();
  const check = () => {
    const begun = performance.now();
    const read = readRegulation(text, 'desk.yaml', layers);
    const ms = performance.now() - begun;
    if (read.ok) throw new Error('A file with mistakes was taken');
    return { ms, faults: read.faults.length };
  };
  const first = check();
  if (first.faults < mistakes) throw new Error(`Only ${first.faults} faults are told of ${mistakes} mistakes`);
  const times = Array.from({ length: rounds }, () => check().ms);
  return { faults: first.faults, firstMs: first.ms, p50Ms: median(times) };
}

/** Half of the mistakes stand in topics, half in clocks, each in one of its own. */
function withMistakes(): string {
  const file = builtInFiles.find((each) => each.includes(`${path.sep}skai${path.sep}`)) ?? '';
  const lines = (kinds: readonly ((code: string) => string)[]) =>
    Array.from({ length: mistakes / 2 }, (_, index) => kinds[index % kinds.length]?.(`added-${index}`) ?? '').join(
      '\n',
    );
  return readFileSync(file, 'utf8')
    .replace(/^topics:$/m, (line) => `${line}\n${lines(inTopics)}`)
    .replace(/^clocks:$/m, (line) => `${line}\n${lines(inClocks)}`);
}

const title = 'title: { ru: Новая, en: A new one }';

const inTopics: readonly ((code: string) => string)[] = [
  (code) => `  ${code}: { title: { ru: Новая }, source: VI }`,
  (code) => `  ${code}: { ${title} }`,
  (code) => `  ${code}: { ${title}, estimate: requierd, source: VI }`,
  (code) => `  ${code}: { ${title}, priority: hihg, source: VI }`,
  (code) => `  ${code}: { ${title}, phonecall: required, source: VI }`,
  (code) => `  ${code}: { ${title}, source: 6 }`,
];

const clock = `${title}, from: opened, until: solution`;

const inClocks: readonly ((code: string) => string)[] = [
  (code) => `  ${code}: { ${clock}, limit: 3 working-hours, calendar: work, owes: manager, source: VI }`,
  (code) => `  ${code}: { ${clock}, limit: 3 working-hour, calendar: wrok, owes: manager, source: VI }`,
  (code) => `  ${code}: { ${clock}, limit: 3 working-hour, calendar: work, owns: manager, source: VI }`,
  (code) => `  ${code}: { ${clock}, limit: stated, calendar: work, owes: manager, source: VI }`,
  (code) =>
    `  ${code}: { ${title}, from: open, until: solution, limit: 1 working-day, calendar: work, owes: manager, source: VI }`,
  (code) =>
    `  ${code}: { ${clock}, limit: 1 working-day, calendar: work, owes: manager, tell: { due: { at: 175%, whom: manager } }, source: VI }`,
];
