/** A mass incident: what can be said at each stage, and that until it is over somebody owes the next step. */
import fc from 'fast-check';
import { incidentKind, nextStepOf, type IncidentState, type LaterIncident } from '../../../domain/incident';
import { broadcast, type Actor } from '../../../domain/policy/actor';
import { abilities, advance, decide, type Command, type Rules } from '../../../domain/process';
import type { Instant } from '../../../domain/time';
import {
  author,
  builtIn,
  catalogOf,
  contracted,
  directory,
  iso,
  manager,
  msk,
  rulesOf,
  skai,
  specialist,
} from '../ticket/story';
import { technician } from '../visit/story';

const standing = { clientId: null, authorId: '', authorKind: 'person', sharedWith: [] } as const;
const catalog = catalogOf(skai);
const start = msk('2026-12-25 12:00');
const hour = 3_600_000;
const rule = { topics: ['consulting'], categories: [], services: [], companies: [], words: [], since: start };

let count = 0;
const command = <Body extends { readonly type: string }>(body: Body, actor: Actor, at: Instant): Command<Body> => ({
  ...{ id: `c-${(count += 1)}`, actor, channel: 'portal', receivedAt: at, storedAt: at, body },
});

function opened(owner = specialist.shortId, rules = skai): IncidentState {
  const body = {
    type: 'declare-incident',
    ...{ incidentId: 'i', number: 'incident/1', desk: 'skai', pin: rules.pin, text: null },
    ...{ digest: 'd', person: specialist.personId, owner, rule: null },
  } as const;
  return incidentKind.opening.open(body, command(body, specialist, start), rules).state;
}

const context = { rules: skai, catalog, directory, standing, world: null };

/** What becomes of it, or why it cannot be. */
function after(state: IncidentState, body: LaterIncident, actor: Actor = specialist, at = state.lastAt + hour) {
  const decision = decide(incidentKind, state, command(body, actor, at), context);
  return 'refused' in decision ? decision.refused : decision.draft.state;
}

function said(...bodies: readonly LaterIncident[]): IncidentState {
  return bodies.reduce<IncidentState>((state, body) => {
    const next = after(state, body, body.type === 'owe' || body.type === 'catch-up' ? broadcast : specialist);
    if (typeof next === 'string') throw new Error(`${body.type}: ${next}`);
    return next;
  }, opened());
}

const tell = { type: 'tell', text: 'Чиним' } as const;
const solve = { type: 'solve', text: 'Готово', kind: 'repair' } as const;
const analyse = { type: 'analyse', cause: 'Диск', measures: 'Два диска' } as const;
const withdraw = { type: 'withdraw', reason: 'Показалось' } as const;
const reopen = { type: 'reopen', reason: 'Снова' } as const;
const link = { type: 'link', tickets: ['SKAI-1'] } as const;
const unlink = { type: 'unlink', ticketId: 't' } as const;
const setRule = { type: 'set-rule', rule } as const;
const rename = { type: 'rename', title: 'Другое' } as const;
const assign = { type: 'assign', to: manager.shortId } as const;

const stages = { open: [], restored: [solve], analysed: [solve, analyse], withdrawn: [withdraw] } as const;
const yes = null;
const over = 'incident-over';
it.each([
  ['open', { tell: yes, solve: yes, reopen: 'not-restored', analyse: 'not-restored', withdraw: yes, 'set-rule': yes }],
  [
    'restored',
    {
      ...{ tell: yes, solve: 'incident-restored', reopen: yes, analyse: yes, withdraw: 'incident-restored' },
      'set-rule': 'incident-restored',
    },
  ],
  ['analysed', { tell: over, solve: over, reopen: over, analyse: over, withdraw: over, 'set-rule': over }],
  ['withdrawn', { tell: over, solve: over, reopen: over, analyse: over, withdraw: over, 'set-rule': over }],
] as const)('EA-5 what can be done with an incident that is %s', (stage, expected) => {
  const state = said(...stages[stage]);
  expect(state.stage).toBe(stage);
  const can = abilities(incidentKind, state, specialist, skai, standing, state.lastAt);
  const ended = stage === 'analysed' || stage === 'withdrawn' ? over : 'yes';
  expect(can).toEqual({
    ...Object.fromEntries(Object.entries(expected).map(([type, code]) => [type, code ?? 'yes'])),
    ...{ assign: ended, rename: ended, link: ended, unlink: ended },
  });
  // Clients and technicians give none of them, and nobody what the product itself says.
  for (const other of [author, technician])
    expect(new Set(Object.values(abilities(incidentKind, state, other, skai, standing, state.lastAt)))).toEqual(
      new Set(['not-allowed']),
    );
  expect(after(state, { type: 'catch-up' })).toBe('not-allowed');
});

