/** A call counts from when it was, whatever was recorded since; what was agreed in it holds until something says the opposite. */
import type { LogCall } from '../../../domain/ticket/commands/log-call';
import { author, manager, msk, other, specialist, Story } from './story';

const answered = () =>
  new Story()
    .file('2026-11-23 10:00')
    .does('2026-11-23 11:00', specialist, { type: 'triage', outcome: 'consultation', text: 'x' });
const solved = () =>
  answered()
    .does('2026-11-24 10:00', specialist, { type: 'solve', text: 'x', kind: 'answer' })
    .delivered('2026-11-24 10:05');
const call = (outcome: LogCall['outcome'], direction: 'in' | 'out' = 'in') =>
  ({ type: 'log-call', direction, outcome, text: 'x' }) as const;
const recorded = (at: string) => ({ storedAt: msk(at) });
const confirmed = { type: 'close', reason: 'confirmed-by-phone' } as const;

describe('when a call was', () => {
  it('SK-3 F10a a call of twenty minutes ago is recorded although words, assignments and ticks came since', () => {
    const story = answered()
      .does('2026-11-23 11:45', specialist, { type: 'note', text: 'x' })
      .does('2026-11-23 11:50', manager, { type: 'assign', to: 'sp-02' })
      .does('2026-11-23 11:55', other, { type: 'reply', text: 'x' })
      .does('2026-11-23 11:40', specialist, call('reached'), recorded('2026-11-23 12:00'));
    expect(story.events.find(({ type }) => type === 'call-logged')).toMatchObject({
      at: msk('2026-11-23 11:55'),
      asOf: msk('2026-11-23 11:40'),
    });
  });

  it.each([
    ['before the ticket was filed', '2026-11-23 09:59', '2026-11-23 12:00', 'received-out-of-range'],
    ['as it was filed', '2026-11-23 10:00', '2026-11-23 12:00', 'done'],
    ['a minute ahead', '2026-11-23 12:01', '2026-11-23 12:00', 'received-out-of-range'],
    ['a year ahead', '2027-11-23 12:00', '2026-11-23 12:00', 'received-out-of-range'],
    ['at the end of the span', '2026-11-23 11:30', '2026-11-24 18:00', 'done'],
    ['beyond the span', '2026-11-23 11:30', '2026-11-25 09:00', 'received-out-of-range'],
  ])('SK-3 F10a %s', (_when, at, stored, verdict) => {
    expect(answered().give(at, specialist, call('reached'), recorded(stored))).toBe(verdict);
  });

  it('SK-15 the call that was owed was made when it was, also where its due instant has been told since', () => {
    const story = new Story().file('2026-11-23 22:00', { topic: 'server-failure' }).pass('2026-11-23 23:10');
    story.does('2026-11-23 22:50', specialist, call('reached'), recorded('2026-11-23 23:10'));
    expect(story.clock('phone-call').stopped).toBe('2026-11-23 22:50');
    expect(story.ticket.phoneCall.loggedAt).toBe(msk('2026-11-23 22:50'));
  });

  it('SK-20 an objection by phone counts from the call', () => {
    const story = solved()
      .does('2026-11-24 12:10', specialist, { type: 'note', text: 'x' })
      .does('2026-11-24 12:00', specialist, call('objected'), recorded('2026-11-24 12:30'));
    expect(story.ticket.stage).toBe('resolution');
    expect(story.clock('silence').stopped).toBe('2026-11-24 12:00');
    expect(story.clock('resolution').found?.pauses).toMatchObject([{ to: msk('2026-11-24 12:00') }]);
  });

  it('SK-20 so does one that was followed by a written one: the time up to the call only was the client’s', () => {
    const story = solved()
      .does('2026-11-25 10:00', author, { type: 'object', text: 'no' })
      .does('2026-11-24 17:00', specialist, call('objected'), recorded('2026-11-25 10:20'));
    expect(story.clock('resolution').found?.pauses).toMatchObject([
      { from: msk('2026-11-24 10:00'), to: msk('2026-11-24 17:00') },
    ]);
    expect(story.clock('resolution').due).toBe('2026-12-01 16:30');
  });

  it.each(['objected', 'agreed', 'reached'] as const)(
    'SK-20 what was said (%s) before the solution says nothing of it',
    (outcome) => {
      const story = solved().does('2026-11-24 09:50', specialist, call(outcome), recorded('2026-11-24 10:20'));
      expect(story.ticket).toMatchObject({ stage: 'solved', words: [] });
      expect(story.clock('silence')).toMatchObject({ stopped: null, due: '2026-11-27 18:00' });
    },
  );

  it('SK-8 a call of an earlier cycle is on the record, and decides nothing in the next', () => {
    const story = solved()
      .does('2026-11-24 11:00', author, { type: 'confirm' })
      .does('2026-11-24 11:30', author, { type: 'reopen', text: 'x' })
      .does('2026-11-24 12:00', specialist, { type: 'triage', outcome: 'consultation', text: 'x' })
      .does('2026-11-24 12:10', specialist, { type: 'solve', text: 'x', kind: 'answer' })
      .does('2026-11-24 10:30', specialist, call('objected'), recorded('2026-11-24 12:30'));
    expect(story.ticket).toMatchObject({ stage: 'solved', words: [] });
  });

  it('a wait, a bounce and a word that began after the call are not over by it', () => {
    const story = answered()
      .does('2026-11-23 12:00', specialist, { type: 'wait', reason: 'client-details' })
      .does('2026-11-23 11:50', specialist, call('reached'), recorded('2026-11-23 12:10'));
    expect(story.ticket.wait?.reason).toBe('client-details');
    story.does('2026-11-23 12:05', specialist, call('reached'), recorded('2026-11-23 12:10'));
    expect(story.ticket.wait).toBeNull();
  });
});

