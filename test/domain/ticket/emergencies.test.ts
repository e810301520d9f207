/** Emergencies: who declares them, who agrees, and what follows (HT-1, HT-3). */
import { nextStep, priorityOf, ticketKind, type LaterBody } from '../../../domain/ticket';
import { abilities } from '../../../domain/process';
import type { PersonActor } from '../../../domain/policy/actor';
import { told } from '../../letters/told';
import { actsDesk, personalManager } from './acts-desk';
import { author, manager, other, skai, specialist, standing, Story } from './story';

const inWork = (): Story =>
  new Story(actsDesk)
    .file('2026-11-27 10:00')
    .does('2026-11-27 10:10', manager, { type: 'assign', to: 'sp-01' })
    .does('2026-11-27 11:00', specialist, { type: 'triage', outcome: 'consultation', text: 'Смотрим' });

const outage = { type: 'declare-emergency', reason: 'outage' } as const;
const defect = { type: 'declare-emergency', reason: 'critical-defect' } as const;
const agreed = { type: 'declare-emergency', reason: 'by-agreement', fault: 'not-client' } as const;
const accept = { type: 'answer-emergency', answer: 'accept' } as const;
const over = { type: 'end-emergency', because: 'over' } as const;
const proposed = (): Story => inWork().does('2026-11-27 12:00', specialist, agreed);
const declared = (): Story => inWork().does('2026-11-27 12:00', specialist, outage);

function letters(story: Story, act: (story: Story) => unknown): string[] {
  const before = story.events.length;
  act(story);
  return told(ticketKind, story, before).map(({ to, kind }) => `${to}: ${kind}`);
}

function can(story: Story, actor: PersonActor, type: LaterBody['type']): string | undefined {
  return abilities(ticketKind, story.ticket, actor, story.rules, standing, story.ticket.lastAt)[type];
}

