/** Duplicates, corrected ratings, and what a command does beside what its name says. */
import type { Actor } from '../../../domain/policy/actor';
import { abilities } from '../../../domain/process';
import { ticketKind, warnings, type LaterBody } from '../../../domain/ticket';
import { author, manager, msk, skai, specialist, standing, Story } from './story';

const answered = () =>
  new Story()
    .file('2026-11-23 10:00')
    .does('2026-11-23 11:00', specialist, { type: 'triage', outcome: 'consultation', text: 'x' });
const solved = () =>
  answered()
    .does('2026-11-24 10:00', specialist, { type: 'solve', text: 'x', kind: 'answer' })
    .delivered('2026-11-24 10:05');
const another = { id: 't-2', tid: 'SKAI-1002' };
const third = { id: 't-3', tid: 'SKAI-1003' };
const ticket: Actor = { kind: 'system', part: 'ticket' };

describe('SK-8 F17 a duplicate', () => {
  const duplicate = (of = another) =>
    answered().does('2026-11-23 12:00', specialist, { type: 'close', reason: 'duplicate', of });

  it('says which ticket goes on, and words written later go on there', () => {
    const story = duplicate().does('2026-11-24 10:00', author, { type: 'reply', text: 'x' });
    expect(story.ticket.closed).toMatchObject({ how: 'duplicate', of: another });
    expect(story.events.at(-1)).toMatchObject({ type: 'word-passed-on', ticketId: 't-2', messageId: 'cmd-4' });
    expect(story.owes).toBe('nobody nothing null');
    story.does('2026-11-24 11:00', specialist, { type: 'log-call', direction: 'in', outcome: 'reached', text: 'x' });
    expect(story.types.filter((type) => type === 'word-passed-on')).toHaveLength(2);
  });

  it('without a link words wait for a person, as after any closing', () => {
    const story = answered()
      .does('2026-11-23 12:00', specialist, { type: 'close', reason: 'duplicate' })
      .does('2026-11-24 10:00', author, { type: 'reply', text: 'x' });
    expect(story.owes).toMatch(/^responsible judge-word/);
  });

  it('opened again it goes on itself', () => {
    const story = duplicate().does('2026-11-24 10:00', author, { type: 'reopen', text: 'another thing' });
    story.does('2026-11-24 11:00', author, { type: 'reply', text: 'x' });
    expect(story.types).not.toContain('word-passed-on');
  });

  it('neither of itself nor of its own duplicate', () => {
    const story = answered().does('2026-11-23 12:00', ticket, {
      type: 'join-duplicate',
      duplicate: another,
      authorId: 'p-other',
    });
    expect(story.ticket).toMatchObject({ duplicates: [another], sharedWith: ['p-other'] });
    const close = (of: typeof another) =>
      story.give('2026-11-23 12:10', specialist, { type: 'close', reason: 'duplicate', of });
    expect(close({ id: 't-1', tid: 'SKAI-1001' })).toBe('duplicate-of-itself');
    expect(close(another)).toBe('duplicate-of-itself');
    expect(close(third)).toBe('done');
  });

  it('a word that comes back to where it came through stays there, and waits for a person', () => {
    const word = { kind: 'public', text: 'x' };
    const follow = (via: readonly string[]) =>
      duplicate().does('2026-11-24 10:00', ticket, { type: 'follow-word', from: third, word, via });
    expect(follow(['t-3']).events.at(-1)).toMatchObject({ type: 'word-passed-on', ticketId: 't-2' });
    const round = follow(['t-2', 't-3']);
    expect(round.types).not.toContain('word-passed-on');
    expect(round.owes).toMatch(/^responsible judge-word/);
  });

  it('a word that follows counts like one written here', () => {
    const word = { kind: 'public', text: 'x' };
    const story = solved().does('2026-11-24 12:00', ticket, { type: 'follow-word', from: another, word, via: ['t-2'] });
    expect(story.clock('silence').stopped).toBe('2026-11-24 12:00');
    expect(story.owes).toMatch(/^responsible judge-word/);
  });
});

