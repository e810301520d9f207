/** Who of the client's company belongs to a ticket: followers, another author, what is split off (F9, F18, F21). */
import { isAuthor } from '../../../domain/policy/may';
import { abilities } from '../../../domain/process';
import { splitOff, ticketKind, type TicketEvent } from '../../../domain/ticket';
import { author, colleague, contracted, builtIn, manager, rulesOf, skai, specialist, Story } from './story';
import type { PersonActor } from '../../../domain/policy/actor';

const share = { type: 'share', with: [colleague.personId] } as const;
const third: PersonActor = { ...author, personId: 'p-third', shortId: 'cl-03' };
const lead: PersonActor = { ...author, personId: 'p-lead', shortId: 'cl-04', inCompany: 'lead' };

/** A form that says what it is about. */
const crash = { title: { ru: 'Сбой', en: 'Crash' }, topic: 'performance', category: 'critical-defect', source: '4' };

function shared(): Story {
  return new Story().file('2026-11-23 10:00').does('2026-11-23 10:01', author, share);
}

/** Letters of the last event of a type: `kind audience`. */
function letters(story: Story, type: TicketEvent['type'], rules = skai): string[] {
  const event = story.events.findLast((each) => each.type === type);
  if (event === undefined) throw new Error(type);
  const at = story.events.indexOf(event);
  const [first, ...rest] = story.events.slice(0, at + 1);
  if (first === undefined) throw new Error('no event');
  const after = rest.reduce((state, each) => ticketKind.evolve(state, each), ticketKind.first(first));
  // Nobody is told of an own act: the store leaves those out.
  const isOwn = 'person' in event.by && event.by.person === after.authorId;
  return (ticketKind.notices?.(event, after, rules, null) ?? []).flatMap(({ kind, audience, receipt }) =>
    isOwn && audience === 'author' && receipt !== true ? [] : [`${kind} ${audience}`],
  );
}

function can(story: Story, actor: PersonActor, command: string): string | undefined {
  return abilities(ticketKind, story.ticket, actor, skai, story.ticket, story.ticket.lastAt)[command];
}

describe('unshare', () => {
  const off = { type: 'unshare', with: [colleague.personId] } as const;

  it.each([
    ['the author', author],
    ['the desk', specialist],
    ['the one who leaves', colleague],
  ])('SP-4 takes a follower off, by %s', (_who, actor) => {
    const story = shared().does('2026-11-23 11:00', actor, off);
    expect(story.ticket.sharedWith).toEqual([]);
    expect(story.give('2026-11-23 11:01', actor === colleague ? author : actor, off)).toBe('nothing-to-change');
  });

  it('SP-4 a follower takes off nobody else, and who only sees the ticket nobody at all', () => {
    const story = shared().does('2026-11-23 10:02', author, { type: 'share', with: [third.personId] });
    expect(story.give('2026-11-23 11:00', third, off)).toBe('not-allowed');
    expect(story.give('2026-11-23 11:00', third, { type: 'unshare', with: [third.personId, colleague.personId] })).toBe(
      'not-allowed',
    );
    expect(story.give('2026-11-23 11:00', lead, off)).toBe('not-allowed');
    expect([can(story, lead, 'unshare'), can(story, third, 'unshare')]).toEqual(['not-allowed', 'yes']);
  });

  it('SP-4 says beforehand that there is nobody to take off', () => {
    expect(can(new Story().file('2026-11-23 10:00'), author, 'unshare')).toBe('nothing-to-change');
  });
});

describe('change-author', () => {
  const to = (person: PersonActor) => ({ type: 'change-author', to: person.personId, authorKind: 'person' }) as const;

  it.each([
    ['manager', manager, 'done'],
    ['author', author, 'done'],
    ['lead of the company', lead, 'done'],
    ['specialist', specialist, 'not-allowed'],
    ['follower', colleague, 'not-allowed'],
  ])('F21 the %s gives a ticket another author: %s', (_who, actor, expected) => {
    expect(shared().give('2026-11-23 11:00', actor, to(third))).toBe(expected);
  });

  it('F21 rights follow: the new author confirms, the former one does not', () => {
    const story = shared()
      .does('2026-11-23 11:00', manager, to(colleague))
      .does('2026-11-23 12:00', specialist, { type: 'solve', text: 'x', kind: 'answer' });
    expect(story.ticket).toMatchObject({ authorId: colleague.personId, sharedWith: [] });
    expect(story.give('2026-11-23 12:01', author, { type: 'confirm' })).toBe('not-allowed');
    story.does('2026-11-23 12:02', colleague, { type: 'confirm' });
    expect(story.give('2026-11-23 12:03', colleague, { type: 'rate', score: 'good' })).not.toBe('not-allowed');
  });

  it('F21 who hands a ticket on follows it still, who is replaced does not', () => {
    const handed = shared().does('2026-11-23 11:00', author, to(third));
    expect(handed.ticket).toMatchObject({
      authorId: third.personId,
      sharedWith: [colleague.personId, author.personId],
    });
    const replaced = shared().does('2026-11-23 11:00', lead, to(lead));
    expect(replaced.ticket).toMatchObject({ authorId: lead.personId, sharedWith: [colleague.personId] });
    expect(replaced.give('2026-11-23 11:01', lead, to(lead))).toBe('nothing-to-change');
  });

  it('F21 the new author and the responsible are told; nobody of an own act', () => {
    expect(letters(shared().does('2026-11-23 11:00', manager, to(third)), 'author-changed')).toEqual([
      'author-changed author',
      'author-changed responsible',
    ]);
    expect(letters(shared().does('2026-11-23 11:00', lead, to(lead)), 'author-changed')).toEqual([
      'author-changed responsible',
    ]);
  });
});

