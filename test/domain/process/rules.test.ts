/** Clocks carry their rule and the rules that they were aimed by: what a change of rules moves, and what it leaves. */
import {
  author,
  catalogOf,
  builtIn,
  contracted,
  directory,
  iso,
  manager,
  rulesOf,
  skai,
  specialist,
  standing,
  Story,
  world,
} from '../ticket/story';
import { advance, movesByRules, type Rules } from '../../../domain/process';
import { ticketKind } from '../../../domain/ticket';
import { mostDue, stateSize } from './size';
import { accountDue } from './support';

const recalculate = { type: 'recalculate', because: 'contract' } as const;
const clockPart = { kind: 'system', part: 'broadcast' } as const;
const always = rulesOf(
  contracted(builtIn('skai'), {
    clocks: { triage: { calendar: 'always' }, resolution: { calendar: 'always', owes: 'manager' } },
  }),
);

it('X-1 X-2 X-3 a contract that moves clocks to another calendar moves their dates, as of a ticket filed under it, and each knows by which change', () => {
  const story = new Story(skai, catalogOf(always, skai)).file('2026-11-20 17:00');
  const fresh = new Story(always).file('2026-11-20 17:00');
  const before = story.clock('resolution').due;
  expect(before).not.toBe(fresh.clock('resolution').due);
  expect(movesByRules(story.events).size).toBe(0);
  const publication = { number: 'publication/1', by: 'ad-01' };
  story.does('2026-11-20 17:30', clockPart, { ...recalculate, publication });
  const moves = movesByRules(story.events).get(story.clock('resolution').found?.key ?? '') ?? [];
  expect(moves).toMatchObject([{ because: 'contract', publication }]);
  expect(moves.map((move) => [move.at, move.before, move.after].map((at) => iso(at)))).toEqual([
    ['2026-11-20 17:30', before, fresh.clock('resolution').due],
  ]);
  for (const code of ['triage', 'resolution']) expect(story.clock(code).due).toBe(fresh.clock(code).due);
  expect(story.clock('resolution').found).toMatchObject({ calendar: 'always', owes: 'manager', pin: always.pin });
});

it('X-2 back under the paragraph the dates are those of the paragraph', () => {
  const story = new Story(always, catalogOf(skai, always)).file('2026-11-20 17:00');
  story.does('2026-11-20 17:30', clockPart, recalculate);
  const plain = new Story().file('2026-11-20 17:00');
  for (const code of ['triage', 'resolution']) expect(story.clock(code).due).toBe(plain.clock(code).due);
});

it('X-3 the first cycle keeps its date and its account under rules that came later', () => {
  const longer = rulesOf(
    contracted(builtIn('skai'), { calendars: { work: { week: { 'mon-fri': ['09:30-20:00'] } } } }),
  );
  const catalog = catalogOf(longer, skai);
  const story = new Story(skai, catalog)
    .file('2026-11-23 10:00')
    .does('2026-11-24 10:00', author, { type: 'close' })
    .does('2026-11-25 10:00', author, { type: 'reopen', text: 'again' });
  const [first, second] = story.clocks.filter(({ code }) => code === 'resolution');
  expect([iso(first?.aim.due), iso(second?.aim.due)]).toEqual(['2026-11-30 18:00', '2026-12-02 20:00']);
  for (const clock of story.clocks) expect(accountDue(clock, catalog)).toBe(clock.aim.due);
});

it('X-1 a clock that had stopped gets the rule in force when it runs on, and not before', () => {
  const story = new Story(skai, catalogOf(always, skai))
    .file('2026-11-20 17:00')
    .does('2026-11-20 17:10', specialist, { type: 'solve', text: 'x', kind: 'answer' });
  const before = story.clock('resolution').found;
  story.does('2026-11-20 17:30', clockPart, recalculate);
  expect(story.clock('resolution').found).toEqual(before);
  story.does('2026-11-20 17:40', author, { type: 'object', text: 'no' });
  expect(story.clock('resolution').found).toMatchObject({ calendar: 'always', pin: always.pin, stoppedAt: null });
});

const lacking = (change: (rules: Rules) => Partial<Rules['regulation']>): Rules => ({
  ...skai,
  pin: { digest: 'lacking', calendars: 'shipped' },
  regulation: { ...skai.regulation, version: '3', inForceFrom: '2026-12-01', ...change(skai) },
});
const without = <T>(entries: Readonly<Record<string, T>>, code: string): Record<string, T> =>
  Object.fromEntries(Object.entries(entries).filter(([each]) => each !== code));

