/** A letter that comes back after silence has closed the ticket: nobody had been asked, so nobody was silent. */
import { author, specialist, Story } from './story';

const solved = () =>
  new Story()
    .file('2026-11-23 10:00')
    .does('2026-11-23 11:00', specialist, { type: 'triage', outcome: 'consultation', text: 'x' })
    .does('2026-11-24 10:00', specialist, { type: 'solve', text: 'x', kind: 'answer' })
    .delivered('2026-11-24 10:05');
const closed = () =>
  solved().pass('2026-11-26 18:00').delivered('2026-11-26 18:01', 'silence-warning').pass('2026-11-27 18:00');

describe('SK-20 a letter comes back after silence has closed the ticket', () => {
  it.each(['solution', 'silence-warning'] as const)('the %s: the closing is void, in the same cycle', (kind) => {
    const story = closed();
    expect(story.ticket.closed?.how).toBe('silence');
    story.bounced('2026-11-30 11:00', kind);
    expect(story.ticket).toMatchObject({ cycle: 1, stage: 'solved', closed: null });
    expect(story.ticket.solution).toMatchObject({ deliveredAt: null, warnedAt: null, warningDeliveredAt: null });
    expect(story.events.find(({ type }) => type === 'closing-voided')).toMatchObject({ noticeId: `bounced-${kind}` });
    // No silence counts until the client is reached, which is the responsible's to do.
    expect(story.ticket.clocks.filter(({ from, stoppedAt }) => from === 'solution-delivered' && !stoppedAt)).toEqual(
      [],
    );
    expect(story.owes).toMatch(/^responsible reach-client/);
  });

  it('once reached by telephone the client has the whole time to object, and the ticket closes then', () => {
    const call = { type: 'log-call', direction: 'out', outcome: 'reached', text: 'x' } as const;
    const story = closed().bounced('2026-11-30 11:00').does('2026-11-30 12:00', specialist, call);
    expect(story.ticket.solution?.deliveredAt).not.toBeNull();
    expect(story.clock('silence').due).toBe('2026-12-03 18:00');
    story.pass('2026-12-02 18:00').delivered('2026-12-02 18:01', 'silence-warning').pass('2026-12-03 18:00');
    expect(story.ticket).toMatchObject({ cycle: 1, stage: 'closed', closed: { how: 'silence' } });
  });

  it.each<[string, (story: Story) => Story]>([
    ['the letter was about something else', (story) => story.bounced('2026-11-30 11:00', 'closed', null)],
    [
      'the client has written since',
      (story) => story.does('2026-11-30 10:00', author, { type: 'reply', text: 'Спасибо' }).bounced('2026-11-30 11:00'),
    ],
    [
      'the client has rated the work',
      (story) => story.does('2026-11-30 10:00', author, { type: 'rate', score: 'good' }).bounced('2026-11-30 11:00'),
    ],
  ])('the closing stands where %s', (_why, then) => {
    const story = then(closed());
    expect(story.ticket).toMatchObject({ cycle: 1, stage: 'closed', closed: { how: 'silence' } });
    expect(story.types).not.toContain('closing-voided');
  });

  it('and where the author has closed', () => {
    const story = solved().does('2026-11-25 10:00', author, { type: 'confirm' }).bounced('2026-11-30 11:00');
    expect(story.ticket.closed?.how).toBe('confirmed');
  });

  it('a letter of an earlier solution voids nothing', () => {
    const story = solved();
    const first = story.ticket.solution?.id ?? '';
    story
      .does('2026-11-25 10:00', author, { type: 'object', text: 'нет' })
      .does('2026-11-25 11:00', specialist, { type: 'solve', text: 'y', kind: 'answer' })
      .delivered('2026-11-25 11:05')
      .pass('2026-11-27 18:00')
      .delivered('2026-11-27 18:01', 'silence-warning')
      .pass('2026-11-30 18:00');
    expect(story.ticket.closed?.how).toBe('silence');
    expect(story.bounced('2026-12-01 10:00', 'solution', first).ticket.closed?.how).toBe('silence');
  });
});
