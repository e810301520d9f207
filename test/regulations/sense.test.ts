/** What a file may say by its grammar, and cannot mean: each is one line with its place and a way out. */
import { mergeContract, readRegulation, type JsonObject } from '../../regulations';
import { readDocument } from '../../regulations';
import { servicesDocument } from '../domain/ticket/services-desk';
import { builtIn, faultsOf, layers, skai } from './support';

const title = { ru: 'Ряд', en: 'Row' };
const source = 'setting';

/** Faults of a desk's own file with one change at a path. */
function faultsWith(document: JsonObject, path: readonly string[], value: unknown): string[] {
  const changed = structuredClone(document) as Record<string, unknown>;
  const place = path.slice(0, -1).reduce((node, key) => node[key] as Record<string, unknown>, changed);
  place[path.at(-1) ?? ''] = value;
  return faultsOf(readDocument(changed as JsonObject, layers));
}

const hivetaxi = builtIn('hivetaxi').document;
const limit = (rows: JsonObject): JsonObject => ({ ...rows, else: { value: '3 working-day' } });
const row = (when: JsonObject): JsonObject => ({ when, value: '1 working-day' });

describe('X-1 every row of a table can be the first that holds', () => {
  it.each<[string, JsonObject, string]>([
    [
      'the same condition twice',
      limit({ a: row({ level: ['vip', 'extended'] }), b: row({ level: ['extended', 'vip'] }) }),
      'clocks.first-look.limit.b.when: asks the same as "a", which is tried first: take one of them out',
    ],
    [
      'a row after one that takes all it could',
      limit({ a: row({ level: ['vip', 'extended'] }), b: row({ level: 'vip', fault: 'client' }) }),
      'clocks.first-look.limit.b.when: is never reached: "a", which is tried first, takes all that it asks for; write it before that one',
    ],
    [
      'fewer vehicles after more',
      limit({ a: row({ vehicles: [1, 9] }), b: row({ vehicles: [2, 9] }) }),
      'clocks.first-look.limit.b.when: is never reached: "a", which is tried first, takes all that it asks for; write it before that one',
    ],
  ])('%s', (_name, rows, sentence) => {
    expect(faultsWith(hivetaxi, ['clocks', 'first-look', 'limit'], rows)).toEqual([sentence]);
  });

  it.each<[string, JsonObject]>([
    ['the narrower first', limit({ a: row({ level: 'vip', fault: 'client' }), b: row({ level: 'vip' }) })],
    ['rows that overlap', limit({ a: row({ level: ['vip', 'extended'] }), b: row({ level: ['vip', 'standard'] }) })],
    ['vehicles beside it', limit({ a: row({ vehicles: [1, 5] }), b: row({ vehicles: [5, 9] }) })],
  ])('sound: %s', (_name, rows) => {
    expect(faultsWith(hivetaxi, ['clocks', 'first-look', 'limit'], rows)).toEqual([]);
  });

  it('a status that is never shown', () => {
    const statuses = {
      closed: { title, when: { stage: 'closed' }, source },
      work: { title, when: { assigned: true }, source },
      busy: { title, when: { assigned: true, stage: 'triage' }, source },
      open: { title, source },
    };
    expect(faultsWith(hivetaxi, ['statuses'], statuses)).toEqual([
      'statuses.busy.when: is never reached: "work", which is tried first, takes all that it asks for; write it before that one',
    ]);
  });

  it('X-2 a contract may put a row before one of the regulation, and not two of its own that ask the same', () => {
    const laid = (rows: JsonObject) =>
      faultsOf(
        mergeContract(skai.document, { number: '1', patch: { clocks: { resolution: { limit: rows } } } }, layers),
      );
    expect(laid({ ours: row({ topic: 'consulting' }) })).toEqual([]);
    expect(laid({ ours: row({ topic: 'consulting' }), again: row({ topic: 'consulting' }) })).toEqual([
      'clocks.resolution.limit.again.when: asks the same as "ours", which is tried first: take one of them out',
    ]);
  });

  it('an occasion said twice, once under a condition', () => {
    const until = { any: { on: 'first-answer' }, vip: { on: 'first-answer', when: { level: 'vip' } } };
    expect(faultsWith(hivetaxi, ['clocks', 'first-look', 'until'], until)).toEqual([
      'clocks.first-look.until: says "first-answer" twice, and the wider of the two is enough: take the other one out',
    ]);
  });
});

