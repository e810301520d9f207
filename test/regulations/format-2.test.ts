/** What the second format takes and refuses, and where its values come from. */
import { readDocument, type JsonObject } from '../../regulations';
import { mergeContract } from '../../regulations';
import { builtIn, deskDocument, faultsOf, layers, skai, sound } from './support';

const hivetaxi = builtIn('hivetaxi');
const both = (text: string): JsonObject => ({ ru: text, en: text });
const over = (document: JsonObject, patch: JsonObject) => mergeContract(document, { number: '9', patch }, layers);

it('X-2 a row that a contract adds leaves what stood there with its own source', () => {
  const row = { consulting: { when: { topic: 'consulting' }, value: '4 working-hour', source: 'cl. 9' } };
  const { origins } = sound(over(skai.document, { clocks: { triage: { limit: row } } }));
  expect(origins['clocks.triage.limit.consulting.value']).toEqual({ kind: 'contract', number: '9', clause: 'cl. 9' });
  expect(origins['clocks.triage.limit.else.value']).toEqual({ kind: 'paragraph', text: 'VI, stage 1' });
});

it('X-1 a file with tables says its format: the order of rows belongs to it', () => {
  const { format: _format, ...document } = hivetaxi.document;
  expect(faultsOf(readDocument(document, layers))).toEqual(['format: is missing: a file with tables says "format: 2"']);
});

it('X-2 a limit by topic is refused where no clock has one, and not lost', () => {
  const patch = { topics: { performance: { limit: '3 working-day' } } };
  expect(faultsOf(over(hivetaxi.document, patch))[0]).toMatch(
    /^topics\.performance\.limit: is not a key of this place/,
  );
});

it('X-1 the last row may be written as its value', () => {
  const clock = (limit: JsonObject): JsonObject => ({
    title: both('Answer'),
    from: 'opened',
    until: 'first-answer',
    limit,
    calendar: 'work',
    owes: 'responsible',
    source: '1',
  });
  const row = { when: { vehicles: [1, 5] }, value: '1 working-day' };
  const document: JsonObject = {
    ...deskDocument({
      code: 'short',
      numbering: { prefix: 'SHORT-', source: 'setting' },
      clocks: { answer: clock({ few: row, else: '2 working-day' }) },
    }),
    format: 2,
  };
  const { topics, extensions: _extensions, ...rest } = document;
  const named = Object.fromEntries(
    Object.entries(topics as JsonObject).map(([code, topic]) => [
      code,
      { title: (topic as JsonObject)['title'] ?? '', source: '1' },
    ]),
  );
  const statuses = { open: { title: both('Open'), source: '1' } };
  const extension = { terms: 'limit', with: 'author', stands: '1 working-day', source: 'setting' };
  const read = sound(readDocument({ ...rest, topics: named, statuses, agreements: { extension } }, layers));
  expect(read.regulation.clocks['answer']?.limit.map(({ value, source }) => [value, source])).toEqual([
    [{ kind: 'term', term: { amount: 1, unit: 'working-day' } }, '1'],
    [{ kind: 'term', term: { amount: 2, unit: 'working-day' } }, '1'],
  ]);
});

it.each(['service', 'emergency', 'fault', 'cycle'])(
  'HT-1 a level cannot hang on %s, which it would not follow',
  (key) => {
    const words: Readonly<Record<string, string>> = {
      service: 'support',
      emergency: 'declared',
      fault: 'client',
      cycle: 'later',
    };
    const row = { when: { [key]: words[key] ?? '' }, value: 'vip', source: '1' };
    expect(faultsOf(over(hivetaxi.document, { level: { odd: row } }))).toEqual([
      expect.stringMatching(new RegExp(`^level\\.odd\\.when\\.${key}: is not known, or changes`)),
    ]);
  },
);