describe('HT-3 declared by the desk', () => {
  it('for a reason that needs nobody’s agreement it holds at once; client and responsible hear of it', () => {
    const story = inWork();
    const to = letters(story, (it) => it.does('2026-11-27 12:00', manager, { ...outage, text: 'Занимаемся' }));
    expect(to).toEqual(['p-author: emergency-declared', 'p-spec: emergency-declared']);
    expect(story.ticket.emergency).toEqual({
      state: 'declared',
      reason: 'outage',
      fault: 'undetermined',
      proposed: null,
      since: story.ticket.lastAt,
    });
  });

  it('raises the priority that is shown, while it is declared, and never lowers one', () => {
    const story = declared();
    expect([story.ticket.priority, priorityOf(story.ticket, actsDesk)]).toEqual(['normal', 'critical']);
    story.does('2026-11-27 13:00', specialist, { type: 'end-emergency', because: 'developers' });
    expect(priorityOf(story.ticket, actsDesk)).toBe('normal');
    expect(priorityOf({ ...declared().ticket, priority: 'critical' }, actsDesk)).toBe('critical');
  });

  it('HT-1 goes to developers, is over, or was none', () => {
    const story = declared();
    const end = (because: 'developers' | 'over' | 'declared-wrongly') => ({ type: 'end-emergency', because }) as const;
    expect(letters(story, (it) => it.does('2026-11-27 13:00', specialist, end('developers')))).toEqual([
      'p-author: emergency-ended',
    ]);
    expect(story.ticket.emergency).toMatchObject({ state: 'with-developers', reason: 'outage' });
    expect(story.give('2026-11-27 13:10', specialist, end('developers'))).toBe('nothing-to-change');
    story.does('2026-11-27 14:00', specialist, outage);
    expect(story.ticket.emergency.state).toBe('declared');
    story.does('2026-11-27 15:00', specialist, end('over'));
    expect(story.ticket.emergency).toMatchObject({ state: 'none', reason: null });
    expect(story.give('2026-11-27 15:10', specialist, end('over'))).toBe('no-emergency');
    const wrong = declared().does('2026-11-27 13:00', specialist, end('declared-wrongly'));
    expect(wrong.ticket.emergency.state).toBe('none');
  });

  it('whose fault it is can be told later, stays on record, and goes with a new cycle', () => {
    const story = declared().does('2026-11-27 12:30', specialist, { type: 'classify', fault: 'client' });
    expect(story.ticket.emergency).toMatchObject({ state: 'declared', fault: 'client' });
    expect(story.give('2026-11-27 12:40', specialist, { type: 'classify', fault: 'client' })).toBe('nothing-to-change');
    story.does('2026-11-27 13:00', specialist, over);
    expect(story.ticket.emergency.fault).toBe('client');
    story
      .does('2026-11-27 14:00', specialist, { type: 'solve', kind: 'repair', text: 'Готово' })
      .does('2026-11-27 15:00', author, { type: 'confirm' })
      .does('2026-11-27 16:00', author, { type: 'reopen', text: 'Снова' });
    expect(story.ticket.emergency).toEqual({
      state: 'none',
      reason: null,
      fault: 'undetermined',
      proposed: null,
      since: null,
    });
  });

  it('an ended or declared emergency goes by the rules in force for the same clocks', () => {
    const story = inWork();
    const due = story.clock('resolution').due;
    story.does('2026-11-27 12:00', specialist, outage).does('2026-11-27 13:00', specialist, over);
    expect(story.clock('resolution').due).toBe(due);
  });

  it.each([
    ['for no reason of the regulation', inWork(), specialist, { ...outage, reason: 'haste' }, 'unknown-reason'],
    ['with a way around the fault', inWork(), specialist, { ...defect, workaround: true }, 'workaround-known'],
    ['by the client alone', inWork(), author, outage, 'not-allowed'],
    ['twice', declared(), specialist, outage, 'emergency-declared'],
    ['while one waits for an answer', proposed(), other, outage, 'emergency-proposed'],
    ['at a desk without emergencies', new Story(skai).file('2026-11-27 10:00'), specialist, outage, 'not-provided'],
    [
      'on what is solved',
      inWork().does('2026-11-27 11:30', specialist, { type: 'solve', kind: 'answer', text: 'x' }),
      specialist,
      outage,
      'already-solved',
    ],
    [
      'on what is closed',
      inWork().does('2026-11-27 11:30', author, { type: 'close' }),
      specialist,
      outage,
      'ticket-closed',
    ],
    [
      'a fault at a desk without emergencies',
      new Story(skai).file('2026-11-27 10:00'),
      specialist,
      { type: 'classify', fault: 'client' },
      'not-provided',
    ],
    ['an end of none', inWork(), specialist, over, 'no-emergency'],
    ['an answer to none', inWork(), personalManager, accept, 'no-proposal'],
  ] as const)('%s: refused, nothing changed', (_name, story, actor, body, refusal) => {
    const before = story.state;
    expect(story.give('2026-11-27 12:30', actor, body)).toBe(refusal);
    expect(story.state).toEqual(before);
    expect(['yes', refusal]).toContain(can(story, actor, body.type));
  });

  it('a way around the fault is no matter where the reason allows one', () => {
    expect(inWork().give('2026-11-27 12:00', specialist, { ...outage, workaround: true })).toBe('done');
    expect(inWork().give('2026-11-27 12:00', specialist, { ...defect, workaround: false })).toBe('done');
  });
});

