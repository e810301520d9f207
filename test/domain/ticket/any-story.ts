/** Stories of which nobody knows beforehand what people do in them. */
import fc from 'fast-check';
import type { Actor } from '../../../domain/policy/actor';
import { advance } from '../../../domain/process';
import { ticketKind, type LaterBody, type TicketState } from '../../../domain/ticket';
import {
  author,
  catalogOf,
  colleague,
  console_,
  directory,
  manager,
  msk,
  skai,
  specialist,
  standing,
  Story,
  world,
  type Command,
} from './story';

export const start = msk('2026-12-25 12:00');
const catalog = catalogOf(skai);
export const beside = { catalog, directory, standing, world };

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
export const word = fc.record({ actor: fc.constantFrom(...actors), body, after: fc.integer({ min: 0, max: 4_000 }) });
export const story = fc.array(word, { maxLength: 25 });
export type Word = { actor: Actor; body: LaterBody; after: number };

export function commandsOf(words: readonly Word[]): Command[] {
  let at = start;
  return words.map(({ actor, body: what, after }, i) => {
    at += after * 60_000;
    return { id: `c-${i}`, actor, channel: 'portal', receivedAt: at, storedAt: at, body: what };
  });
}

export function filed(): TicketState {
  return new Story().file(start).ticket;
}

/** Commits the commands in portions, then lets time pass until the end. */
export function run(state: TicketState, commands: readonly Command[], cuts: readonly number[], end: number) {
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