describe('rules that lack what a ticket runs by are refused, and nothing moves', () => {
  it.each([
    ['a clock', ({ regulation }: Rules) => ({ clocks: without(regulation.clocks, 'triage') })],
    ['a calendar', ({ regulation }: Rules) => ({ calendars: without(regulation.calendars, 'work') })],
  ])('X-1 %s', (_, change) => {
    const target = lacking(change);
    const story = new Story(skai, catalogOf(target, skai)).file('2026-11-23 10:00');
    const before = story.ticket;
    expect(story.give('2026-11-23 11:00', manager, { type: 'use-version', regulation: '3' })).toBe(
      'version-does-not-fit',
    );
    expect(story.give('2026-11-23 11:00', clockPart, recalculate)).toBe('version-does-not-fit');
    expect(story.ticket).toEqual(before);
  });

  it('X-1 a wait for which a clock stands', () => {
    const granted = rulesOf(contracted(builtIn('skai'), { waits: { 'client-details': { pauses: ['resolution'] } } }));
    const target = lacking(({ regulation }) => ({ waits: without(regulation.waits, 'client-details') }));
    const story = new Story(granted, catalogOf(target, granted)).file('2026-11-23 10:00');
    story.does('2026-11-23 11:00', specialist, { type: 'wait', reason: 'client-details' });
    expect(story.give('2026-11-23 12:00', clockPart, recalculate)).toBe('version-does-not-fit');
    story
      .does('2026-11-23 13:00', author, { type: 'reply', text: 'here' })
      .does('2026-11-23 14:00', clockPart, recalculate);
  });
});

it('X-5 a word that reached us before a due instant meets it, though its tick was told meanwhile', () => {
  const story = new Story().file('2026-11-23 10:00').pass('2026-11-24 18:30');
  expect(story.told).toContain('triage due 2026-11-24 18:00');
  const triage = { type: 'triage', outcome: 'consultation', text: 'x' } as const;
  story.does('2026-11-24 17:59', specialist, triage, { storedAt: Date.parse('2026-11-24T15:31:00Z') });
  expect(story.clock('triage')).toMatchObject({ stopped: '2026-11-24 17:59', due: '2026-11-24 18:00' });
  expect(story.events.find(({ type }) => type === 'triaged')).toMatchObject({
    at: Date.parse('2026-11-24T15:00:00Z'),
    asOf: Date.parse('2026-11-24T14:59:00Z'),
  });
  expect(story.ticket.triagedAt).toBe(Date.parse('2026-11-24T14:59:00Z'));
});

describe('a decision that throws is set aside, and everything else goes on', () => {
  /** Rules whose work calendar cannot be asked, until they are mended. */
  const broken = () => {
    const mended = { now: false };
    const rules: Rules = {
      ...skai,
      calendar: (code) => {
        if (code === 'work' && !mended.now) throw new Error('no such calendar');
        return skai.calendar(code);
      },
    };
    return { rules, mended };
  };

  it('X-5 a command: its own outcome is a fault, those around it are decided', () => {
    const { rules, mended } = broken();
    mended.now = true;
    const story = new Story(rules, catalogOf(rules)).file('2026-11-23 10:00');
    mended.now = false;
    expect(story.give('2026-11-23 10:30', specialist, { type: 'reply', text: 'x' })).toBe('done');
    expect(story.give('2026-11-23 11:00', manager, { type: 'classify', topic: 'data-update' })).toBe('fault');
    expect(story.events.at(-1)).toMatchObject({ type: 'set-aside', what: 'command', ref: 'cmd-3' });
    expect(story.give('2026-11-23 12:00', specialist, { type: 'note', text: 'x' })).toBe('done');
    mended.now = true;
    const again = { type: 'take-up-again', ref: 'cmd-3', key: null, code: null } as const;
    expect(story.give('2026-11-23 13:00', manager, again)).toBe('not-allowed');
    story.does('2026-11-23 13:00', clockPart, again);
  });

  it('X-5 a tick: its threshold rests until it is taken up again, the others are told', () => {
    let fails = true;
    const state = new Story().file('2026-11-23 10:00').ticket;
    const kind = {
      ...ticketKind,
      told: (_clock: unknown, { code }: { readonly code: string }) => {
        if (fails && code === 'due') throw new Error('nobody to tell');
        return ['manager'] as const;
      },
    };
    const beside = { catalog: catalogOf(skai), directory, standing, world };
    const faults: string[] = [];
    const now = Date.parse('2026-11-25T12:00:00Z');
    const onFault = (ref: string): number => faults.push(ref);
    const first = advance(kind, { state, commands: [], now, ...beside, onFault });
    expect(faults).toHaveLength(1);
    expect(first.events.map(({ type }) => type).filter((type) => type !== 'clock-aimed')).toEqual([
      'threshold-told',
      'set-aside',
    ]);
    expect(advance(kind, { state: first.state, commands: [], now, ...beside }).events).toEqual([]);
    fails = false;
    const body = { type: 'take-up-again', ref: faults[0] ?? '', key: '1/triage', code: 'due' } as const;
    const command = { id: 'a', actor: clockPart, channel: 'api', receivedAt: now, storedAt: now, body } as const;
    const again = advance(kind, { state: first.state, commands: [command], now, ...beside });
    expect(again.events.map(({ type }) => type)).toEqual(['taken-up-again', 'threshold-told']);
  });
});

it('X-5 after 10,000 replies, 1,000 of them late, a state is as small as after 10', () => {
  const few = stateSize(10, 1);
  expect(stateSize(10_000, 1_000)).toBeLessThanOrEqual(1.2 * few);
});

it('X-5 the state of a ticket with three visits and five orders stays under 16 KB', () => {
  expect(mostDue()).toBeLessThanOrEqual(16 * 1024);
});