it('EA-5 tickets are told while somebody has not heard: after each word, after further tickets, and no longer than that', () => {
  expect(said(link).telling).toBeNull();
  const told = said(tell);
  expect([told.words, told.telling]).toEqual([1, start + hour]);
  const caught = said(tell, { type: 'catch-up' });
  expect(caught.telling).toBeNull();
  expect(said(tell, { type: 'catch-up' }, link).telling).not.toBeNull();
  expect(said(tell, { type: 'catch-up' }, { type: 'owe' }).telling).not.toBeNull();
  expect(after(told, { type: 'owe' }, broadcast)).toBe('nothing-to-change');
  expect(after(opened(), { type: 'owe' }, broadcast)).toBe('nothing-to-change');
  expect(said(setRule).telling).not.toBeNull();
  // Analysed while tickets are still told, it ends when all have heard.
  const early = said(solve, analyse);
  expect([early.telling === null, incidentKind.hasEnded(early)]).toEqual([false, false]);
  expect(incidentKind.hasEnded(said(solve, analyse, { type: 'catch-up' }))).toBe(true);
  expect(incidentKind.hasEnded(said(tell, withdraw))).toBe(true);
});

it('EA-5 what was said before it came back is behind it', () => {
  expect(said(tell, solve).silent).toBe(0);
  expect(said(tell, solve, reopen)).toMatchObject({ words: 2, silent: 2 });
  expect(said(tell, solve, reopen, tell, solve)).toMatchObject({ words: 4, silent: 2 });
});

it('EA-8 an incident is analysed within five working days of its end, and anew after it came back', () => {
  const restored = said(solve);
  // Friday: the days of the new year are days off.
  expect(nextStepOf(restored)).toEqual({ act: 'analyse', owner: specialist.shortId, due: msk('2027-01-12 18:00') });
  expect(nextStepOf(said(solve, reopen))).toEqual({ act: 'restore', owner: specialist.shortId, due: null });
  expect(nextStepOf(said(solve, reopen, solve))?.due).toBe(msk('2027-01-12 18:00'));
  const late = advance(incidentKind, {
    ...{ state: restored, commands: [], now: msk('2027-02-01 12:00'), catalog, directory, standing },
    world: () => null,
  });
  expect(late.state && nextStepOf(late.state)?.due).toBe(msk('2027-01-12 18:00'));
  expect(nextStepOf(said(solve, analyse))).toBeNull();
});

/** Restored by rules of its own; what is told by itself until then, with whom it is told to. */
function remindedOf(rules: Rules, owner = specialist.shortId) {
  const catalog = catalogOf(rules);
  const solved = decide(incidentKind, opened(owner, rules), command(solve, specialist, start + hour), {
    ...{ rules, catalog, directory, standing, world: null },
  });
  if ('refused' in solved) throw new Error(solved.refused);
  const { state } = solved.draft;
  const ahead = { now: msk('2027-02-01 12:00'), catalog, directory, standing, world: () => null };
  const { events } = advance(incidentKind, { ...ahead, state, commands: [] });
  return events.flatMap((event) =>
    (incidentKind.notices?.(event, state, rules, state) ?? []).map(({ kind, audience, params: { moment } }) => [
      ...[kind, audience, moment, iso(event.at)],
    ]),
  );
}

it('EA-8 whoever sees to it and the managers are reminded of the analysis a working day ahead, and told that it is overdue', () => {
  const [ahead, past] = [iso(msk('2027-01-11 18:00')), iso(msk('2027-01-12 18:00'))];
  expect(remindedOf(skai)).toEqual([
    ['incident-owed', 'responsible', 'ahead', ahead],
    ['incident-owed', 'manager', 'ahead', ahead],
    ['incident-owed', 'responsible', 'past', past],
    ['incident-owed', 'manager', 'past', past],
  ]);
});

