/** What a regulation has the process do by itself: asking for a rating, closing what nobody answers. */
import { hasEnded, nextDue, ticketKind } from '../../../domain/ticket';
import { fold } from '../../../domain/process';
import { told } from '../../letters/told';
import { rulesDesk } from './rules-desk';
import { author, colleague, iso, manager, msk, specialist, Story } from './story';

const solve = { type: 'solve', kind: 'answer', text: 'Готово' } as const;
const filed = (): Story => new Story(rulesDesk).file('2026-11-27 10:00');
const solved = (): Story => filed().does('2026-11-27 12:00', specialist, solve);
const acted = (story: Story): readonly string[] =>
  story.events.flatMap((event) =>
    event.type === 'rule-acted' ? [`${iso(event.at)} ${event.act} ${event.source} ${event.refused ?? 'done'}`] : [],
  );
const letters = (story: Story, from: number): string[] =>
  told(ticketKind, story, from).map(({ to, kind }) => `${to}: ${kind}`);
const folds = (story: Story): void => expect(fold(ticketKind, story.events)).toEqual(story.ticket);

describe('SP-10 a rating is asked for a few minutes after the end', () => {
  it('once, by a letter to the author, and then nothing is left of the ticket', () => {
    const story = solved().does('2026-11-28 23:57', author, { type: 'confirm' });
    expect(story.clock('rating')).toMatchObject({ due: '2026-11-29 00:02', stopped: null });
    // The closed ticket lives until then, and nobody is late with anything.
    expect([hasEnded(story.ticket), nextDue(story.ticket), story.owes]).toEqual([false, null, 'nobody nothing null']);
    const before = story.events.length;
    story.pass('2026-11-29 00:01');
    expect(story.events).toHaveLength(before);
    story.pass('2026-11-29 00:02');
    expect(acted(story)).toEqual(['2026-11-29 00:02 ask-rating contract 7/2026, 10 done']);
    expect(letters(story, before)).toEqual(['p-author: rating-asked']);
    expect([hasEnded(story.ticket), story.clock('rating').stopped]).toEqual([true, '2026-11-29 00:02']);
    story.pass('2027-01-29 12:00').does('2027-01-29 12:00', author, { type: 'rate', score: 'good' });
    expect(acted(story)).toHaveLength(1);
    folds(story);
  });

  it('the letter of the closing does not ask as well', () => {
    const story = solved();
    const before = story.events.length;
    story.does('2026-11-28 23:57', author, { type: 'confirm' });
    const [closed] = told(ticketKind, story, before);
    expect(closed).toMatchObject({ kind: 'closed', params: { askedLater: 1 } });
  });

  it.each([
    ['who has rated', (story: Story) => story.does('2026-11-28 12:02', author, { type: 'rate', score: 'good' })],
    ['who has reopened', (story: Story) => story.does('2026-11-28 12:02', author, { type: 'reopen', text: 'Снова' })],
  ])('%s is not asked', (_name, act) => {
    const story = act(solved().does('2026-11-28 12:00', author, { type: 'confirm' })).pass('2026-11-29 12:00');
    expect(acted(story)).toEqual([]);
    folds(story);
  });

  it('each end asks anew', () => {
    const story = solved().does('2026-11-28 12:00', author, { type: 'confirm' }).pass('2026-11-28 13:00');
    story
      .does('2026-11-28 14:00', author, { type: 'reopen', text: 'Снова' })
      .does('2026-11-28 15:00', specialist, solve)
      .does('2026-11-28 16:00', author, { type: 'confirm' })
      .pass('2026-11-28 17:00');
    expect(acted(story).map((line) => line.slice(0, 16))).toEqual(['2026-11-28 12:05', '2026-11-28 16:05']);
  });

  it('of a duplicate nobody is asked, and the record says why', () => {
    const story = filed().does('2026-11-27 12:00', specialist, {
      type: 'close',
      reason: 'duplicate',
      of: { id: 't-2', tid: 'SKAI-1002' },
    });
    const before = story.events.length;
    story.pass('2026-11-27 13:00');
    expect(acted(story)).toEqual([expect.stringMatching(/goes-on-elsewhere$/)]);
    expect(letters(story, before)).toEqual([]);
    expect(hasEnded(story.ticket)).toBe(true);
  });
});

