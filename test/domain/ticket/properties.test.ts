/** What holds for every story, whatever people do and in whatever portions it is committed. */
import fc from 'fast-check';
import type { Actor } from '../../../domain/policy/actor';
import { abilities, advance, fold, nextTick } from '../../../domain/process';
import {
  isVisitOpen,
  nextDue,
  nextStep,
  ticketKind,
  type LaterBody,
  type TicketEvent,
  type TicketState,
} from '../../../domain/ticket';
import {
  author,
  catalogOf,
  colleague,
  console_,
  directory,
  manager,
  msk,
  sender,
  skai,
  specialist,
  standing,
  Story,
  world,
  type Command,
} from './story';
import { size } from '../../support/size';

const start = msk('2026-12-25 12:00');
const catalog = catalogOf(skai);
const beside = { catalog, directory, standing, world };

const days = fc.integer({ min: 1, max: 9 });
const body: fc.Arbitrary<LaterBody> = fc.oneof(
  fc.constantFrom<LaterBody>(
    { type: 'reply', text: 'x' },
    { type: 'note', text: 'x' },
    { type: 'triage', outcome: 'consultation', text: 'x' },
    { type: 'wait', reason: 'client-details' },
    { type: 'wait', reason: 'development', text: 'x' },
    { type: 'resume' },
    { type: 'answer-extension', answer: 'accept' },
    { type: 'answer-extension', answer: 'decline' },
    { type: 'solve', text: 'x', kind: 'answer' },
    { type: 'confirm' },
    { type: 'object', text: 'x' },
    { type: 'close' },
    { type: 'close', reason: 'withdrawn' },
    { type: 'reopen', text: 'x' },
    { type: 'mark-courtesy' },
    { type: 'rate', score: 'good' },
    { type: 'assign', to: 'sp-02' },
    { type: 'malformed-signal', signal: 'close' },
    { type: 'split', subject: 's', text: 't' },
    { type: 'request-visit', subject: '54', address: 'a', contact: 'c', vehicles: 1 },
    { type: 'log-call', direction: 'in', outcome: 'objected', text: 'x' },
    { type: 'log-call', direction: 'out', outcome: 'agreed', text: 'x' },
    { type: 'log-call', direction: 'out', outcome: 'extension-accepted', text: 'x' },
    { type: 'close', reason: 'confirmed-by-phone' },
    { type: 'close', reason: 'duplicate', of: { id: 't-2', tid: 'SKAI-1002' } },
  ),
  days.map((n) => ({ type: 'propose-extension', days: n, reason: 'r' }) as const),
  days.map((n) => ({ type: 'answer-extension', answer: 'counter', days: n }) as const),
  days.map((n) => ({ type: 'estimate', text: 'x', expectedAt: start + n * 86_400_000 }) as const),
  fc
    .constantFrom('consulting', 'data-update', 'remote-diagnostics', 'other', 'server-failure')
    .map((topic) => ({ type: 'classify', topic, vehicles: 9 }) as const),
);

const actors: readonly Actor[] = [author, specialist, manager, colleague, console_];

/** A word: who, what, and how many minutes after the one before. */
const word = fc.record({ actor: fc.constantFrom(...actors), body, after: fc.integer({ min: 0, max: 4_000 }) });
const story = fc.array(word, { maxLength: 25 });
type Word = { actor: Actor; body: LaterBody; after: number };

function commandsOf(words: readonly Word[]): Command[] {
  let at = start;
  return words.map(({ actor, body: what, after }, i) => {
    at += after * 60_000;
    return { id: `c-${i}`, actor, channel: 'portal', receivedAt: at, storedAt: at, body: what };
  });
}

function filed(): TicketState {
  return new Story().file(start).ticket;
}

/** Commits the commands in portions and reports delivery of every solution at once, as the sender would. */
function run(state: TicketState, commands: readonly Command[], cuts: readonly number[], end: number) {
  let current: TicketState = state;
  const events = [];
  let from = 0;
  for (const cut of [...cuts, commands.length]) {
    const portion = commands.slice(from, cut);
    from = Math.max(from, cut);
    const now = portion.at(-1)?.receivedAt ?? current.lastAt;
    const step = advance(ticketKind, { state: current, commands: portion, now, ...beside });
    current = step.state ?? current;
    events.push(...step.events);
  }
  const last = advance(ticketKind, { state: current, commands: [], now: end, ...beside });
  return { state: last.state ?? current, events: [...events, ...last.events] };
}

