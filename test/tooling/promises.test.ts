/** The list of promises, the tests that bear their ids, and the page of what each rests on. */
import { pageFaults, promisesPage } from '../../cli/promises/page';
import { paragraphsOf } from '../../cli/promises/rules';
import { idsIn, namesWith, readPromises, unproven, type ListedPromise } from '../../local/promises';
import type { JestReport } from '../../local/tally';
import { namesOf } from '../../local/test-titles';

/** A report of tests by their names and states. */
function reported(tests: Readonly<Record<string, string>>): JestReport {
  const assertionResults = Object.entries(tests).map(([fullName, status]) => ({ fullName, status }));
  const numbers = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  return { success: true, ...numbers, numRuntimeErrorTestSuites: 0, testResults: [{ name: 'a', assertionResults }] };
}

describe('the list', () => {
  it('tells of every promise of the written regulations', () => {
    const counts = new Map<string, number>();
    for (const { id } of readPromises()) {
      const family = id.split('-')[0] ?? '';
      counts.set(family, (counts.get(family) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({ SK: 21, HT: 18, SP: 10, SM: 7, EA: 8, IN: 4, HD: 9, X: 6 });
  });

  it('is refused with a line for each that is out of order, that nothing carries, or that is both built and to come', () => {
    const rest = ['HT', 'SP', 'SM', 'EA', 'IN', 'HD', 'X'].map((family) => `${family}-1: { title: t, later: l }`);
    const list = (...lines: readonly string[]) => [...lines, ...rest].join('\n');
    const good = list('SK-1: { title: t, rules: { skai: [clocks] } }', 'SK-2: { title: t, held: h }');
    expect(readPromises(good)).toHaveLength(9);
    const gap = list('SK-1: { title: t, later: l }', 'SK-3: { title: t, later: l }');
    expect(() => readPromises(gap)).toThrow('docs/promises.yaml: SK-3 stands where SK-2 belongs');
    const loose = list('SK-1: { title: t }', 'SK-2: { title: t, held: h, later: l }');
    expect(() => readPromises(loose)).toThrow(
      'docs/promises.yaml: SK-1 names neither rules nor what else carries it, nor when it is built\n' +
        'docs/promises.yaml: SK-2 is to be built later, so nothing carries it yet',
    );
    expect(() => readPromises(rest.join('\n'))).toThrow('docs/promises.yaml: SK-1 is missing');
    expect(() => readPromises(list('SK-1: { title: t, later: l, paragraph: I }'))).toThrow('paragraph');
  });
});

describe('the ids of a test', () => {
  it('are those that its name bears, each once', () => {
    expect(idsIn('HT-1 HT-3 HT-1 an emergency')).toEqual(['HT-1', 'HT-3']);
    expect(idsIn('REVIEW 8 SK-15, in UTF-8 and as SKAI-1001 or SPSUP-15')).toEqual(['SK-15']);
  });

  it.each(['HT-1', 'SK-15', 'X-5'])('are found by a pattern that takes no longer number for %s', (id) => {
    const pattern = new RegExp(namesWith(id));
    const names = [`${id} a`, `group ${id} b`, `${id}0 c`, `A${id} d`, `${id}: e`, `B-${id} f`];
    expect(names.filter((name) => pattern.test(name))).toEqual(names.filter((name) => idsIn(name).includes(id)));
    expect(names.filter((name) => pattern.test(name))).toHaveLength(3);
  });
});

describe('a run of tests', () => {
  const report = reported({
    'HT-1 a level': 'passed',
    'HT-2 hours': 'failed',
    'HT-3 an emergency': 'pending',
    'HT-3 a second one': 'passed',
    'HT-44 arrival': 'passed',
  });

  it('proves a promise whose tests passed', () => {
    expect(unproven(['HT-1', 'HT-44'], report)).toEqual([]);
  });

  it('does not prove one that no test bears, whose tests failed, or of which one was skipped', () => {
    expect(unproven(['HT-2', 'HT-3', 'HT-4'], report)).toEqual([
      'HT-2: no test that passed bears it',
      'HT-3: a test that was skipped bears it: HT-3 an emergency',
      'HT-4: no test that passed bears it',
    ]);
    expect(unproven(['HT-9'], reported({ 'HT-9 addresses': 'todo' }))).toEqual([
      'HT-9: a test that was skipped bears it: HT-9 addresses',
      'HT-9: no test that passed bears it',
    ]);
  });
});

it('the names of tests are read from their source with those of their groups', () => {
  const source = `
    import { other } from './other';
    describe('group', () => {
      describe.each([1, 2])('of %s', (size: number) => {
        it('alone', async () => undefined);
        test.each([['a']] as const)('each %s', other);
      });
      it.skip(\`is \${other} made\`, () => { const test = (name: string, body: object) => body; test('not', { one: 1 }); });
    });
    test(other, () => undefined);
    it('only a title');
  `;
  expect(namesOf(source)).toEqual(['group of %s alone', 'group of %s each %s', 'group is … made', '…']);
});

describe('the page', () => {
  const desk = {
    source: 'all of it',
    clocks: {
      reaction: {
        limit: { vip: { value: '3 hour', source: '2' }, else: { value: '1 day', source: '3' } },
        source: '1',
      },
      wait: { limit: '1 hour' },
    },
    waits: { one: { source: '4' }, two: { source: '4' }, three: { source: '5' } },
  };

  it.each([
    ['clocks.reaction', ['1']],
    ['clocks.reaction.limit', ['2', '3']],
    ['clocks.reaction.limit.vip.value', ['2']],
    ['waits', ['4', '5']],
    ['clocks.wait.limit', []],
    ['clocks.none', undefined],
    ['clocks.reaction.limit.vip.value.length', undefined],
  ])('tells where the rule at %s comes from', (keyPath, paragraphs) => {
    expect(paragraphsOf(desk, keyPath)).toEqual(paragraphs);
  });

  const promises: readonly ListedPromise[] = [
    { id: 'HT-1', title: 'Levels', rules: { hivetaxi: ['clocks.reaction.limit'] } },
    { id: 'HT-2', title: 'Hours', rules: { hivetaxi: ['calendars.work'] } },
    { id: 'HT-3', title: 'Balances', rules: {}, later: 'balances' },
  ];
  const sources = { promises, tests: [{ file: 'test/a.test.ts', name: 'HT-1 *each* level' }], deskOf: () => desk };

  it('does not hold when a file lost a rule, or a promise its last test', () => {
    expect(pageFaults(sources)).toEqual([
      'docs/promises.yaml: HT-2: regulations/hivetaxi/regulation.yaml has no calendars.work',
      'HT-2: no test bears it in its name',
    ]);
  });

  it('has of each promise rule, paragraph and tests, or with what it comes', () => {
    const text = promisesPage(sources);
    expect(text).toContain('| [hivetaxi](../regulations/hivetaxi/regulation.yaml) | `clocks.reaction.limit` | 2 · 3 |');
    expect(text).toContain('- [test/a.test.ts](../test/a.test.ts)\n  - HT-1 \\*each\\* level');
    expect(text).toContain('### HT-3 Balances\n\nNot built yet; comes with: balances.');
  });
});