describe('SP-8 a wait that nobody answers closes', () => {
  const waiting = (): Story =>
    filed()
      .does('2026-11-27 11:00', specialist, { type: 'triage', outcome: 'details-requested', text: 'Какой номер?' })
      .does('2026-11-27 11:00', specialist, { type: 'wait', reason: 'client-details' });

  it('at midnight of the last day, at any hour and on a day off, with its letters and its source', () => {
    const story = waiting();
    expect(story.clock('details-awaited').due).toBe('2026-12-12 00:00');
    story.pass('2026-12-11 23:59');
    const before = story.events.length;
    story.pass('2026-12-12 00:00');
    expect(story.ticket).toMatchObject({ stage: 'closed', closed: { how: 'unanswered', at: msk('2026-12-12 00:00') } });
    expect(acted(story)).toEqual(['2026-12-12 00:00 close contract 7/2026, 8 done']);
    expect(letters(story, before)).toEqual(expect.arrayContaining(['p-author: closed', 'p-spec: closed']));
    expect(story.ticket.clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ code }) => code)).toEqual([
      'rating',
    ]);
    folds(story);
  });

  it.each([
    ['a word of the author on the last evening', author],
    ['a word of a colleague', colleague],
  ])('%s stops it', (_name, who) => {
    const story = waiting()
      .does('2026-11-28 12:00', author, { type: 'share', with: ['p-colleague'] })
      .does('2026-12-11 23:59', who, { type: 'reply', text: 'Номер 12' })
      .pass('2027-01-20 12:00');
    expect(story.ticket.stage).toBe('resolution');
    expect(acted(story)).toEqual([]);
  });

  it('a word of the desk does not', () => {
    const story = waiting()
      .does('2026-12-10 12:00', specialist, { type: 'reply', text: 'Напоминаем' })
      .pass('2026-12-12 00:00');
    expect(story.ticket.stage).toBe('closed');
  });

  it('a wait for another reason is not meant', () => {
    const story = filed().does('2026-11-27 11:00', specialist, {
      type: 'triage',
      outcome: 'consultation',
      text: 'Смотрим',
    });
    story.does('2026-11-27 12:00', specialist, { type: 'wait', reason: 'vehicle' });
    expect(story.clock('details-awaited').exists).toBe(false);
  });

  it('an answer that had come in time and was stored late voids it: the limit runs on, and the wait lasted until the answer', () => {
    const story = waiting().pass('2026-12-12 00:00');
    const [at, storedAt] = ['2026-12-11 23:50', msk('2026-12-12 09:00')];
    story.does(at, author, { type: 'reply', text: 'Номер 12' }, { channel: 'email', storedAt });
    expect(story.ticket).toMatchObject({ stage: 'resolution', closed: null, wait: null });
    expect(story.types).toContain('closing-voided');
    expect(story.clock('rating').found?.stoppedAt).not.toBeNull();
    const untouched = filed()
      .does('2026-11-27 11:00', specialist, { type: 'triage', outcome: 'details-requested', text: 'Какой номер?' })
      .does('2026-11-27 11:00', specialist, { type: 'wait', reason: 'client-details' })
      .does('2026-12-11 23:50', author, { type: 'reply', text: 'Номер 12' });
    expect(story.clock('resolution')).toMatchObject({ due: untouched.clock('resolution').due, stopped: null });
    folds(story);
  });

  it('nothing is closed while a visit is under way', () => {
    const story = waiting()
      .does('2026-12-01 12:00', specialist, {
        type: 'request-visit',
        subject: '54',
        address: 'Новосибирск',
        contact: 'Механик',
        vehicles: 1,
      })
      .pass('2026-12-20 12:00');
    expect(acted(story)).toEqual([expect.stringMatching(/work-under-way$/)]);
    expect(story.ticket.closed).toBeNull();
  });

  it('the manager can close it before that, and the rule then does nothing', () => {
    const story = waiting().does('2026-12-01 12:00', manager, { type: 'close', reason: 'withdrawn' });
    story.pass('2027-01-20 12:00');
    expect(acted(story).map((line) => line.split(' ')[2])).toEqual(['ask-rating']);
  });
});