describe('every story', () => {
  it('X-5 committed in any portions comes to the same events and state', () => {
    fc.assert(
      fc.property(story, fc.array(fc.nat(25), { maxLength: 6 }), (words, points) => {
        const commands = commandsOf(words);
        const end = (commands.at(-1)?.receivedAt ?? start) + 40 * 86_400_000;
        const cuts = [...points].sort((a, b) => a - b);
        expect(run(filed(), commands, cuts, end)).toEqual(run(filed(), commands, [], end));
      }),
      { numRuns: size(300) },
    );
  });

  it('SK-6 events are numbered without gaps, and fold, also from JSON, to the state', () => {
    fc.assert(
      fc.property(story, (words) => {
        const begun = new Story().file(start);
        const { state, events } = run(begun.ticket, commandsOf(words), [], start + 60 * 86_400_000);
        const history = [...begun.events, ...events];
        expect(history.map(({ revision }) => revision)).toEqual(history.map((_, i) => i + 1));
        expect(fold(ticketKind, JSON.parse(JSON.stringify(history)) as TicketEvent[])).toEqual(state);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: size(300) },
    );
  });

  it('X-5 nothing due is left behind, a terminal ticket has no promise running, and somebody owes the next step', () => {
    fc.assert(
      fc.property(story, (words) => {
        const now = start + 60 * 86_400_000;
        const { state } = run(filed(), commandsOf(words), [], now);
        expect(nextTick(state)?.at ?? Infinity).toBeGreaterThan(now);
        const running = state.clocks.filter(({ stoppedAt }) => stoppedAt === null);
        if (state.stage === 'closed') {
          expect(running.every(({ from }) => from === 'word-after-closing')).toBe(true);
          // A word that nobody has judged is owed, by a date.
          expect(ticketKind.hasEnded(state)).toBe(nextDue(state) === null && !state.visits.some(isVisitOpen));
        } else {
          const step = nextStep(state);
          expect(step.owes).not.toBe('nobody');
          // A solution whose letter is on its way has no clock yet: the sender reports a delivery or a failure.
          const onItsWay = state.solution !== null && state.solution.deliveredAt === null;
          expect(running.length > 0 || state.visits.length > 0 || onItsWay).toBe(true);
        }
        if (state.stage === 'solved') expect(state.solution).not.toBeNull();
        if (state.words.some(({ after }) => after === 'closing')) expect(state.stage).toBe('closed');
      }),
      { numRuns: size(300) },
    );
  });

  it('X-5 what `can` refuses is refused for the same reason', () => {
    fc.assert(
      fc.property(story, word, (words, last) => {
        if (last.actor.kind === 'system' || last.body.type === 'malformed-signal') return;
        const { state } = run(filed(), commandsOf(words), [], start + 10 * 86_400_000);
        const at = state.lastAt + 1;
        const can = abilities(ticketKind, state, last.actor, skai, standing, at);
        const verdict = can[last.body.type];
        const command: Command = {
          id: 'last',
          actor: last.actor,
          channel: 'portal',
          receivedAt: at,
          storedAt: at,
          body: last.body,
        };
        const [outcome] = advance(ticketKind, { state, commands: [command], now: at, ...beside }).outcomes;
        if (verdict !== 'yes') expect(outcome?.result).toEqual({ kind: 'refused', code: verdict });
      }),
      { numRuns: size(300) },
    );
  });

  it('SK-20 a delivery report twice changes nothing the second time', () => {
    const told = new Story().file(start);
    told
      .does('2026-12-25 13:00', specialist, { type: 'solve', text: 'x', kind: 'answer' })
      .delivered('2026-12-25 13:01');
    const { state } = told;
    const again = told.give(msk('2026-12-25 13:02'), sender, {
      type: 'delivery-report',
      noticeId: 'n',
      kind: 'solution',
      subject: told.ticket.solution?.id ?? null,
      state: 'delivered',
      deliveredAt: msk('2026-12-25 13:01'),
    });
    expect(again).toBe('unknown-notice');
    expect(told.state).toEqual(state);
  });
});
