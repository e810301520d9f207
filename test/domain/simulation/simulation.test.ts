import { ticketKind } from '../../../domain/ticket';
import { foldClocks } from '../../../domain/process';
import { simulate, type Counts, type Ledger, type Simulation, type Word } from '../../../domain/simulation';
import { visitKind } from '../../../domain/visit';
import { builtIn, rulesOf } from '../ticket/story';
import { atFullSize } from '../../support/size';
import { replayed } from './replay';

const desks = ['skai', 'hivetaxi', 'eaeu', 'helpdesk', 'simai', 'smartplayer', 'insales', 'demo'] as const;

const year = 2027;
const requests = 100;

interface Told {
  readonly told: Simulation;
  readonly words: readonly Word[];
}

const known = new Map<string, Told>();

function yearOf(desk: (typeof desks)[number]): Told {
  const found = known.get(desk);
  if (found !== undefined) return found;
  const words: Word[] = [];
  const told = simulate({
    ...{ rules: rulesOf(builtIn(desk)), year, seed: '7', requests, specialists: 1 },
    heard: (word) => words.push(word),
  });
  known.set(desk, { told, words });
  return { told, words };
}

const addsUp = ({ promised, kept, missed, running }: Counts): boolean => promised === kept + missed + running;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

describe.each(desks)('a year at %s', (desk) => {
  test('of one seed is the same to the last letter, of another one another', () => {
    const asked = { rules: rulesOf(builtIn(desk)), year, requests, specialists: 1 };
    const again = simulate({ ...asked, seed: '7' });
    expect(JSON.stringify(again)).toBe(JSON.stringify(yearOf(desk).told));
    expect(JSON.stringify(simulate({ ...asked, seed: '8', requests: 20 }))).not.toBe(
      JSON.stringify(simulate({ ...asked, seed: '9', requests: 20 })),
    );
  });

  test('adds up: what is filed is closed or open, what was promised kept, missed or running', () => {
    const { tickets, promises, asked, waits, months } = yearOf(desk).told;
    expect(tickets.filed).toBe(requests);
    expect(tickets.closed + tickets.open).toBe(tickets.filed);
    expect(sum(tickets.closings.map(({ count }) => count))).toBe(tickets.closed);
    for (const { total, rows } of [promises, asked]) {
      expect([total, ...rows].filter((counts) => !addsUp(counts))).toEqual([]);
      expect(sum(rows.map(({ promised }) => promised))).toBe(total.promised);
    }
    expect(promises.total.kept).toBeGreaterThan(promises.total.missed);
    expect(sum(months.map(({ filed }) => filed))).toBe(tickets.filed);
    for (const rows of [waits.bySide, waits.byStage, waits.byClock, waits.byTopic])
      expect(sum(rows.map(({ workingSeconds }) => workingSeconds))).toBe(waits.workingSeconds);
  });

  test('X-3 counts every clock of every cycle once, each under the paragraph that it goes by', () => {
    const { told, words } = yearOf(desk);
    const rules = rulesOf(builtIn(desk));
    const end = Date.parse(`${year + 1}-01-01T00:00:00${desk === 'hivetaxi' ? '+06:00' : '+03:00'}`);
    const played = replayed(words, rules, end);
    const counted = played.flatMap((each) => [
      ...foldClocks(ticketKind, each.events),
      ...[...each.visitEvents.values()].flatMap((events) => foldClocks(visitKind, events)),
    ]);
    const owed = counted.filter(({ owes, startedAt, stoppedAt }) => owes !== 'nobody' && startedAt !== stoppedAt);
    const all = ({ rows }: Ledger): number => sum(rows.map(({ promised, undated }) => promised + undated));
    expect(all(told.promises) + all(told.asked)).toBe(owed.length);
    const rows = [...told.promises.rows, ...told.asked.rows];
    const keys = rows.map(({ of, clock, source, owes }) => `${of} ${clock} ${source} ${owes}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(rows.filter(({ source }) => source === '')).toEqual([]);
    expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(owed.map(({ limit }) => limit.source)));
  });

  test('nobody of it runs against a rule again and again', () => {
    const { refusals } = yearOf(desk).told;
    // Without a contract nothing is reopened at these desks.
    const expected = desk === 'hivetaxi' || desk === 'simai' ? ['reopen no-contract'] : [];
    expect(refusals.map(({ word, code }) => `${word} ${code}`).filter((each) => !expected.includes(each))).toEqual([]);
  });
});

atFullSize('with too few specialists more is missed', () => {
  const asked = { rules: rulesOf(builtIn('insales')), year, seed: '7', requests: 3_500 };
  const missed = [1, 4].map((specialists) => simulate({ ...asked, specialists }).promises.total.missed);
  expect(missed[0]).toBeGreaterThan(2 * (missed[1] ?? 0));
});

test('a year at SKAI has extensions, parts, visits and closings by silence', () => {
  const asked = { rules: rulesOf(builtIn('skai')), year, seed: '7', requests: 300 };
  const { tickets, extensions, partsOrders, visits, holds } = simulate(asked);
  expect(tickets.closings.find(({ how }) => how === 'silence')?.count).toBeGreaterThan(0);
  for (const count of [extensions.accepted, partsOrders, visits?.done, holds.length]) expect(count).toBeGreaterThan(0);
});