describe('silence has closed the ticket since', () => {
  const closed = () =>
    solved().pass('2026-11-26 18:00').delivered('2026-11-26 18:01', 'silence-warning').pass('2026-11-27 18:00');

  it('SK-20 an objection by phone in time takes the closing back', () => {
    const story = closed();
    expect(story.ticket.closed?.how).toBe('silence');
    story.does('2026-11-27 17:50', specialist, call('objected'), recorded('2026-11-27 18:20'));
    expect(story.ticket).toMatchObject({ cycle: 1, stage: 'resolution', closed: null });
    expect(story.types).toEqual(expect.arrayContaining(['closing-voided', 'objected', 'resolution-resumed']));
    expect(story.clock('resolution').found?.pauses).toMatchObject([{ to: msk('2026-11-27 17:50') }]);
  });

  it('SK-20 a call of the client in time takes it back, and is put before a person', () => {
    const story = closed().does('2026-11-27 18:00', specialist, call('reached'), recorded('2026-11-27 18:20'));
    expect(story.ticket).toMatchObject({ stage: 'solved', closed: null });
    expect(story.owes).toMatch(/^responsible judge-word/);
  });

  it.each([
    ['objected', 'in', '2026-11-27 18:01'],
    ['reached', 'out', '2026-11-27 17:50'],
    ['agreed', 'in', '2026-11-27 17:50'],
    ['not-reached', 'out', '2026-11-27 17:50'],
  ] as const)('SK-20 %s, %s, at %s: it stays closed', (outcome, direction, at) => {
    const story = closed().does(at, specialist, call(outcome, direction), recorded('2026-11-27 18:20'));
    expect(story.ticket.closed).toEqual({ at: msk('2026-11-27 18:00'), how: 'silence' });
  });

  it('SK-3 a call dated beyond the span is refused, and the closing stands', () => {
    const story = closed();
    const { state } = story;
    expect(story.give('2026-11-26 10:00', specialist, call('objected'), recorded('2026-11-30 10:00'))).toBe(
      'received-out-of-range',
    );
    expect(story.state).toEqual(state);
  });
});

describe('SK-20 HD-7 closing as confirmed by phone', () => {
  const agreed = () => answered().does('2026-11-23 12:00', specialist, call('agreed', 'out'));

  it('what was agreed without a solution holds while nothing says the opposite', () => {
    expect(agreed().give('2026-11-23 13:00', specialist, confirmed)).toBe('done');
    expect(answered().give('2026-11-23 13:00', specialist, confirmed)).toBe('agreement-needed');
  });

  it.each<[string, (story: Story) => Story]>([
    ['a logged objection', (story) => story.does('2026-11-23 12:30', specialist, call('objected'))],
    ['a word of the client', (story) => story.does('2026-11-23 12:30', author, { type: 'reply', text: 'no' })],
    [
      'an objection to the solution that came since',
      (story) =>
        story
          .does('2026-11-23 12:20', specialist, { type: 'solve', text: 'x', kind: 'answer' })
          .does('2026-11-23 12:30', author, { type: 'object', text: 'no' }),
    ],
    [
      'an objection that was logged later, and made earlier than that',
      (story) =>
        story
          .does('2026-11-23 12:40', specialist, { type: 'note', text: 'x' })
          .does('2026-11-23 12:30', specialist, call('objected'), recorded('2026-11-23 12:50')),
    ],
    [
      'reopening',
      (story) =>
        story.does('2026-11-23 12:20', author, { type: 'close' }).does('2026-11-23 12:30', author, {
          type: 'reopen',
          text: 'x',
        }),
    ],
  ])('not after %s, until the client agrees again', (_what, then) => {
    const story = then(agreed());
    expect(story.give('2026-11-23 13:00', specialist, confirmed)).toBe('agreement-needed');
    story.does('2026-11-23 12:10', specialist, call('agreed'), recorded('2026-11-23 13:05'));
    expect(story.give('2026-11-23 13:10', specialist, confirmed)).toBe('agreement-needed');
    story.does('2026-11-23 13:20', specialist, call('agreed', 'out'));
    expect(story.give('2026-11-23 13:30', specialist, confirmed)).toBe('done');
  });

  it('not while a word after the solution waits to be judged; a courtesy is none against it', () => {
    const story = solved().does('2026-11-24 11:00', author, { type: 'reply', text: 'спасибо' });
    expect(story.give('2026-11-24 11:05', specialist, confirmed)).toBe('agreement-needed');
    story.does('2026-11-24 11:10', specialist, { type: 'mark-courtesy' });
    expect(story.give('2026-11-24 11:15', specialist, confirmed)).toBe('done');
  });

  it('an agreement that a later word of the client contradicts closes nothing', () => {
    const story = solved()
      .does('2026-11-24 11:00', author, { type: 'reply', text: 'no' })
      .does('2026-11-24 10:50', specialist, call('agreed'), recorded('2026-11-24 11:10'));
    expect(story.ticket.stage).toBe('solved');
    story.does('2026-11-24 11:20', specialist, call('agreed', 'out'));
    expect(story.ticket.closed).toEqual({ at: msk('2026-11-24 11:20'), how: 'confirmed-by-phone' });
  });
});

