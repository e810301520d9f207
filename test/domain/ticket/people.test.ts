/** Who of the desk may be given work, and what a person of several roles may do. */
import type { PersonActor } from '../../../domain/policy/actor';
import { actingOn } from '../../../domain/policy/actor';
import { maySee } from '../../../domain/policy/may';
import { abilities } from '../../../domain/process';
import { nextStep, ticketKind } from '../../../domain/ticket';
import { author, console_, directory, manager, skai, specialist, standing, Story, msk } from './story';

const at = '2026-11-23 10:00';

/** A person of the desk as acting on the ticket of the stories. */
function member(shortId: string): PersonActor {
  const found = directory.member(shortId);
  const actor = found && actingOn(found, 'c-1');
  if (!actor) throw new Error(shortId);
  return actor;
}

describe('F2 SK-1 work is given only to who may do it and sees it', () => {
  it.each([
    ['te-01', 'a technician', 'not-for-this-person'],
    ['pm-01', 'the personal manager of the client', 'not-for-this-person'],
    ['pm-02', 'the personal manager of another client', 'not-for-this-person'],
    ['sp-04', "a specialist who is a user of the ticket's client", 'not-for-this-person'],
    ['sp-03', 'somebody who has left', 'inactive-person'],
    ['cl-01', 'a client', 'unknown-person'],
    ['zz-99', 'nobody', 'unknown-person'],
    ['sp-02', 'a specialist', 'done'],
    ['mg-01', 'the manager', 'done'],
    ['te-02', 'a coordinator who goes on visits as well', 'done'],
  ])('%s, %s: %s', (to, _who, verdict) => {
    expect(new Story().file(at).give(at, manager, { type: 'assign', to })).toBe(verdict);
    expect(new Story().file(at).give(at, console_, { type: 'assign', to })).toBe(verdict);
  });

  it('by the console it is a refused signal, and the ticket stays in the queue', () => {
    const story = new Story().file(at);
    story.give(at, console_, { type: 'assign', to: 'pm-02' });
    expect(story.types).toContain('signal-refused');
    expect(story.ticket.assignee).toBeNull();
    expect(nextStep(story.ticket)).toMatchObject({ owes: 'manager', step: 'assign' });
  });

  it("put back, it is in nobody's queue: a manager owes what the responsible did, whatever it is", () => {
    const story = new Story().file(at).does(at, specialist, { type: 'triage', outcome: 'consultation', text: 'x' });
    expect(nextStep(story.ticket)).toMatchObject({ owes: 'responsible' });
    story.does(at, specialist, { type: 'assign', to: null });
    expect(story.ticket.assignee).toBeNull();
    expect(nextStep(story.ticket)).toMatchObject({ owes: 'manager', step: 'assign' });
    story
      .does(at, manager, { type: 'solve', kind: 'answer', text: 'x' })
      .does(at, manager, { type: 'assign', to: null });
    story.does(at, author, { type: 'reply', text: 'нет' });
    expect(nextStep(story.ticket)).toMatchObject({ owes: 'manager', step: 'judge-word' });
  });
});

describe('DESIGN 12 a person of several roles', () => {
  const both: PersonActor = { ...specialist, also: [{ role: 'manager', clientId: null }] };

  it('may do what any of the roles may; the record names the least that does', () => {
    const story = new Story().file(at);
    story.does(at, both, { type: 'reply', text: 'x' });
    story.does(at, both, { type: 'classify', priority: 'high' });
    const by = (type: string) => story.events.find((event) => event.type === type)?.by;
    expect(by('replied')).toEqual({ person: 'p-spec', role: 'specialist' });
    expect(by('classified')).toEqual({ person: 'p-spec', role: 'manager' });
    expect(new Story().file(at).give(at, specialist, { type: 'classify', priority: 'high' })).toBe('not-allowed');
  });

  it('`can` is the union as well', () => {
    const { ticket } = new Story().file(at);
    expect(abilities(ticketKind, ticket, both, skai, standing, msk(at))['use-version']).toBe('yes');
    expect(abilities(ticketKind, ticket, specialist, skai, standing, msk(at))['use-version']).toBe('not-allowed');
  });

  it("who belongs to the ticket's client acts on it as the client only", () => {
    expect(member('sp-04')).toMatchObject({ role: 'client', clientId: 'c-1' });
    expect(member('sp-04').also).toBeUndefined();
    expect(maySee(member('sp-04'), { ...standing, technicians: [] })).toBe(false);
    const found = directory.member('sp-04');
    expect(found && actingOn(found, 'c-2')).toMatchObject({ role: 'specialist' });
  });

  it('SK-20 nobody confirms an own solution or answers an own proposal, whatever the roles', () => {
    const turned: PersonActor = { ...author, personId: 'p-author' };
    const worker: PersonActor = { ...specialist, personId: 'p-author' };
    const story = new Story().file(at, { topic: 'remote-diagnostics', vehicles: 1 });
    story.does(at, worker, {
      type: 'triage',
      outcome: 'consultation',
      text: 'x',
      expectedAt: Date.parse('2026-11-24T10:00Z'),
    });
    story.does(at, worker, { type: 'propose-extension', days: 2, reason: 'r' });
    expect(story.give(at, turned, { type: 'answer-extension', answer: 'accept' })).toBe('own-proposal');
    story.does(at, worker, { type: 'solve', kind: 'answer', text: 'x' });
    expect(story.give(at, turned, { type: 'confirm' })).toBe('own-solution');
    expect(story.give(at, turned, { type: 'close' })).toBe('own-solution');
    const can = abilities(ticketKind, story.ticket, turned, skai, standing, msk(at));
    expect([can['confirm'], can['close'], can['object']]).toEqual(['own-solution', 'own-solution', 'yes']);
  });
});

describe('DESIGN 1 who sees a ticket', () => {
  const seen = { ...standing, technicians: ['te-02'] };

  it.each([
    ['te-01', false],
    ['te-02', true],
    ['pm-01', true],
    ['pm-02', false],
    ['sp-01', true],
  ])('%s: %s', (shortId, sees) => {
    expect(maySee(member(shortId), seen)).toBe(sees);
  });
});