it("EA-8 X-1 the date of the analysis and its reminder are the regulation's, where it names them", () => {
  const incidents = { analysis: '2 calendar-day', warn: '6 hour', calendar: 'always', source: 'III' };
  const own = rulesOf(contracted(builtIn('skai'), { incidents }));
  const told = remindedOf(own).filter(([, audience]) => audience === 'manager');
  expect(told).toEqual([
    ['incident-owed', 'manager', 'ahead', iso(msk('2026-12-27 18:00'))],
    ['incident-owed', 'manager', 'past', iso(msk('2026-12-28 00:00'))],
  ]);
  // A reminder that would come before it begins is none.
  const short = rulesOf(contracted(builtIn('skai'), { incidents: { ...incidents, warn: '3 calendar-day' } }));
  expect(remindedOf(short).map(([, , moment]) => moment)).toEqual(['past', 'past']);
});

it('EA-8 that nobody sees to it any more is told to the managers', () => {
  const state = opened();
  const at = { revision: 2, at: start, by: { part: 'clock' }, commandId: 'c' } as const;
  const left = { ...at, type: 'assigned', to: null, from: specialist.shortId } as const;
  const gone = incidentKind.evolve(state, left);
  expect(incidentKind.notices?.(left, gone, skai, state)).toMatchObject([
    { kind: 'incident-owed', audience: 'manager', params: { incident: 1, moment: 'left' } },
  ]);
  const named = { ...left, to: manager.shortId };
  expect(incidentKind.notices?.(named, incidentKind.evolve(state, named), skai, state)).toEqual([]);
});

it('EA-8 of what is over nobody is missed: who withdraws or analyses it and works there no more is no matter of the managers', () => {
  const gone = { member: () => undefined } as unknown as typeof directory;
  const whoOwes = (stage: readonly LaterIncident[], body: LaterIncident) => {
    const decision = decide(incidentKind, said(...stage), command(body, manager, start + 9 * hour), {
      ...context,
      directory: gone,
    });
    if ('refused' in decision) throw new Error(decision.refused);
    return decision.draft.events.filter(({ type }) => type === 'assigned');
  };
  expect(whoOwes([], withdraw)).toEqual([]);
  expect(whoOwes([solve], analyse)).toEqual([]);
  expect(whoOwes([], rename)).toMatchObject([{ to: null, from: specialist.shortId }]);
  expect(whoOwes([], solve)).toMatchObject([{ to: null, from: specialist.shortId }]);
});

it('EA-5 EA-8 until it is over somebody who works there owes the next step, whatever is said in whatever order', () => {
  const bodies = fc.constantFrom<LaterIncident>(
    ...[tell, solve, analyse, withdraw, reopen, link, unlink, setRule, rename, assign],
    ...([
      { type: 'assign', to: null },
      { type: 'assign', to: 'nobody-99' },
      { type: 'owe' },
      { type: 'catch-up' },
    ] as const),
    { type: 'set-rule', rule: null },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(bodies, fc.integer({ min: 0, max: 400 })), { maxLength: 25 }), (words) => {
      let at = start;
      const commands = words.map(([body, hours]) => {
        at += hours * hour;
        return command(body, body.type === 'owe' || body.type === 'catch-up' ? broadcast : specialist, at);
      });
      const ahead = { catalog, directory, standing, world: () => null };
      const whole = advance(incidentKind, { ...ahead, state: opened('gone-01'), commands, now: at });
      // Cut into commits, it comes to the same.
      let state = opened('gone-01');
      for (const each of commands) {
        state = advance(incidentKind, { ...ahead, state, commands: [each], now: each.receivedAt }).state ?? state;
        const step = nextStepOf(state);
        expect(step === null).toBe(state.endedAt !== null);
        if (state.revision > 1 && step?.owner != null) expect(directory.member(step.owner)?.held).not.toEqual([]);
        expect(state.telling === null || state.words > 0 || state.stage === 'open').toBe(true);
        expect(state.clocks.filter(({ stoppedAt }) => stoppedAt === null)).toHaveLength(
          state.stage === 'restored' ? 1 : 0,
        );
      }
      expect(state).toEqual(whole.state);
    }),
  );
});