describe('a ticket that a program filed', () => {
  const program: PersonActor = { ...author, personId: 'p-program', shortId: 'cl-09', inCompany: 'integration' };
  const filed = () =>
    new Story()
      .file('2026-11-23 10:00', { authorId: program.personId, authorKind: 'integration' }, program, 'api')
      .does('2026-11-23 11:00', specialist, { type: 'solve', text: 'x', kind: 'answer' });

  it('F21 is confirmed, objected to, closed and rated by a person of the company', () => {
    expect(filed().does('2026-11-23 12:00', colleague, { type: 'confirm' }).ticket.closed?.how).toBe('confirmed');
    expect(filed().does('2026-11-23 12:00', third, { type: 'object', text: 'нет' }).ticket.stage).toBe('resolution');
    const closed = filed().does('2026-11-23 12:00', third, { type: 'close' });
    closed.does('2026-11-23 12:01', colleague, { type: 'rate', score: 'good' });
    expect(closed.ticket.ratings).toMatchObject([{ personId: colleague.personId }]);
  });

  it('F21 has a person for an author from the moment one takes it over', () => {
    const story = filed().does('2026-11-23 12:00', third, {
      type: 'change-author',
      to: third.personId,
      authorKind: 'person',
    });
    expect([isAuthor(third, story.ticket), isAuthor(colleague, story.ticket)]).toEqual([true, false]);
  });
});

describe('split', () => {
  const body = { type: 'split', subject: 's', text: 't' } as const;

  it('F18 SK-5 takes over the people, the level and, unless another one is named, the topic', () => {
    const story = shared().does('2026-11-23 10:02', manager, { type: 'assign', to: 'sp-01' });
    const { id, tid, topic, level } = story.ticket;
    const splitFrom = { ticketId: id, tid, sharedWith: [colleague.personId], assignee: 'sp-01' };
    expect(splitOff(story.ticket, body, skai)).toEqual({
      ...{ authorId: author.personId, authorKind: 'person', topic, category: null, level, vehicles: null, splitFrom },
      requestType: null,
      priority: 'normal',
    });
    expect(splitOff(story.ticket, { ...body, topic: 'data-update', vehicles: 4 }, skai)).toMatchObject({
      topic: 'data-update',
      vehicles: 4,
    });
  });

  it.each([
    ['consulting', 'high', undefined, 'high', 'what a person gave the first problem'],
    ['consulting', 'high', 'data-update', 'high', 'the same under a topic that says nothing'],
    ['consulting', 'high', 'server-failure', null, 'the topic’s own'],
    ['server-failure', null, 'data-update', null, 'not what the topic of the first problem had brought'],
    ['server-failure', null, undefined, 'critical', 'that of the same topic'],
  ])('F18 %s, priority %s, split off as %s: %s, %s', (topic, priority, named, expected, _why) => {
    const story = new Story().file('2026-11-23 10:00', { topic, priority });
    const off = splitOff(story.ticket, named === undefined ? body : { ...body, topic: named }, skai);
    expect(off.priority).toBe(expected);
  });

  it('SK-5 HT-13 goes by the topic and the category of the form that it fills in, where it names no topic', () => {
    const rules = rulesOf(contracted(builtIn('hivetaxi'), { requestTypes: { crash } }));
    const { ticket } = new Story(rules).file('2026-11-23 10:00', { topic: 'other', category: 'question' });
    const off = splitOff(ticket, { ...body, requestType: 'crash' }, rules);
    expect(off).toMatchObject({ requestType: 'crash', topic: 'performance', category: 'critical-defect' });
    expect(splitOff(ticket, { ...body, requestType: 'crash', topic: 'other' }, rules).topic).toBe('other');
  });

  it('F18 a topic that nobody knows is refused', () => {
    expect(shared().give('2026-11-23 11:00', specialist, { ...body, topic: 'gardening' })).toBe('unknown-topic');
  });

  it('F18 the new ticket has the people on record, and its letter names where it comes from', () => {
    const splitFrom = { ticketId: 't-0', tid: 'SKAI-1000', sharedWith: [colleague.personId], assignee: 'sp-01' };
    const story = new Story().file('2026-11-23 10:00', { splitFrom }, specialist);
    expect(story.ticket).toMatchObject({ splitFrom: 't-0', sharedWith: [colleague.personId], assignee: 'sp-01' });
    expect(story.types.slice(0, 3)).toEqual(['opened', 'shared', 'assigned']);
    expect(letters(story, 'opened')).toEqual(['split-off author', 'ticket-opened manager']);
    expect(letters(story, 'shared')).toEqual(['shared new-readers']);
  });
});