describe('SK-19 F10c consent by phone', () => {
  const proposed = () =>
    answered().does('2026-11-24 10:00', specialist, { type: 'propose-extension', days: 3, reason: 'fix' });

  it('the answer of the author is recorded by the desk, which still cannot answer itself', () => {
    const story = proposed();
    expect(story.give('2026-11-24 11:00', other, { type: 'answer-extension', answer: 'accept' })).toBe('own-proposal');
    story.does('2026-11-24 11:00', other, call('extension-accepted', 'out'));
    expect(story.clock('resolution').due).toBe('2026-12-03 18:00');
    expect(story.events.find(({ type }) => type === 'extension-accepted')).toMatchObject({
      byPhone: true,
      by: { person: 'p-spec2', role: 'specialist' },
    });
    expect(story.ticket.agreements).toHaveLength(1);
  });

  it('so is a refusal: the limit stands', () => {
    const story = proposed().does('2026-11-24 11:00', specialist, call('extension-declined'));
    expect(story.clock('resolution').due).toBe('2026-11-30 18:00');
    expect(story.ticket.proposal).toBeNull();
    expect(story.clock('proposal').stopped).toBe('2026-11-24 11:00');
  });

  it('SK-14 the limit for more than five vehicles is agreed so', () => {
    const story = new Story().file('2026-11-23 10:00', { topic: 'remote-diagnostics', vehicles: 9 });
    story
      .does('2026-11-23 12:05', specialist, { type: 'propose-extension', days: 8, reason: 'r' })
      .does('2026-11-23 12:10', specialist, call('extension-accepted', 'out'));
    expect(story.clock('resolution').due).toBe('2026-12-03 18:00');
    expect(story.clock('agree-limit').stopped).toBe('2026-11-23 12:10');
  });

  it.each<[string, () => Story, string, string]>([
    ['nothing was proposed', answered, '2026-11-24 11:00', 'no-proposal'],
    ['the call was before the proposal', proposed, '2026-11-24 09:50', 'no-proposal'],
    [
      'the client has proposed it',
      () => proposed().does('2026-11-24 10:30', author, { type: 'answer-extension', answer: 'counter', days: 2 }),
      '2026-11-24 11:00',
      'own-proposal',
    ],
    [
      'the call was before the counter offer',
      () => proposed().does('2026-11-24 10:30', author, { type: 'answer-extension', answer: 'counter', days: 2 }),
      '2026-11-24 10:20',
      'no-proposal',
    ],
  ])('%s', (_what, story, at, verdict) => {
    expect(story().give(at, specialist, call('extension-accepted'), recorded('2026-11-24 11:00'))).toBe(verdict);
  });

  it('what was agreed in time counts, also where the proposal has lapsed since', () => {
    const story = proposed().pass('2026-11-30 18:10');
    expect(story.ticket.proposal).toBeNull();
    const late = story.give('2026-11-30 18:05', specialist, call('extension-accepted'), recorded('2026-11-30 18:20'));
    expect(late).toBe('no-proposal');
    story.does('2026-11-30 17:50', specialist, call('extension-accepted'), recorded('2026-11-30 18:20'));
    expect(story.clock('resolution').due).toBe('2026-12-03 18:00');
    const again = story.give('2026-11-30 17:50', specialist, call('extension-accepted'), recorded('2026-11-30 18:30'));
    expect(again).toBe('no-proposal');
  });
});
