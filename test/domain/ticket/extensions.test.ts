import { author, colleague, specialist, Story } from './story';

const answered = () =>
  new Story()
    .file('2026-11-23 10:00')
    .does('2026-11-23 11:00', specialist, { type: 'triage', outcome: 'consultation', text: 'x' });
describe('extensions', () => {
  const proposed = (at = '2026-11-24 10:00') =>
    answered().does(at, specialist, { type: 'propose-extension', days: 3, reason: 'fix' });

  it('SK-19 accepted: the old term plus the extension', () => {
    const story = proposed().does('2026-11-24 11:00', author, { type: 'answer-extension', answer: 'accept' });
    expect(story.clock('resolution').due).toBe('2026-12-03 18:00');
    expect(story.events.find(({ type }) => type === 'extension-accepted')).toMatchObject({
      by: { person: 'p-author' },
    });
  });

  it('SK-19 declined or expired: the limit stands', () => {
    const declined = proposed().does('2026-11-24 11:00', author, { type: 'answer-extension', answer: 'decline' });
    expect(declined.clock('resolution').due).toBe('2026-11-30 18:00');
    const expired = proposed().pass('2026-11-30 18:00');
    expect(expired.ticket.proposal).toBeNull();
    expect(expired.types).toContain('extension-expired');
    expect(expired.give('2026-11-30 18:01', author, { type: 'answer-extension', answer: 'accept' })).toBe(
      'no-proposal',
    );
  });

  it('SK-19 an answer received at the very due instant still counts', () => {
    const story = proposed().does('2026-11-30 18:00', author, { type: 'answer-extension', answer: 'accept' });
    expect(story.clock('resolution').due).toBe('2026-12-03 18:00');
  });

  it('SK-19 a counter offer is answered by the other side', () => {
    const story = proposed().does('2026-11-24 11:00', author, {
      type: 'answer-extension',
      answer: 'counter',
      until: '2026-12-02',
    });
    expect(story.give('2026-11-24 11:30', author, { type: 'answer-extension', answer: 'accept' })).toBe('own-proposal');
    story.does('2026-11-24 12:00', specialist, { type: 'answer-extension', answer: 'accept' });
    expect(story.clock('resolution').due).toBe('2026-12-02 18:00');
  });

  it('SK-19 made after the due instant, it stands for one working day', () => {
    const story = proposed('2026-12-01 10:00');
    expect(story.clock('proposal').due).toBe('2026-12-02 18:00');
  });

  it('SK-19 what cannot be: earlier, in the past, twice, by a stranger', () => {
    const story = answered();
    const propose = (until: string) =>
      story.give('2026-11-24 10:00', specialist, { type: 'propose-extension', until, reason: 'r' });
    expect(propose('2026-11-30')).toBe('not-later');
    expect(propose('2026-11-20')).toBe('until-in-past');
    expect(propose('2150-01-01')).toBe('date-out-of-range');
    expect(propose('2026-12-01')).toBe('done');
    expect(propose('2026-12-02')).toBe('proposal-open');
    expect(story.give('2026-11-24 10:05', colleague, { type: 'answer-extension', answer: 'accept' })).toBe(
      'not-allowed',
    );
    expect(story.give('2026-11-24 10:05', specialist, { type: 'answer-extension', answer: 'accept' })).toBe(
      'own-proposal',
    );
  });

  it('SK-19 development waits for an agreed extension', () => {
    const story = answered();
    const wait = { type: 'wait', reason: 'development' } as const;
    expect(story.give('2026-11-24 10:00', specialist, wait)).toBe('wait-needs-extension');
    story.does('2026-11-24 10:00', specialist, { type: 'propose-extension', days: 3, reason: 'fix' });
    story.does('2026-11-24 11:00', author, { type: 'answer-extension', answer: 'accept' });
    story.does('2026-11-24 11:05', specialist, wait);
    expect(story.owes).toBe('supplier deliver 2026-12-03 18:00');
  });

  it('SK-19 after a reclassification the later of the new limit and the agreed one holds', () => {
    const story = proposed().does('2026-11-24 11:00', author, { type: 'answer-extension', answer: 'accept' });
    story.does('2026-11-24 12:00', specialist, { type: 'classify', topic: 'data-update' });
    expect(story.clock('resolution').due).toBe('2026-12-03 18:00');
    story.does('2026-11-24 13:00', specialist, { type: 'propose-extension', days: 1, reason: 'more' });
    story.does('2026-11-24 14:00', author, { type: 'answer-extension', answer: 'accept' });
    expect(story.clock('resolution').due).toBe('2026-12-04 18:00');
  });

  it('SK-19 thresholds behind a moved due instant that still lie behind are not told again', () => {
    const story = proposed().pass('2026-11-30 12:00');
    const before = story.told.length;
    story.does('2026-11-30 12:01', author, { type: 'answer-extension', answer: 'accept' });
    story.pass('2026-12-03 18:00');
    expect(story.told.slice(before)).toEqual([
      'resolution early 2026-12-01 18:00',
      'resolution late 2026-12-03 11:12',
      'resolution due 2026-12-03 18:00',
    ]);
  });
});
