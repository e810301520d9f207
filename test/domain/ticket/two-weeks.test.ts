/** SmartPlayer's desk by its file: two weeks of silence close a request as done, and any word of the client stops them. */
import { statusOf } from '../../../domain/ticket';
import { author, builtIn, colleague, msk, other, rulesOf, specialist, Story } from './story';

const rules = rulesOf(builtIn('smartplayer'));

/** A bug that is solved at noon of 2 March 2026, a Monday: the silence ends with the fourteenth day after it. */
const solved = (): Story =>
  new Story(rules)
    .file('2026-03-01 10:00', { desk: 'smartplayer', requestType: 'bug', topic: 'bug' })
    .does('2026-03-01 11:00', author, { type: 'share', with: [colleague.personId] })
    .does('2026-03-02 12:00', specialist, { type: 'solve', kind: 'repair', text: 'x' })
    .delivered('2026-03-02 12:00');
const status = (story: Story): string => statusOf(story.ticket, rules);

describe('SP-8 fourteen days without a word', () => {
  it('close the request as done, at midnight, the client warned at noon of the day before the last', () => {
    const story = solved().pass('2026-03-15 12:00');
    expect([status(story), story.types.includes('silence-warned')]).toEqual(['awaiting-feedback', true]);
    story.delivered('2026-03-15 12:00', 'silence-warning').pass('2026-03-16 23:59');
    expect([status(story), story.clock('silence').due]).toEqual(['awaiting-feedback', '2026-03-17 00:00']);
    story.pass('2026-03-17 00:00');
    expect([status(story), story.ticket.closed]).toMatchObject([
      'done',
      { how: 'silence', at: msk('2026-03-17 00:00') },
    ]);
  });

  it.each([
    ['the author', author],
    ['somebody with whom it is shared', colleague],
  ])('are stopped by a word of %s in their last minute', (_name, who) => {
    const story = solved()
      .pass('2026-03-15 12:00')
      .delivered('2026-03-15 12:00', 'silence-warning')
      .does('2026-03-16 23:59', who, { type: 'reply', text: 'x' })
      .pass('2026-04-30 12:00');
    expect([status(story), story.clock('silence').stopped]).toEqual(['awaiting-feedback', '2026-03-16 23:59']);
    expect(story.owes).toMatch(/^responsible judge/);
  });

  it('begin anew where that word was a courtesy, and go on whatever the desk says', () => {
    const story = solved()
      .does('2026-03-10 10:00', author, { type: 'reply', text: 'спасибо' })
      .does('2026-03-10 11:00', specialist, { type: 'mark-courtesy' });
    expect(story.clock('silence').due).toBe('2026-03-25 00:00');
    story
      .does('2026-03-11 10:00', specialist, { type: 'reply', text: 'x' })
      .does('2026-03-12 10:00', other, { type: 'note', text: 'x' })
      .does('2026-03-12 11:00', specialist, { type: 'assign', to: 'sp-02' });
    expect(story.clock('silence').due).toBe('2026-03-25 00:00');
  });
});

describe('SP-6 SP-9 what the author does', () => {
  it('SP-6 a request made by mistake is marked as done at once, without a reason', () => {
    const story = new Story(rules)
      .file('2026-03-01 10:00', { desk: 'smartplayer' })
      .does('2026-03-01 10:01', author, { type: 'close' });
    expect([status(story), story.ticket.closed?.how]).toEqual(['done', 'by-author']);
  });

  it('SP-6 nobody else of the company does', () => {
    const story = solved();
    expect(story.give('2026-03-03 10:00', colleague, { type: 'close' })).toBe('not-allowed');
  });

  it('SP-9 from "awaiting feedback" it is opened again with a comment, by the author alone', () => {
    const story = solved();
    expect(story.give('2026-03-05 10:00', colleague, { type: 'object', text: 'x' })).toBe('not-allowed');
    story.does('2026-03-05 10:00', author, { type: 'object', text: 'x' }).pass('2026-04-30 12:00');
    expect([story.ticket.stage, story.ticket.closed, story.clock('silence').stopped]).toEqual([
      'resolution',
      null,
      '2026-03-05 10:00',
    ]);
    expect(status(story)).toBe('reopened-by-comment');
  });
});

describe('SP-10 the rating', () => {
  const done = (): Story => solved().does('2026-03-03 10:00', author, { type: 'confirm' });

  it('is one of five points, given once, by the author', () => {
    const story = done();
    expect(story.give('2026-03-03 10:01', author, { type: 'rate', score: 'six' })).toBe('unknown-score');
    expect(story.give('2026-03-03 10:01', colleague, { type: 'rate', score: 'five' })).toBe('not-allowed');
    expect(story.give('2026-03-03 10:01', specialist, { type: 'rate', score: 'five' })).toBe('not-allowed');
    story.does('2026-03-03 10:02', author, { type: 'rate', score: 'four', comment: 'x' });
    expect(story.give('2026-03-03 10:03', author, { type: 'rate', score: 'one' })).toBe('already-rated');
    expect(story.ticket.ratings).toMatchObject([{ score: 'four' }]);
  });

  it.each([
    ['confirmed', (story: Story) => story.does('2026-03-03 10:00', author, { type: 'confirm' }), '2026-03-03 10:05'],
    [
      'closed by silence',
      (story: Story) => story.pass('2026-03-15 12:00').delivered('2026-03-15 12:00', 'silence-warning'),
      '2026-03-17 00:05',
    ],
  ])('is asked for five minutes after the request was %s, once', (_name, end, asked) => {
    const story = end(solved()).pass('2026-04-30 12:00');
    expect(story.told.filter((line) => line.startsWith('rating'))).toEqual([`rating due ${asked}`]);
    expect(story.ticket.stage).toBe('closed');
  });

  it('is not asked for where it was given before', () => {
    const story = done().does('2026-03-03 10:04', author, { type: 'rate', score: 'five' }).pass('2026-04-30 12:00');
    expect(story.told.filter((line) => line.startsWith('rating'))).toEqual([]);
  });

  it('is not given while the request is open', () => {
    expect(solved().give('2026-03-03 10:00', author, { type: 'rate', score: 'five' })).toBe('not-closed');
  });
});
