/** What holds of every history, whatever people say, however late it reaches us, and however commits are cut. */
import fc from 'fast-check';
import { advance, fold, nextTick, type Rules } from '../../../domain/process';
import { nextDue, ticketKind, type TicketEvent } from '../../../domain/ticket';
import {
  author,
  catalogOf,
  builtIn,
  contracted,
  directory,
  rulesOf,
  specialist,
  standing,
  Story,
  world,
} from '../ticket/story';
import { accountDue, allClocks, commandsOf, day, minute, play, start, story } from './support';
import { size } from '../../support/size';

/** A desk that answers every word, whose waits stand clocks. */
const answering = {
  clocks: {
    answer: {
      title: { ru: 'Ответ', en: 'Answer' },
      from: 'client-word',
      until: 'reaction',
      limit: '1 working-day',
      calendar: 'work',
      owes: 'responsible',
      tell: { early: { at: '50%', whom: 'responsible' }, due: { at: 'due', whom: 'responsible' } },
      source: '1',
    },
  },
  waits: { 'client-details': { pauses: ['resolution'] } },
};
const old = rulesOf(contracted(builtIn('skai'), answering));
/** Another contract: other hours, other limits, another pause. */
const newest = rulesOf(
  contracted(builtIn('skai'), {
    ...answering,
    clocks: { ...answering.clocks, resolution: { calendar: 'always' }, triage: { limit: '6 working-hour' } },
    waits: { vehicle: { pauses: ['resolution'] } },
  }),
);
const version3: Rules = {
  ...newest,
  pin: { ...newest.pin, digest: 'v3' },
  regulation: { ...newest.regulation, version: '3', inForceFrom: '2026-12-01' },
};
const catalog = catalogOf(newest, old, version3);
const filed = () => new Story(old, catalog).file(start);
const farAway = start + 200 * day;

it('X-5 the instants of the record never decrease, and it folds', () => {
  fc.assert(
    fc.property(story, (words) => {
      const begun = filed();
      const { state, events } = play(begun.ticket, commandsOf(words), catalog, farAway);
      const history = [...begun.events, ...events];
      for (const [i, { at }] of history.entries()) expect(at).toBeGreaterThanOrEqual(history[i - 1]?.at ?? 0);
      expect(history.map(({ revision }) => revision)).toEqual(history.map((_, i) => i + 1));
      expect(fold(ticketKind, JSON.parse(JSON.stringify(history)) as TicketEvent[])).toEqual(state);
    }),
    { numRuns: size(150) },
  );
});

it('X-3 the account of every clock of every cycle gives its due instant, whatever came after', () => {
  fc.assert(
    fc.property(story, (words) => {
      const begun = filed();
      const commands = commandsOf(words);
      const { events } = play(begun.ticket, commands, catalog, farAway);
      for (const clock of allClocks([...begun.events, ...events]))
        expect([clock.key, accountDue(clock, catalog)]).toEqual([clock.key, clock.aim.due]);
    }),
    { numRuns: size(150) },
  );
});

it('X-5 what has ended owes nothing, and one clock a code runs at a time', () => {
  fc.assert(
    fc.property(story, (words) => {
      let { ticket: state } = filed();
      for (const step of play(state, commandsOf(words), catalog, farAway).steps) {
        state = step.state ?? state;
        if (ticketKind.hasEnded(state)) expect([nextDue(state), nextTick(state)]).toEqual([null, null]);
        const running = state.clocks.filter(({ stoppedAt }) => stoppedAt === null);
        const single = running.filter(({ from }) => from !== 'parts-ordered' && from !== 'visit-requested');
        expect(new Set(single.map(({ code }) => code)).size).toBe(single.length);
      }
    }),
    { numRuns: size(150) },
  );
});