describe('SK-9 F19 a rating', () => {
  const rated = () =>
    solved()
      .does('2026-11-24 11:00', author, { type: 'confirm' })
      .does('2026-11-24 12:00', author, { type: 'rate', score: 'bad' });
  const good = { type: 'rate', score: 'good' } as const;

  it('may be corrected within a day of the first time, any number of times, and stays on the record', () => {
    const story = rated()
      .does('2026-11-24 12:01', author, good)
      .does('2026-11-25 11:59', author, { type: 'rate', score: 'bad' })
      .does('2026-11-25 12:00', author, good);
    expect(story.ticket.ratings).toMatchObject([{ cycle: 1, score: 'good', givenAt: msk('2026-11-24 12:00') }]);
    expect(story.types.filter((type) => type.startsWith('rat'))).toEqual([
      'rated',
      'rating-corrected',
      'rating-corrected',
      'rating-corrected',
    ]);
    expect(story.give('2026-11-25 12:01', author, { type: 'rate', score: 'bad' })).toBe('already-rated');
  });

  it.each([
    ['2026-11-25 12:00', 'yes'],
    ['2026-11-25 12:01', 'already-rated'],
  ])('at %s `can` says %s', (at, verdict) => {
    expect(abilities(ticketKind, rated().ticket, author, skai, standing, msk(at))['rate']).toBe(verdict);
  });

  it('of another cycle is another one', () => {
    const story = rated()
      .does('2026-11-24 13:00', author, { type: 'reopen', text: 'x' })
      .does('2026-11-24 14:00', author, { type: 'close' })
      .does('2026-11-24 15:00', author, good);
    expect(story.ticket.ratings.map(({ cycle, score }) => [cycle, score])).toEqual([
      [1, 'bad'],
      [2, 'good'],
    ]);
  });
});

describe('SK-20 F23 what takes a solution back says so before', () => {
  const bodies: readonly LaterBody[] = [
    { type: 'reply', text: 'x' },
    { type: 'estimate', text: 'x', expectedAt: msk('2026-11-26 12:00') },
    { type: 'wait', reason: 'client-details' },
    { type: 'propose-extension', days: 3, reason: 'x' },
    { type: 'request-visit', subject: '54', address: 'a', contact: 'c', vehicles: 1 },
    { type: 'solve', text: 'x', kind: 'answer' },
    { type: 'mark-courtesy' },
    { type: 'note', text: 'x' },
    { type: 'assign', to: 'sp-02' },
    { type: 'classify', priority: 'high' },
    { type: 'log-call', direction: 'out', outcome: 'reached', text: 'x' },
  ];

  it.each(bodies.map((body) => [body.type, body] as const))('%s', (_type, body) => {
    const story = solved().does('2026-11-25 10:00', author, { type: 'reply', text: 'спасибо' });
    const warned = warnings(story.ticket, manager).has(body.type);
    story.does('2026-11-25 11:00', manager, body);
    expect(story.types.includes('resolution-resumed')).toBe(warned);
  });

  it('nobody is warned where nothing is taken back', () => {
    expect([...warnings(solved().ticket, manager).keys()]).toEqual([]);
    const story = solved().does('2026-11-25 10:00', author, { type: 'reply', text: 'спасибо' });
    expect([...warnings(story.ticket, author).keys()]).toEqual([]);
  });

  it('the client is told that the work goes on, unless the answer is another solution', () => {
    const told = (body: LaterBody) => {
      const story = solved()
        .does('2026-11-25 10:00', author, { type: 'reply', text: 'спасибо' })
        .does('2026-11-25 11:00', specialist, body);
      const { ticket: after } = story;
      return story.events.flatMap((event) =>
        (ticketKind.notices?.(event, after, skai, null) ?? []).flatMap(({ kind, audience }) =>
          kind === 'work-resumed' ? [audience] : [],
        ),
      );
    };
    expect(told({ type: 'reply', text: 'пожалуйста' })).toEqual(['author', 'readers', 'responsible']);
    expect(told({ type: 'solve', text: 'x', kind: 'answer' })).toEqual([]);
  });
});
