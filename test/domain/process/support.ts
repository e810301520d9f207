/** Words of tickets for properties: whoever speaks, however late, in whatever order. */
import fc from 'fast-check';
import type { Actor } from '../../../domain/policy/actor';
import {
  deadlineInput,
  foldClocks,
  type Advance,
  type ClockState,
  advance,
  type RulesCatalog,
} from '../../../domain/process';
import { ticketKind, type LaterBody, type TicketEvent, type TicketState } from '../../../domain/ticket';
import { deadline, type Instant } from '../../../domain/time';
import {
  author,
  colleague,
  console_,
  directory,
  manager,
  msk,
  specialist,
  standing,
  world,
  type Command,
} from '../ticket/story';

export const start = msk('2026-12-25 12:00');
export const minute = 60_000;
export const day = 24 * 60 * minute;

const days = fc.integer({ min: 1, max: 9 });
const body: fc.Arbitrary<LaterBody> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<LaterBody>({ type: 'reply', text: 'x' }) },
  fc.constantFrom<LaterBody>(
    { type: 'triage', outcome: 'consultation', text: 'x' },
    { type: 'wait', reason: 'client-details' },
    { type: 'wait', reason: 'vehicle' },
    { type: 'resume' },
    { type: 'answer-extension', answer: 'accept' },
    { type: 'solve', text: 'x', kind: 'answer' },
    { type: 'confirm' },
    { type: 'object', text: 'x' },
    { type: 'close' },
    { type: 'close', reason: 'withdrawn' },
    { type: 'reopen', text: 'x' },
    { type: 'mark-courtesy' },
    { type: 'malformed-signal', signal: 'close' },
    { type: 'recalculate', because: 'contract' },
    { type: 'use-version', regulation: '3' },
    { type: 'request-visit', subject: '54', address: 'a', contact: 'c', vehicles: 1 },
    { type: 'order-parts', supplier: 's', lines: [{ part: 'p', quantity: 1 }] },
    { type: 'log-call', direction: 'in', outcome: 'objected', text: 'x' },
  ),
  days.map((n) => ({ type: 'propose-extension', days: n, reason: 'r' }) as const),
  days.map((n) => ({ type: 'answer-extension', answer: 'counter', days: n }) as const),
  days.map((n) => ({ type: 'estimate', text: 'x', expectedAt: start + n * day }) as const),
  fc
    .constantFrom('consulting', 'data-update', 'remote-diagnostics', 'other', 'server-failure')
    .map((topic) => ({ type: 'classify', topic, vehicles: 9 }) as const),
);

const actors: readonly Actor[] = [author, specialist, specialist, manager, colleague, console_];

/** Who, what, how many minutes after the one before it was received, and how many minutes later it was stored. */
const word = fc.record({
  actor: fc.constantFrom(...actors),
  body,
  after: fc.integer({ min: 0, max: 3_000 }),
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 6_000 })),
});
type Word = typeof word extends fc.Arbitrary<infer W> ? W : never;
const says = (actor: Actor, what: LaterBody): fc.Arbitrary<Word> =>
  fc.record({
    actor: fc.constant(actor),
    body: fc.constant(what),
    after: fc.integer({ min: 0, max: 900 }),
    late: fc.constant(0),
  });
/** What usually follows in one go, so that stories reach their corners. */
const turns: fc.Arbitrary<readonly Word[]> = fc.oneof(
  { weight: 4, arbitrary: word.map((each) => [each]) },
  fc.tuple(says(specialist, { type: 'solve', text: 'x', kind: 'answer' }), says(author, { type: 'object', text: 'x' })),
  fc.tuple(
    says(specialist, { type: 'solve', text: 'x', kind: 'answer' }),
    says(author, { type: 'reply', text: 'x' }),
    says(specialist, { type: 'mark-courtesy' }),
  ),
  fc.tuple(says(specialist, { type: 'wait', reason: 'client-details' }), says(author, { type: 'reply', text: 'x' })),
  fc.tuple(
    says(specialist, { type: 'propose-extension', days: 3, reason: 'r' }),
    says(author, { type: 'answer-extension', answer: 'accept' }),
  ),
  fc.tuple(says(author, { type: 'close' }), says(author, { type: 'reopen', text: 'x' })),
);
export const story = fc.array(turns, { maxLength: 20, size: 'max' }).map((all): readonly Word[] => all.flat());

/** In the order in which they were stored: receipts may lie before words and ticks that came first. */
export function commandsOf(words: readonly Word[]): Command[] {
  let at = start;
  return words
    .map(({ actor, body: what, after, late }, i): Command => {
      at += after * minute;
      const system = what.type === 'recalculate' || what.type === 'malformed-signal';
      return {
        id: `c-${i}`,
        actor: system ? console_ : actor,
        channel: 'portal',
        receivedAt: at,
        storedAt: at + late * minute,
        body: what,
      };
    })
    .sort((a, b) => a.storedAt - b.storedAt);
}

export interface Played {
  readonly state: TicketState;
  readonly events: readonly TicketEvent[];
  readonly steps: readonly Advance<TicketState, TicketEvent>[];
}

/** One commit a word, at the instant at which it was stored, with the time between. */
export function play(from: TicketState, commands: readonly Command[], catalog: RulesCatalog, end: Instant): Played {
  let state = from;
  const steps: Advance<TicketState, TicketEvent>[] = [];
  const commit = (portion: readonly Command[], now: Instant): void => {
    const step = advance(ticketKind, { state, commands: portion, now, catalog, directory, standing, world });
    state = step.state ?? state;
    steps.push(step);
  };
  for (const command of commands) {
    commit([], command.storedAt - 1);
    commit([command], command.storedAt);
  }
  commit([], end);
  return { state, events: steps.flatMap(({ events }) => events), steps };
}

/** The due instant that a clock's account gives: by its own inputs and by the rules that it is pinned to. */
export function accountDue(clock: ClockState, catalog: RulesCatalog): Instant | null {
  if (clock.limit.kind === 'stated') return clock.limit.due;
  const input = deadlineInput(clock, catalog.of(clock.pin));
  if (input === null) return null;
  const found = deadline(input);
  if (!found.ok) throw new Error(found.error.message);
  const { due } = found.value;
  return due === null || clock.notBefore === null ? due : Math.max(due, clock.notBefore);
}

export function allClocks(events: readonly TicketEvent[]): readonly ClockState[] {
  return foldClocks(ticketKind, events);
}