it('X-5 a refused command moves nothing, whatever instant it names', () => {
  fc.assert(
    fc.property(story, fc.integer({ min: -20, max: 400 }), (words, ahead) => {
      const { state } = play(filed().ticket, commandsOf(words), catalog, start + 20 * day);
      const now = start + 20 * day;
      const call = { type: 'log-call', direction: 'in', outcome: 'objected', text: 'x' } as const;
      const { actor } = commandsOf(words)[0] ?? { actor: { kind: 'system', part: 'clock' } as const };
      const bodies = [call, ...commandsOf(words).map(({ body }) => body)];
      for (const body of bodies) {
        const receivedAt = now + ahead * day;
        const command = { id: 'last', actor, channel: 'portal', receivedAt, storedAt: now, body } as const;
        const beside = { catalog, directory, standing, world };
        const step = advance(ticketKind, { state, commands: [command], now, ...beside });
        const idle = advance(ticketKind, { state, commands: [], now, ...beside });
        if (step.outcomes[0]?.result.kind !== 'refused' || actor.kind === 'system') continue;
        expect(step.events).toEqual(idle.events);
        expect(step.state).toEqual(idle.state);
      }
    }),
    { numRuns: size(100) },
  );
});

it('X-5 a call dated ahead is refused, and moves neither a clock nor a tick', () => {
  const told = filed();
  const before = told.ticket;
  const call = { type: 'log-call', direction: 'in', outcome: 'objected', text: 'x' } as const;
  expect(told.give(start + 300 * day, specialist, call, { storedAt: start + minute })).toBe('received-out-of-range');
  expect(told.ticket).toEqual(before);
});

it('X-5 however words and commits are cut, the same events', () => {
  fc.assert(
    fc.property(story, fc.integer({ min: 1, max: 5 }), (words, turns) => {
      const { ticket } = filed();
      const commands = commandsOf(words).sort((a, b) => a.receivedAt - b.receivedAt);
      const beside = { catalog, directory, standing, world };
      const whole = advance(ticketKind, { state: ticket, commands, now: farAway, ...beside });
      let state = ticket;
      let rest = commands;
      const events: TicketEvent[] = [];
      for (let more = true; more;) {
        let left = turns;
        const goesOn = (): boolean => (left -= 1) >= 0;
        const step = advance(ticketKind, { state, commands: rest, now: farAway, ...beside, goesOn });
        state = step.state ?? state;
        events.push(...step.events);
        rest = rest.slice(step.outcomes.length);
        more = step.more;
      }
      expect(events).toEqual(whole.events);
      expect(state).toEqual(whole.state);
    }),
    { numRuns: size(100) },
  );
});

it('X-5 the state is bounded in the number of words', () => {
  fc.assert(
    fc.property(story, (words) => {
      const { state } = play(filed().ticket, commandsOf(words), catalog, start + 20 * day);
      let at = start + 20 * day;
      const more = (n: number) => {
        let current = state;
        for (let i = 0; i < n; i += 1) {
          at += minute;
          const command = commandsOf([{ actor: author, body: { type: 'reply', text: 'x' }, after: 0, late: 0 }])[0]!;
          const now = { ...command, id: `more-${i}`, receivedAt: at, storedAt: at };
          current = advance(ticketKind, {
            state: current,
            commands: [now],
            now: at,
            catalog,
            directory,
            standing,
            world,
          }).state!;
        }
        return JSON.stringify(current).length;
      };
      const few = more(3);
      expect(more(60)).toBeLessThanOrEqual(few + 40);
    }),
    { numRuns: size(40) },
  );
});

it('the stories above reach every corner of a ticket', () => {
  const samples = fc.sample(story, { seed: 5, numRuns: 150 });
  const types = new Set(
    samples.flatMap((words) =>
      play(filed().ticket, commandsOf(words), catalog, farAway).events.map(({ type }) => type),
    ),
  );
  const wanted = [
    'rules-pinned',
    'clock-ruled',
    'clock-resumed',
    'clock-paused',
    'clock-unpaused',
    'thresholds-passed',
  ];
  const others = ['reopened', 'word-kept', 'courtesy-marked', 'extension-accepted', 'parts-ordered', 'signal-refused'];
  expect([...wanted, ...others].filter((type) => !types.has(type as TicketEvent['type']))).toEqual([]);
});