describe('X-1 what a desk promises, somebody owes', () => {
  it('a clock of every ticket asks nothing', () => {
    const document = structuredClone(hivetaxi) as { clocks: Record<string, { from: unknown; when?: unknown }> };
    for (const clock of Object.values(document.clocks)) {
      if (![clock.from].flat().includes('opened')) continue;
      clock.from = { opened: { on: 'opened', when: { level: 'vip' } } };
    }
    expect(faultsOf(readDocument(document as unknown as JsonObject, layers))).toEqual([
      'clocks: begin with "opened" under conditions only, so that of other tickets nobody owes the next step: let one of them ask nothing',
    ]);
  });

  it('EA-2 a hand-over ends no promise to the client', () => {
    const document = servicesDocument();
    expect(faultsWith(document, ['clocks', 'resolution', 'until'], ['solution', 'handed-over'])).toEqual([
      expect.stringMatching(
        /^clocks\.resolution\.until: names "handed-over" beside "solution": .*Take "handed-over" out/,
      ),
    ]);
    expect(faultsWith(document, ['clocks', 'next-service', 'from'], 'client-word')).toEqual([
      'clocks.next-service.until: names "handed-over", which ends the own time of a service only: that is from opened or service-accepted, not from "client-word"',
    ]);
  });

  it('HT-11 what comes in one way is a request or talk', () => {
    expect(faultsWith(hivetaxi, ['intake', 'contacts'], { email: { title } })).toEqual([
      'intake.contacts.email: is also one of "channels": requests come that way, or talk does; take one of them out',
    ]);
  });

  it('HT-1 a level by a category that there is not', () => {
    const level = { vip: { when: { category: 'outrage' }, value: 'vip' }, else: { value: 'standard' } };
    expect(faultsWith(hivetaxi, ['level'], level)).toEqual([
      expect.stringMatching(
        /^level\.vip\.when\.category: names a category "outrage", which "categories" does not have .*"outage"/,
      ),
    ]);
  });
});

describe('X-1 what a file lets people do, they can do', () => {
  const agreement = (change: JsonObject): string[] =>
    faultsWith(hivetaxi, ['agreements', 'off-hours-work'], {
      ...((hivetaxi['agreements'] as JsonObject)['off-hours-work'] as JsonObject),
      ...change,
    });

  it('HT-8 work outside hours that are never over cannot be agreed on', () => {
    expect(agreement({ calendar: 'always' })).toEqual([
      'agreements.off-hours-work.calendar: is open round the clock, and only work outside its hours is agreed on: name the one of the working time',
    ]);
    const always = { week: { 'mon-sun': ['00:00-24:00'] }, holidays: ['2027-01-01'], source };
    const document = { ...hivetaxi, calendars: { ...(hivetaxi['calendars'] as JsonObject), always } };
    expect(
      faultsWith(document, ['agreements', 'off-hours-work', 'calendar'], 'always').filter((fault) =>
        fault.startsWith('agreements'),
      ),
    ).toEqual([]);
  });

  it('SK-19 who answers is named by what they are; a person is named by a contract only', () => {
    expect(agreement({ with: ['author', 'cl-12'] })).toEqual([
      'agreements.off-hours-work.with[1]: names the person "cl-12", whom only the contract of a client can name: say one of author, company, lead, personal-manager',
    ]);
    const patch = { agreements: { 'off-hours-work': { with: ['author', 'cl-12'], source: 'cl. 2' } } };
    expect(faultsOf(mergeContract(hivetaxi, { number: '1', patch }, layers))).toEqual([]);
  });

  it('IN-1 a type is asked for where there are types', () => {
    const insales = builtIn('insales').document;
    const document = Object.fromEntries(Object.entries(insales).filter(([key]) => key !== 'requestTypes'));
    expect(faultsOf(readDocument(document, layers))).toEqual([
      'intake.requestType: asks for a type of request, but the file has no "requestTypes": nobody could file anything',
    ]);
  });

  it.each([
    ['close', 'closed', 'asks for the stage "closed", and what is closed is not closed again'],
    ['reopen', 'solved', 'asks for another stage than "closed", and nothing else is reopened'],
  ])('HD-7 a right to %s where the stage is %s is none', (command, stage, sentence) => {
    const rights = { [command]: ['author', { role: 'specialist', when: { stage } }], source };
    expect(faultsWith(hivetaxi, ['rights'], rights)).toEqual([`rights.${command}: ${sentence}`]);
  });
});

describe('X-1 a file that is nested without end is one line', () => {
  it.each<[string, string]>([
    ['lists', `a: ${'['.repeat(5_000)}`],
    ['maps on one line', `a: ${'{a: '.repeat(5_000)}`],
    ['lists line by line', 'a:\n' + '  [\n'.repeat(5_000)],
    ['dashes', `a:\n  ${'- '.repeat(5_000)}x`],
    ['keys', Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('%s', (_name, text) => {
    const read = readRegulation(text, 'a.yaml', layers);
    expect(faultsOf(read)).toEqual([': is nested deeper than 16 levels']);
  });
});
