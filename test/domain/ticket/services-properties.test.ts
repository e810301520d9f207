/** Whatever services do with a ticket: one holds it, who took part sees it for ever, somebody owes the next step. */
import fc from 'fast-check';
import { maySee } from '../../../domain/policy/may';
import { abilities, fold } from '../../../domain/process';
import { hasEnded, nextStep, ticketKind, type LaterBody, type TicketState } from '../../../domain/ticket';
import { exchange, exchangePerson, ExchangeStory } from './services-desk';
import { author, msk } from './story';

const start = msk('2026-11-23 10:00');
const hour = 3_600_000;
const codes = ['line', 'central', 'eastern'];
const actors = [author, ...['sp-11', 'sp-12', 'sp-13', 'sp-14', 'sp-15', 'co-11', 'ma-11'].map(exchangePerson)];

const bodies: readonly LaterBody[] = [
  ...[...codes, 'west'].map((to) => ({ type: 'hand-over', to, text: 'x' }) as const),
  { type: 'accept' },
  { type: 'accept' },
  { type: 'return', reason: 'r', text: 'x' },
  { type: 'assign', to: 'sp-11' },
  { type: 'assign', to: 'sp-13' },
  { type: 'reply', text: 'x' },
  { type: 'record-test', test: 'exchange-log', result: 'eastern' },
  { type: 'triage', outcome: 'consultation', text: 'x' },
  { type: 'solve', kind: 'answer', text: 'x' },
  { type: 'object', text: 'x' },
  { type: 'close' },
  { type: 'reopen', text: 'x' },
];

const words = fc.array(
  fc.record({
    actor: fc.constantFrom(...actors),
    body: fc.constantFrom(...bodies),
    after: fc.integer({ min: 1, max: 30 }),
  }),
  { maxLength: 25 },
);

function holdsTogether(before: TicketState, after: TicketState): void {
  const { holds, took, pending } = after.service;
  expect(codes).toContain(holds);
  expect(took.slice(0, before.service.took.length)).toEqual(before.service.took);
  expect(took).toEqual(expect.arrayContaining([holds, ...(pending === null ? [] : [pending.to])]));
  expect(new Set(took).size).toBe(took.length);
  if (pending !== null) expect([pending.from, pending.to === holds]).toEqual([holds, false]);
  const { owes, step } = nextStep(after);
  if (!hasEnded(after) && after.stage !== 'closed') expect(owes).not.toBe('nobody');
  expect(step === 'answer-hand-over').toBe(pending !== null);
  // A hand-over that is asked has one clock, and one that is answered none.
  const asked = after.clocks.filter(({ from, stoppedAt }) => from === 'handed-over' && stoppedAt === null);
  expect(asked).toHaveLength(pending === null ? 0 : 1);
  const own = after.clocks.filter(({ until, stoppedAt }) => until.includes('handed-over') && stoppedAt === null);
  expect(own.length).toBeLessThanOrEqual(
    pending === null && after.stage !== 'solved' && after.stage !== 'closed' ? 1 : 0,
  );
}

describe('EA-2 hand-over, acceptance and return', () => {
  it('keep one holder, let nobody forget, and somebody always owes', () => {
    fc.assert(
      fc.property(words, (said) => {
        const story = new ExchangeStory().file(start, { topic: 'remote-diagnostics', vehicles: 1 });
        let at = start;
        for (const { actor, body, after } of said) {
          at += after * hour;
          const before = story.pass(at).ticket;
          story.give(at, actor, body);
          holdsTogether(before, story.ticket);
          // Only people of the holder have the work.
          const { assignee, service } = story.ticket;
          if (assignee !== null && service.pending === null && story.ticket.stage !== 'closed') {
            const own = exchangePerson(assignee).services ?? [];
            expect(own.length === 0 || own.includes(service.holds ?? '')).toBe(true);
          }
        }
        expect(fold(ticketKind, story.events)).toEqual(story.ticket);
      }),
      { numRuns: 150 },
    );
  });

  it('`can` and the answer agree, for everybody who sees it', () => {
    fc.assert(
      fc.property(words, (said) => {
        const story = new ExchangeStory().file(start, { topic: 'remote-diagnostics', vehicles: 1 });
        let at = start;
        for (const { actor, body, after } of said.slice(0, 12)) {
          at += after * hour;
          story.give(at, actor, body);
        }
        for (const actor of actors.filter((each) => maySee(each, { ...story.ticket, technicians: [] }))) {
          const can = abilities(ticketKind, story.ticket, actor, exchange, story.ticket, at);
          for (const type of ['hand-over', 'accept', 'return', 'record-test'] as const) {
            const verdicts = bodies
              .filter((body) => body.type === type)
              .map((body) => {
                const trial = new ExchangeStory();
                trial.state = story.ticket;
                return trial.give(at, actor, body);
              });
            if (can[type] === 'yes') expect([type, verdicts]).toEqual([type, expect.arrayContaining(['done'])]);
            else expect([type, [...new Set(verdicts)]]).toEqual([type, [can[type]]]);
          }
        }
      }),
      { numRuns: 80 },
    );
  });
});
