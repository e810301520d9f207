/** `can` and the answer agree: `no` refuses every body with that very code, `yes` means that a body is done now. */
import fc from 'fast-check';
import type { PersonActor } from '../../../domain/policy/actor';
import { abilities, advance } from '../../../domain/process';
import { ticketKind, type LaterBody, type TicketState } from '../../../domain/ticket';
import type { Instant } from '../../../domain/time';
import {
  author,
  catalogOf,
  colleague,
  directory,
  manager,
  msk,
  skai,
  specialist,
  Story,
  verdictOf,
  world,
} from './story';
import { size } from '../../support/size';

const start = msk('2026-12-25 12:00');
const day = 86_400_000;
const personalManager: PersonActor = {
  ...specialist,
  personId: 'p-own-pm',
  shortId: 'pm-01',
  role: 'personal-manager',
  clientId: 'c-1',
};
const technician: PersonActor = { ...specialist, personId: 'p-tech', shortId: 'te-01', role: 'technician' };
const coordinator: PersonActor = { ...specialist, personId: 'p-many', shortId: 'te-02', role: 'coordinator' };
const several: PersonActor = {
  ...technician,
  personId: 'p-many',
  shortId: 'te-02',
  also: [
    { role: 'coordinator', clientId: null },
    { role: 'manager', clientId: null },
  ],
};
const lead: PersonActor = { ...author, personId: 'p-lead', shortId: 'cl-03', inCompany: 'lead' };
const actors = [author, colleague, lead, specialist, manager, personalManager, technician, coordinator, several];

/** Bodies of every command, one of which can be done wherever any can. */
function bodiesFor(state: TicketState, at: Instant): readonly LaterBody[] {
  const due = state.clocks.flatMap(({ aim }) => (aim.due === null ? [] : [aim.due]));
  const limit = Math.max(at, ...due);
  const soon = [at + 60_000, at + day, ...due.map((instant) => instant - 1)].filter((instant) => instant > at);
  const orders = [...state.orders.map(({ id }) => id), 'none'];
  return [
    { type: 'reply', text: 'x' },
    { type: 'note', text: 'x' },
    { type: 'assign', to: 'sp-01' },
    { type: 'assign', to: 'sp-02' },
    { type: 'assign', to: 'te-02' },
    { type: 'assign', to: null },
    { type: 'classify', topic: 'consulting' },
    { type: 'classify', topic: 'data-update' },
    { type: 'classify', vehicles: (state.vehicles ?? 0) + 1 },
    { type: 'triage', outcome: 'consultation', text: 'x' },
    ...soon.map((expectedAt) => ({ type: 'triage', outcome: 'estimate', text: 'x', expectedAt }) as const),
    ...soon.map((expectedAt) => ({ type: 'estimate', text: 'x', expectedAt }) as const),
    { type: 'wait', reason: 'client-details' },
    { type: 'wait', reason: 'development', until: limit + day },
    { type: 'wait', reason: 'client-details', until: limit + day },
    { type: 'resume' },
    { type: 'propose-extension', days: 1, reason: 'r' },
    { type: 'propose-extension', days: 30, reason: 'r' },
    { type: 'propose-extension', until: dateOf(limit + 40 * day), reason: 'r' },
    { type: 'answer-extension', answer: 'accept' },
    { type: 'answer-extension', answer: 'decline' },
    { type: 'solve', text: 'x', kind: 'answer' },
    { type: 'confirm' },
    { type: 'object', text: 'x' },
    { type: 'close' },
    { type: 'close', reason: 'withdrawn' },
    { type: 'close', reason: 'confirmed-by-phone' },
    { type: 'rate', score: 'good' },
    { type: 'rate', score: 'bad', reason: Object.keys(skai.regulation.feedback.reasons)[0] ?? '', comment: 'c' },
    { type: 'reopen', text: 'x' },
    { type: 'request-visit', subject: '54', address: 'a', contact: 'c', vehicles: 1 },
    { type: 'log-call', direction: 'in', outcome: 'reached', text: 'x' },
    { type: 'share', with: [`p-${at}`] },
    { type: 'share', with: [colleague.personId] },
    ...[...state.sharedWith, 'nobody'].map((person) => ({ type: 'unshare', with: [person] }) as const),
    ...[author, colleague].map(({ personId: to }) => ({ type: 'change-author', to, authorKind: 'person' }) as const),
    { type: 'split', subject: 's', text: 't' },
    { type: 'mark-courtesy' },
    { type: 'speed-up', text: 'x' },
    // This desk's regulation has none of these.
    { type: 'decline', reason: 'r', text: 'x' },
    { type: 'redirect', to: 'r', text: 'x' },
    { type: 'postpone', reason: 'client-details', text: 'x' },
    { type: 'plan-release', release: '1' },
    { type: 'declare-emergency', reason: 'r' },
    { type: 'answer-emergency', answer: 'accept' },
    { type: 'end-emergency', because: 'over' },
    { type: 'request-access', what: 'w', text: 'x' },
    { type: 'take-work', minutes: 5 },
    { type: 'finish-work' },
    { type: 'cancel-work', reason: 'r' },
    { type: 'request-consent', agreement: 'a', text: 'x' },
    { type: 'answer-consent', answer: 'agreed' },
    { type: 'withdraw-consent' },
    { type: 'hand-over', to: 'another', text: 'x' },
    { type: 'accept' },
    { type: 'return', reason: 'r', text: 'x' },
    { type: 'record-test', test: 't', result: 'r' },
    { type: 'answer-questions', list: 'l', answers: {} },
    { type: 'use-version', regulation: skai.regulation.version },
    { type: 'use-version', regulation: newer.regulation.version },
    { type: 'order-parts', supplier: 's', lines: [{ part: 'p', quantity: 1 }] },
    ...orders.flatMap((order) => [
      { type: 'ship-parts', order } as const,
      { type: 'receive-parts', order } as const,
      { type: 'cancel-parts', order } as const,
    ]),
  ];
}

function dateOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** A version to move to. */
const newer = {
  ...skai,
  pin: { ...skai.pin, digest: 'newer' },
  regulation: { ...skai.regulation, version: '99.0', inForceFrom: '2027-01-01' },
};

const words = fc.array(
  fc.record({
    actor: fc.constantFrom(...actors),
    pick: fc.nat(200),
    after: fc.integer({ min: 1, max: 4_000 }),
  }),
  { maxLength: 12 },
);

describe('SK-6 X-6 `can` and the answer agree', () => {
  it('in every story, for every role and command', () => {
    fc.assert(
      fc.property(words, fc.constantFrom('consulting', 'remote-diagnostics', 'server-failure'), (said, topic) => {
        let state = new Story().file(start, { topic, vehicles: 1 }).ticket;
        let at = start;
        for (const { actor, pick, after } of said) {
          at += after * 60_000;
          const before = upTo(state, at);
          // Only what moves the story on.
          const bodies = bodiesFor(before, at).filter((each) => answerTo(before, actor, each, at).verdict === 'done');
          const body = bodies[pick % bodies.length];
          if (body === undefined) continue;
          state = answerTo(state, actor, body, at).state;
        }
        at += 60_000;
        state = upTo(state, at);
        for (const actor of actors) agree(state, actor, at);
      }),
      { numRuns: size(60) },
    );
  });
});

it('SK-19 X-6 a word after a solution brings no limit back that a visit has ended: there is none to extend', () => {
  const story = new Story().file(start, { topic: 'remote-diagnostics', vehicles: 1 });
  const site = { subject: '54', address: 'a', contact: 'c', vehicles: 1 };
  story.does('2026-12-25 12:10', author, { type: 'request-visit', ...site });
  story.does('2026-12-25 12:20', specialist, { type: 'solve', text: 'x', kind: 'answer' });
  story.does('2026-12-25 12:30', author, { type: 'reply', text: 'x' });
  agree(story.ticket, specialist, msk('2026-12-25 12:40'));
  const can = abilities(ticketKind, story.ticket, specialist, skai, story.ticket, msk('2026-12-25 12:40'));
  expect(can['propose-extension']).toBe('no-limit-to-extend');
});

function agree(state: TicketState, actor: PersonActor, at: Instant): void {
  const can = abilities(ticketKind, state, actor, rulesNow(state), state, at);
  const verdicts = new Map<string, string[]>();
  for (const body of bodiesFor(state, at)) {
    const { verdict } = answerTo(state, actor, body, at);
    verdicts.set(body.type, [...(verdicts.get(body.type) ?? []), verdict]);
  }
  for (const [type, verdict] of Object.entries(can)) {
    // Which versions there are, the state does not say.
    if (type === 'use-version' && state.rules.digest === newer.pin.digest) continue;
    const told = verdicts.get(type);
    if (told === undefined) throw new Error(`no body of ${type} is tried`);
    const facts = { type, role: actor.role, stage: state.stage, can: verdict };
    if (verdict === 'yes')
      expect({ ...facts, done: told.includes('done'), told }).toEqual({ ...facts, done: true, told });
    else expect({ ...facts, told: [...new Set(told)] }).toEqual({ ...facts, told: [verdict] });
  }
}

function rulesNow(state: TicketState) {
  return state.rules.digest === newer.pin.digest ? newer : skai;
}

const withNewer = {
  ...catalogOf(skai, newer),
  version: (name: string) => [skai, newer].find(({ regulation }) => regulation.version === name),
};

function upTo(state: TicketState, now: Instant): TicketState {
  const { state: after } = advance(ticketKind, {
    state,
    commands: [],
    now,
    catalog: withNewer,
    directory,
    standing: state,
    world,
  });
  return after ?? state;
}

let count = 0;

function answerTo(
  state: TicketState,
  actor: PersonActor,
  body: LaterBody,
  at: Instant,
): { state: TicketState; verdict: string } {
  const id = `w-${(count += 1)}`;
  const commands = [{ id, actor, channel: 'portal', receivedAt: at, storedAt: at, body } as const];
  const step = advance(ticketKind, { state, commands, now: at, catalog: withNewer, directory, standing: state, world });
  const [outcome] = step.outcomes;
  if (outcome === undefined) throw new Error('no outcome');
  return { state: step.state ?? state, verdict: verdictOf(outcome) };
}