describe('a filing', () => {
  it('SP-4 is shared from its first instant with colleagues whom it names, each once and the author not', () => {
    const shareWith = [colleague.personId, author.personId, third.personId, colleague.personId];
    const story = new Story().file('2026-11-23 10:00', { shareWith });
    expect(story.types.slice(0, 2)).toEqual(['opened', 'shared']);
    expect(story.ticket.sharedWith).toEqual([colleague.personId, third.personId]);
    expect(letters(story, 'shared')).toEqual(['shared new-readers']);
    expect(new Story().file('2026-11-23 10:00', { shareWith: [author.personId] }).types).not.toContain('shared');
  });

  it('HT-1 has the category that its form states, unless it names another one, and the level that follows', () => {
    const vip = { clientCategory: { category: 'vip', source: '1' }, requestTypes: { crash } };
    const rules = rulesOf(contracted(builtIn('hivetaxi'), vip));
    const filed = (fields: object) =>
      new Story(rules).file('2026-11-23 10:00', { topic: null, requestType: 'crash', ...fields }).ticket;
    expect(filed({})).toMatchObject({ topic: 'performance', category: 'critical-defect', level: 'vip' });
    expect(filed({ category: 'question' })).toMatchObject({ category: 'question', level: 'standard' });
  });
});

describe('followers', () => {
  const solved = () => shared().does('2026-11-23 11:00', specialist, { type: 'solve', text: 'x', kind: 'answer' });

  it('F9 get what the author gets of public words and changes of state, and nothing that asks for an act of the author', () => {
    expect(letters(shared(), 'opened')).toEqual(['acknowledgement author', 'ticket-opened manager']);
    expect(letters(solved(), 'solved')).toEqual(['solution author', 'followed-solution readers']);
    const closed = solved().does('2026-11-23 12:00', author, { type: 'confirm' });
    expect(letters(closed, 'closed')).toContain('followed-closing readers');
    const asked = shared()
      .does('2026-11-23 10:30', specialist, { type: 'triage', outcome: 'consultation', text: 'x' })
      .does('2026-11-23 11:00', specialist, { type: 'propose-extension', days: 1, reason: 'x' });
    expect(letters(asked, 'extension-proposed')).toEqual(['extension-proposed author']);
    const company = rulesOf(
      contracted(builtIn('skai'), { agreements: { extension: { with: ['author', 'company'] } } }),
    );
    expect(letters(asked, 'extension-proposed', company)).toContain('extension-proposed readers');
  });

  it('F9 a word of the client goes to the others of the client’s people', () => {
    const told = (actor: PersonActor) =>
      letters(shared().does('2026-11-23 11:00', actor, { type: 'reply', text: 'x' }), 'replied');
    expect(told(colleague)).toEqual(['client-word responsible', 'colleague-word author', 'colleague-word readers']);
    expect(told(author)).toEqual(['client-word responsible', 'colleague-word readers']);
    expect(told(specialist)).toEqual(['answer author', 'answer readers']);
  });

  it('F9 the author is told that a solved ticket went back to work, in one letter with the answer that did it', () => {
    const story = solved()
      .does('2026-11-23 12:00', colleague, { type: 'reply', text: 'снова нет данных' })
      .does('2026-11-23 12:10', specialist, { type: 'reply', text: 'смотрим' });
    // The letter of the answer says it, see test/letters/told.test.ts.
    expect(letters(story, 'replied')).toEqual(['answer author', 'answer readers']);
    const objected = solved().does('2026-11-23 12:00', author, { type: 'object', text: 'нет' });
    expect(letters(objected, 'resolution-resumed')).toEqual(['work-resumed readers']);
  });
});
