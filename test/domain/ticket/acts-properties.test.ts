/** What holds for every story at a desk that has all the acts: `can` and the answer agree, records fold, somebody owes the next step. */
import fc from 'fast-check';
import type { PersonActor } from '../../../domain/policy/actor';
import { abilities, advance, fold, nextTick } from '../../../domain/process';
import { nextStep, ticketKind, type LaterBody, type TicketEvent, type TicketState } from '../../../domain/ticket';
import { actsDesk, personalManager } from './acts-desk';
import { author, catalogOf, colleague, directory, manager, msk, specialist, Story, verdictOf, world } from './story';

const start = msk('2026-12-25 12:00');
const catalog = catalogOf(actsDesk);
const actors: readonly PersonActor[] = [author, colleague, specialist, manager, personalManager];
const text = 'x';

const body: fc.Arbitrary<LaterBody> = fc.oneof(
  fc.constantFrom<LaterBody>(
    { type: 'reply', text },
    { type: 'triage', outcome: 'consultation', text },
    { type: 'solve', text, kind: 'answer' },
    { type: 'object', text },
    { type: 'close' },
    { type: 'reopen', text },
    { type: 'resume' },
    { type: 'mark-courtesy' },
    { type: 'speed-up', text },
    { type: 'wait', reason: 'next-release' },
    { type: 'plan-release', release: '5.1' },
    { type: 'plan-release', release: '5.2', expectedAt: start + 20 * 86_400_000 },
    { type: 'answer-emergency', answer: 'accept' },
    { type: 'answer-emergency', answer: 'decline', text },
    { type: 'classify', fault: 'client' },
    { type: 'classify', fault: 'undetermined' },
  ),
  fc.constantFrom('no-details', 'none').map((reason) => ({ type: 'decline', reason, text }) as const),
  fc.constantFrom('care', 'hosting', 'none').map((to) => ({ type: 'redirect', to, text }) as const),
  fc
    .constantFrom('no-access', 'next-release', 'client-details')
    .map((reason) => ({ type: 'postpone', reason, text }) as const),
  fc
    .record({
      reason: fc.constantFrom('outage', 'critical-defect', 'by-agreement', 'none'),
      workaround: fc.boolean(),
    })
    .map((declared) => ({ type: 'declare-emergency', ...declared }) as const),
  fc
    .constantFrom('over', 'developers', 'declared-wrongly')
    .map((because) => ({ type: 'end-emergency', because }) as const),
);

/** Bodies of the acts of which one can be done wherever any can. */
const anyOf: readonly LaterBody[] = [
  { type: 'decline', reason: 'no-details', text },
  { type: 'redirect', to: 'care', text },
  { type: 'postpone', reason: 'no-access', text },
  { type: 'postpone', reason: 'next-release', text },
  { type: 'plan-release', release: '5.1' },
  { type: 'plan-release', release: '5.2' },
  { type: 'speed-up', text },
  { type: 'declare-emergency', reason: 'outage' },
  { type: 'answer-emergency', answer: 'accept' },
  { type: 'end-emergency', because: 'over' },
  { type: 'end-emergency', because: 'declared-wrongly' },
];

const story = fc.array(
  fc.record({ actor: fc.constantFrom(...actors), body, after: fc.integer({ min: 1, max: 3_000 }) }),
  { maxLength: 20 },
);

let count = 0;

function said(state: TicketState, actor: PersonActor, what: LaterBody, at: number) {
  const command = {
    id: `c-${(count += 1)}`,
    actor,
    channel: 'portal',
    receivedAt: at,
    storedAt: at,
    body: what,
  } as const;
  const step = advance(ticketKind, {
    ...{ state, commands: [command], now: at, catalog, directory, world },
    standing: state,
  });
  const [outcome] = step.outcomes;
  return {
    state: step.state ?? state,
    events: step.events,
    verdict: outcome === undefined ? 'none' : verdictOf(outcome),
  };
}

describe('HT-1 HT-6 HT-14 HT-15 every story of a desk with all the acts', () => {
  it('`can` says what the answer will be, for everybody and every act', () => {
    fc.assert(
      fc.property(story, (words) => {
        let state = new Story(actsDesk).file(start).ticket;
        let at = start;
        for (const { actor, body: what, after } of words) {
          at += after * 60_000;
          state = said(state, actor, what, at).state;
        }
        for (const actor of actors) {
          const can = abilities(ticketKind, state, actor, actsDesk, state, at);
          for (const type of new Set(anyOf.map((each) => each.type))) {
            const verdicts = anyOf
              .filter((each) => each.type === type)
              .map((each) => said(state, actor, each, at).verdict);
            if (can[type] === 'yes') expect([type, verdicts]).toEqual([type, expect.arrayContaining(['done'])]);
            else expect([type, [...new Set(verdicts)]]).toEqual([type, [can[type]]]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the record folds, also from JSON, to the state, nothing due is left behind, and somebody owes the next step', () => {
    fc.assert(
      fc.property(story, (words) => {
        const begun = new Story(actsDesk).file(start);
        const history: TicketEvent[] = [...begun.events];
        let state = begun.ticket;
        let at = start;
        for (const { actor, body: what, after } of words) {
          at += after * 60_000;
          const next = said(state, actor, what, at);
          history.push(...next.events);
          state = next.state;
        }
        expect(fold(ticketKind, JSON.parse(JSON.stringify(history)) as TicketEvent[])).toEqual(state);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        expect(nextTick(state)?.at ?? Infinity).toBeGreaterThan(at);
        const { emergency, stage } = state;
        if (emergency.proposed !== null) expect(nextStep(state)).toMatchObject({ owes: 'personal-manager' });
        if (stage === 'closed' || stage === 'solved') expect(emergency.proposed).toBeNull();
        expect((emergency.reason === null) === (emergency.state === 'none')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