describe('HT-3 by agreement with the personal manager', () => {
  it('is a proposal that the personal manager owes an answer to, at any hour', () => {
    const story = inWork();
    expect(letters(story, (it) => it.does('2026-11-27 23:00', specialist, agreed))).toEqual([
      'p-own-pm: emergency-proposed',
    ]);
    expect(story.ticket.emergency).toMatchObject({
      state: 'none',
      proposed: {
        ...{ reason: 'by-agreement', fault: 'not-client', personId: 'p-spec', told: false },
        answeredBy: 'personal-manager',
      },
    });
    expect(nextStep(story.ticket)).toMatchObject({ owes: 'personal-manager', step: 'answer-emergency' });
    expect(letters(story, (it) => it.does('2026-11-27 23:10', personalManager, accept))).toEqual([
      'p-author: emergency-declared',
      'p-spec: emergency-declared',
    ]);
    expect(story.ticket.emergency).toMatchObject({ state: 'declared', fault: 'not-client', proposed: null });
    expect(nextStep(story.ticket).step).not.toBe('answer-emergency');
  });

  it('declined, it is an ordinary ticket; the client hears of it who had heard of the proposal', () => {
    const decline = { type: 'answer-emergency', answer: 'decline' } as const;
    const quiet = proposed();
    expect(letters(quiet, (it) => it.does('2026-11-27 12:10', personalManager, decline))).toEqual([
      'p-spec: emergency-declined',
    ]);
    expect(quiet.ticket.emergency).toMatchObject({ state: 'none', proposed: null });
    const known = inWork();
    expect(letters(known, (it) => it.does('2026-11-27 12:00', specialist, { ...agreed, text: 'Просим' }))).toEqual([
      'p-own-pm: emergency-proposed',
      'p-author: answer',
    ]);
    expect(letters(known, (it) => it.does('2026-11-27 12:10', personalManager, decline))).toEqual([
      'p-author: emergency-declined',
      'p-spec: emergency-declined',
    ]);
  });

  it('declared by the personal manager it holds at once', () => {
    const story = inWork();
    expect(letters(story, (it) => it.does('2026-11-27 12:00', personalManager, agreed))).toEqual([
      'p-author: emergency-declared',
      'p-spec: emergency-declared',
    ]);
    expect(story.ticket.emergency.state).toBe('declared');
  });

  it('the desk withdraws its proposal; solving or closing needs no answer any more', () => {
    const story = proposed();
    expect(story.give('2026-11-27 12:10', specialist, over)).toBe('emergency-proposed');
    const withdraw = { type: 'end-emergency', because: 'declared-wrongly' } as const;
    expect(letters(story, (it) => it.does('2026-11-27 12:20', specialist, withdraw))).toEqual([
      'p-own-pm: emergency-declined',
    ]);
    expect(story.ticket.emergency.proposed).toBeNull();
    const solved = proposed().does('2026-11-27 12:10', specialist, { type: 'solve', kind: 'answer', text: 'x' });
    expect(solved.give('2026-11-27 12:20', personalManager, accept)).toBe('no-proposal');
    const closed = proposed().does('2026-11-27 12:10', author, { type: 'close' });
    expect(closed.give('2026-11-27 12:20', personalManager, accept)).toBe('no-proposal');
    expect(closed.owes).toBe('nobody nothing null');
  });

  it.each([
    ['by another specialist', other, 'not-allowed'],
    ['by the manager', manager, 'not-allowed'],
    ['by the client', author, 'not-allowed'],
    [
      'by the personal manager of another client',
      { ...personalManager, personId: 'p-pm', clientId: 'c-2' },
      'not-allowed',
    ],
    ['by whoever proposed it', { ...personalManager, personId: specialist.personId }, 'own-proposal'],
  ] as const)('an answer %s is refused', (_name, actor, refusal) => {
    const story = proposed();
    expect([story.give('2026-11-27 12:10', actor, accept), can(story, actor, 'answer-emergency')]).toEqual([
      refusal,
      refusal,
    ]);
    expect(story.ticket.emergency.proposed).not.toBeNull();
  });

  it('of a client whom no personal manager serves the managers answer, and declare at once', () => {
    const story = (): Story => new Story(actsDesk).file('2026-11-27 10:00', { clientId: 'c-3' });
    const unserved = story();
    expect(letters(unserved, (it) => it.does('2026-11-27 12:00', specialist, agreed))).toEqual([
      'p-man: emergency-proposed',
    ]);
    expect(nextStep(unserved.ticket)).toMatchObject({ owes: 'manager', step: 'answer-emergency' });
    expect(unserved.give('2026-11-27 12:10', other, accept)).toBe('not-allowed');
    expect(unserved.does('2026-11-27 12:20', manager, accept).ticket.emergency.state).toBe('declared');
    expect(story().does('2026-11-27 12:00', manager, agreed).ticket.emergency.state).toBe('declared');
  });

  it('who is both specialist and personal manager of the client declares as the latter', () => {
    const both: PersonActor = { ...personalManager, also: [{ role: 'specialist', clientId: null }] };
    expect(inWork().does('2026-11-27 12:00', both, agreed).ticket.emergency.state).toBe('declared');
  });
});
