/** What holds for every story at a desk that has all the acts: `can` and the answer agree, records fold, somebody owes the next step. */
import fc from 'fast-check';
import type { PersonActor } from '../../../domain/policy/actor';
import { abilities, advance, fold, nextTick } from '../../../domain/process';
import { nextStep, ticketKind, type LaterBody, type TicketEvent, type TicketState } from '../../../domain/ticket';
import type { JsonObject } from '../../../regulations';
import { actsPatch, personalManager } from './acts-desk';
import { consentsPatch } from './consents-desk';
import {
  author,
  builtIn,
  catalogOf,
  colleague,
  contracted,
  directory,
  manager,
  msk,
  rulesOf,
  specialist,
  Story,
  verdictOf,
  world,
} from './story';

const start = msk('2026-12-25 12:00');
const clocks = { ...(actsPatch['clocks'] as JsonObject), ...(consentsPatch['clocks'] as JsonObject) };
const desk = rulesOf(contracted(builtIn('skai'), { ...actsPatch, ...consentsPatch, clocks }));
const catalog = catalogOf(desk);
const lead: PersonActor = { ...colleague, personId: 'p-lead', shortId: 'cl-03', inCompany: 'lead' };
const actors: readonly PersonActor[] = [author, colleague, lead, specialist, manager, personalManager];
/** A Sunday after every story. */
const sunday = { from: msk('2027-10-03 02:00'), to: msk('2027-10-03 05:00') };
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
  fc.constantFrom<LaterBody>(
    { type: 'request-consent', agreement: 'paid-work', text },
    { type: 'request-consent', agreement: 'costs', price: '1500.50', text },
    { type: 'request-consent', agreement: 'off-hours-work', text, ...sunday },
    {
      type: 'request-consent',
      agreement: 'off-hours-work',
      text,
      from: msk('2027-01-10 02:00'),
      to: msk('2027-01-10 05:00'),
    },
    { type: 'request-consent', agreement: 'on-site-hours', text, ...sunday },
    { type: 'request-consent', agreement: 'none', text },
    { type: 'answer-consent', answer: 'agreed' },
    { type: 'answer-consent', answer: 'declined', text },
    { type: 'withdraw-consent' },
    { type: 'log-call', direction: 'out', outcome: 'consent-given', text },
  ),
);

/** Bodies of the acts of which one can be done wherever any can. */
const anyOf = ({ consents: { open } }: TicketState): readonly LaterBody[] => [
  { type: 'request-consent', agreement: 'paid-work', text },
  { type: 'request-consent', agreement: 'costs', price: '1500.50', text },
  { type: 'request-consent', agreement: 'off-hours-work', text, ...sunday },
  { type: 'request-consent', agreement: 'on-site-hours', text, ...sunday },
  { type: 'answer-consent', answer: 'agreed' },
  { type: 'withdraw-consent' },
  ...open.flatMap(({ id: of }): LaterBody[] => [
    { type: 'answer-consent', of, answer: 'agreed' },
    { type: 'withdraw-consent', of },
  ]),
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

describe('HT-1 HT-6 HT-8 HT-14 HT-15 SP-2 every story of a desk with all the acts', () => {
  it('`can` says what the answer will be, for everybody and every act', () => {
    fc.assert(
      fc.property(story, (words) => {
        let state = new Story(desk).file(start).ticket;
        let at = start;
        for (const { actor, body: what, after } of words) {
          at += after * 60_000;
          state = said(state, actor, what, at).state;
        }
        for (const actor of actors) {
          const can = abilities(ticketKind, state, actor, desk, state, at);
          const bodies = anyOf(state);
          for (const type of new Set(bodies.map((each) => each.type))) {
            const verdicts = bodies
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
        const begun = new Story(desk).file(start);
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
        if (stage === 'closed' || stage === 'solved') {
          expect(emergency.proposed).toBeNull();
          expect(state.consents.open).toEqual([]);
        }
        // Of each agreement one question waits, and one clock bears its date.
        const asked = state.consents.open.map(({ agreement }) => agreement);
        expect(new Set(asked).size).toBe(asked.length);
        const waiting = state.clocks.filter(
          ({ from, stoppedAt }) => from === 'agreement-proposed' && stoppedAt === null,
        );
        expect(waiting.map(({ aim }) => aim.due)).toEqual(state.consents.open.map(({ until }) => until));
        expect((emergency.reason === null) === (emergency.state === 'none')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
