import { nextStep } from '../../../domain/ticket';
import { author, colleague, console_, manager, msk, other, specialist, Story } from './story';

const answered = () =>
  new Story()
    .file('2026-11-23 10:00')
    .does('2026-11-23 11:00', specialist, { type: 'triage', outcome: 'consultation', text: 'x' });
const solved = () => answered().does('2026-11-24 10:00', specialist, { type: 'solve', text: 'x', kind: 'answer' });

describe('stage 1', () => {
  it('SK-13 ends with triage or solve only: a reply does not end it', () => {
    const story = new Story()
      .file('2026-11-23 10:00')
      .does('2026-11-23 10:30', specialist, { type: 'reply', text: 'x' });
    expect(story.ticket.stage).toBe('triage');
    expect(story.clock('triage').stopped).toBeNull();
    story.does('2026-11-23 10:40', specialist, { type: 'solve', text: 'x', kind: 'answer' });
    expect(story.clock('triage').stopped).toBe('2026-11-23 10:40');
  });

  it.each(['server-failure', 'accounts-and-access', 'data-update', 'scheduled-reports', 'remote-diagnostics'])(
    'SK-13 %s needs an indicative time',
    (topic) => {
      const story = new Story().file('2026-11-23 10:00', { topic });
      const triage = { type: 'triage', outcome: 'consultation', text: 'x' } as const;
      expect(story.give('2026-11-23 11:00', specialist, triage)).toBe('estimate-required');
      expect(story.ticket.stage).toBe('triage');
      story.does('2026-11-23 11:00', specialist, {
        ...triage,
        outcome: 'estimate',
        expectedAt: msk('2026-11-24 15:00'),
      });
      expect(story.clock('promise').due).toBe('2026-11-24 15:00');
      expect(story.ticket.assignee).toBe('sp-01');
    },
  );

  it('SK-13 an indicative time lies ahead and within the limit', () => {
    const story = new Story().file('2026-11-23 10:00');
    const estimate = (expectedAt: string) =>
      story.give('2026-11-23 11:00', specialist, {
        type: 'triage',
        outcome: 'estimate',
        text: 'x',
        expectedAt: msk(expectedAt),
      });
    expect(estimate('2026-11-23 11:00')).toBe('estimate-in-past');
    expect(estimate('2026-11-30 18:01')).toBe('estimate-beyond-limit');
    expect(estimate('2026-11-30 18:00')).toBe('done');
  });

  it('SK-13 the client is told before the indicative time slips, once', () => {
    const story = new Story().file('2026-11-23 10:00');
    story.does('2026-11-23 11:00', specialist, {
      type: 'triage',
      outcome: 'estimate',
      text: 'x',
      expectedAt: msk('2026-11-24 15:00'),
    });
    story.pass('2026-11-25 12:00');
    expect(story.told.filter((line) => line.startsWith('promise'))).toEqual([
      'promise early 2026-11-24 11:00',
      'promise slips 2026-11-24 14:00',
      'promise due 2026-11-24 15:00',
    ]);
  });

  it('SK-13 thresholds tell once each, in working hours', () => {
    const story = new Story().file('2026-11-20 12:00').pass('2026-12-10 00:00');
    expect(story.told).toEqual([
      'triage early 2026-11-23 15:52',
      'triage due 2026-11-23 18:00',
      'resolution early 2026-11-26 15:52',
      'resolution late 2026-11-27 13:45',
      'resolution due 2026-11-27 18:00',
      'resolution overdue 2026-11-30 18:00',
    ]);
  });
});

describe('record', () => {
  it.each([
    [
      'for the next hour: "4 hours before" lies behind',
      '2026-11-23 11:00',
      '2026-11-23 12:30',
      ['slips 11:30', 'due 12:30'],
    ],
    ['just as long ahead as the warning', '2026-11-23 11:00', '2026-11-23 12:00', ['due 12:00']],
    [
      'on a day off: every warning lies before the day that named it',
      '2026-11-22 04:00',
      '2026-11-22 12:00',
      ['due 09:30'],
    ],
  ])('SK-6 nobody is warned in the minute in which a date is named: %s', (_, now, until, told) => {
    const story = new Story().file('2026-11-20 10:00').does(now, specialist, {
      type: 'triage',
      outcome: 'estimate',
      text: 'x',
      expectedAt: msk(until),
    });
    story.pass('2026-11-24 09:00');
    const own = story.told.filter((line) => line.startsWith('promise'));
    expect(own.map((line) => line.replace(/^promise (\S+) \S+ /, '$1 '))).toEqual(told);
  });

  it('SK-6 a limit agreed for today warns nobody of what lies behind; its end is told', () => {
    const story = new Story()
      .file('2026-11-20 10:00', { topic: 'remote-diagnostics', vehicles: 8 })
      .does('2026-11-20 11:00', specialist, { type: 'propose-extension', until: '2026-11-23', reason: 'x' })
      .does('2026-11-23 16:00', author, { type: 'answer-extension', answer: 'accept' })
      .pass('2026-11-23 18:00');
    const own = story.told.filter((line) => line.startsWith('resolution'));
    expect(own).toEqual(['resolution late 2026-11-23 17:09', 'resolution due 2026-11-23 18:00']);
  });

  it('facts stand in chronological order, whatever was told late', () => {
    const story = new Story().file('2026-11-23 10:00');
    const expectedAt = msk('2026-11-23 12:00');
    story.does('2026-11-23 11:00', specialist, { type: 'triage', outcome: 'estimate', text: 'x', expectedAt });
    story.pass('2026-11-30 11:01');
    const instants = story.events.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
  });
});

describe('phone', () => {
  it('SK-15 a critical failure shows the missing call, asks for it and escalates; the clock runs anyway', () => {
    const story = new Story().file('2026-11-23 22:00', { topic: 'server-failure' });
    expect(story.ticket.phoneCall).toEqual({ required: true, loggedAt: null });
    expect(story.clock('phone-call').due).toBe('2026-11-23 23:00');
    expect(story.clock('resolution').due).toBe('2026-11-24 18:00');
    story.pass('2026-11-24 09:00');
    expect(story.told).toEqual(['phone-call early 2026-11-23 22:30', 'phone-call due 2026-11-23 23:00']);
    story.does('2026-11-24 09:01', specialist, { type: 'log-call', direction: 'in', outcome: 'reached', text: 'x' });
    expect(story.clock('phone-call').stopped).toBe('2026-11-24 09:01');
  });

  it('SK-15 the call is the next step until its time is over: then the desk has been told to call', () => {
    const story = new Story().file('2026-11-23 22:00', { topic: 'server-failure' });
    expect(nextStep(story.ticket)).toMatchObject({
      ...{ owes: 'author', step: 'call-desk' },
      ...{ until: msk('2026-11-23 23:00'), clock: '1/phone-call' },
    });
    story.pass('2026-11-23 23:00');
    expect(nextStep(story.ticket)).toMatchObject({ owes: 'manager', step: 'assign' });
    const called = new Story()
      .file('2026-11-23 22:00', { topic: 'server-failure' })
      .does('2026-11-23 22:20', specialist, { type: 'log-call', direction: 'in', outcome: 'reached', text: 'x' });
    expect(nextStep(called.ticket)).toMatchObject({ owes: 'manager', step: 'assign' });
  });

  it('SK-15 filed by phone: the call was made', () => {
    const story = new Story().file(
      '2026-11-23 22:00',
      { topic: 'server-failure', reportedByPhone: true },
      specialist,
      'phone',
    );
    expect(story.clock('phone-call').exists).toBe(false);
    expect(story.ticket.phoneCall.loggedAt).toBe(msk('2026-11-23 22:00'));
  });

  it('SK-20 a call in which the client agrees confirms; one in which he objects resumes', () => {
    const agreed = solved().does('2026-11-24 12:00', specialist, {
      type: 'log-call',
      direction: 'out',
      outcome: 'agreed',
      text: 'x',
    });
    expect(agreed.ticket.closed?.how).toBe('confirmed-by-phone');
    const objected = solved().does('2026-11-24 12:00', specialist, {
      type: 'log-call',
      direction: 'out',
      outcome: 'objected',
      text: 'x',
    });
    expect(objected.ticket.stage).toBe('resolution');
  });
});

describe('solution', () => {
  it('SK-20 stops the limit at its receipt; an objection resumes it with what was left, the time between the client’s', () => {
    const story = solved();
    expect(story.clock('resolution').stopped).toBe('2026-11-24 10:00');
    story.does('2026-11-25 10:00', author, { type: 'object', text: 'x' });
    expect(story.ticket.stage).toBe('resolution');
    // One working day (8.5 h) was the client's: Monday 30 November's closing moves by as much.
    expect(story.clock('resolution')).toMatchObject({ stopped: null, due: '2026-12-01 18:00' });
    expect(story.clock('resolution').found?.pauses).toMatchObject([{ cause: 'solution', owner: 'client' }]);
  });

  it('SK-20 silence counts from delivery, warns, and closes at the end of the agreed time', () => {
    const story = solved().delivered('2026-11-24 10:05');
    expect(story.clock('silence').due).toBe('2026-11-27 18:00');
    expect(story.owes).toBe('author confirm-or-object 2026-11-27 18:00');
    story.pass('2026-11-26 18:00').delivered('2026-11-26 18:00', 'silence-warning').pass('2026-11-27 17:59');
    expect(story.ticket.stage).toBe('solved');
    story.pass('2026-11-27 18:00');
    expect(story.ticket.closed).toEqual({ at: msk('2026-11-27 18:00'), how: 'silence' });
    expect(story.ticket.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
  });

  it('SK-20 without delivery there is no silence to end', () => {
    const story = solved().pass('2027-06-01 00:00');
    expect(story.ticket.stage).toBe('solved');
  });

  it('SK-20 a warning that was late moves the end one warn span past its delivery, once', () => {
    const story = solved().delivered('2026-11-24 10:05').pass('2026-12-02 12:00');
    expect(story.ticket.stage).toBe('solved');
    expect(story.types.filter((type) => type === 'silence-warned' || type === 'silence-held')).toEqual([
      'silence-warned',
      'silence-held',
    ]);
    story.delivered('2026-12-02 12:00', 'silence-warning');
    expect(story.clock('silence').due).toBe('2026-12-03 18:00');
    story.pass('2026-12-03 18:00');
    expect(story.ticket.closed).toEqual({ at: msk('2026-12-03 18:00'), how: 'silence' });
  });

  it('SK-20 time for objection agreed on the ticket is what counts', () => {
    const story = answered()
      .does('2026-11-24 10:00', specialist, { type: 'solve', text: 'x', kind: 'recommendation', objectionDays: 5 })
      .delivered('2026-11-24 10:05');
    expect(story.clock('silence').due).toBe('2026-12-01 18:00');
  });

  it.each([0, -1, 31, 1.5])('SK-20 %s days for objection are refused', (objectionDays) => {
    const solution = { type: 'solve', text: 'x', kind: 'answer', objectionDays } as const;
    expect(answered().give('2026-11-24 10:00', specialist, solution)).toBe('objection-out-of-range');
  });

  it('SK-20 a word while solved stops the silence and is put before the responsible', () => {
    const story = solved()
      .delivered('2026-11-24 10:05')
      .does('2026-11-25 10:00', author, { type: 'reply', text: 'thanks' });
    expect(story.clock('silence').stopped).toBe('2026-11-25 10:00');
    expect(story.owes).toBe('responsible judge-word 2026-11-26 18:00');
    const courtesy = story.does('2026-11-25 12:00', specialist, { type: 'mark-courtesy' });
    expect(courtesy.clock('silence')).toMatchObject({ started: '2026-11-25 12:00', due: '2026-11-30 18:00' });
  });

  it('SK-20 any other answer resumes resolution as of the word', () => {
    const story = solved()
      .delivered('2026-11-24 10:05')
      .does('2026-11-25 10:00', author, { type: 'reply', text: 'no' });
    story.does('2026-11-26 10:00', specialist, { type: 'reply', text: 'let me look' });
    expect(story.ticket.stage).toBe('resolution');
    expect(story.clock('resolution').found?.pauses).toMatchObject([
      { from: msk('2026-11-24 10:00'), to: msk('2026-11-25 10:00') },
    ]);
  });

  it('SK-8 SK-10 the author confirms and closes; a specialist alone closes only what was not solved', () => {
    expect(solved().give('2026-11-24 11:00', specialist, { type: 'close', reason: 'withdrawn' })).toBe('unsolved-only');
    expect(
      answered().does('2026-11-24 11:00', specialist, { type: 'close', reason: 'duplicate' }).ticket.closed?.how,
    ).toBe('duplicate');
    expect(solved().does('2026-11-24 11:00', author, { type: 'confirm' }).ticket.closed?.how).toBe('confirmed');
    expect(answered().does('2026-11-24 11:00', author, { type: 'close' }).ticket.closed?.how).toBe('by-author');
    expect(answered().give('2026-11-24 11:00', specialist, { type: 'close' })).toBe('close-needs-reason');
    expect(answered().give('2026-11-24 11:00', author, { type: 'confirm' })).toBe('not-solved');
  });
});

describe('after closing', () => {
  const closed = () => solved().does('2026-11-24 11:00', author, { type: 'confirm' });

  it('SK-9 the author rates, by the scale of the regulation', () => {
    const story = closed();
    expect(story.give('2026-11-24 12:00', author, { type: 'rate', score: 'great' })).toBe('unknown-score');
    expect(story.give('2026-11-24 12:00', author, { type: 'rate', score: 'good', reason: 'luck' })).toBe(
      'unknown-reason',
    );
    expect(story.give('2026-11-24 12:00', colleague, { type: 'rate', score: 'good' })).toBe('not-allowed');
    story.does('2026-11-24 12:00', author, { type: 'rate', score: 'good', reason: 'speed', comment: 'x' });
    expect(story.ticket.ratings).toMatchObject([{ cycle: 1, score: 'good', reason: 'speed', about: 'sp-01' }]);
  });

  it('SK-8 a late word is kept and put before a person; a courtesy ends it', () => {
    const story = closed().does('2026-12-01 10:00', author, { type: 'reply', text: 'thanks' });
    expect(story.ticket.stage).toBe('closed');
    expect(story.owes).toBe('responsible judge-word 2026-12-02 18:00');
    story.does('2026-12-01 11:00', specialist, { type: 'mark-courtesy' });
    expect(story.owes).toBe('nobody nothing null');
  });

  it('SK-8 reopening opens a new cycle of clocks; results of the first stay', () => {
    const story = closed().does('2026-12-01 10:00', author, { type: 'reopen', text: 'again' });
    expect(story.ticket).toMatchObject({ cycle: 2, stage: 'triage', closed: null });
    expect(story.clock('resolution').due).toBe('2026-12-08 18:00');
    expect(story.clocks.filter(({ code }) => code === 'resolution').map(({ key }) => key)).toEqual([
      '1/resolution',
      '2/resolution',
    ]);
    expect(story.clocks.find(({ key }) => key === '1/resolution')?.stoppedAt).toBe(msk('2026-11-24 10:00'));
  });

  it('SK-20 a word that came before the end of silence and was stored after it voids the closing', () => {
    const story = solved()
      .delivered('2026-11-24 10:05')
      .pass('2026-11-26 18:00')
      .delivered('2026-11-26 18:01', 'silence-warning')
      .pass('2026-11-27 18:00');
    expect(story.ticket.closed?.how).toBe('silence');
    const late = { storedAt: msk('2026-11-27 18:05'), channel: 'email' } as const;
    story.does('2026-11-27 18:00', author, { type: 'reply', text: 'wait' }, late);
    expect(story.ticket).toMatchObject({ cycle: 1, stage: 'solved', closed: null });
    expect(story.owes).toMatch(/^responsible judge-word/);
  });
});

describe('roles', () => {
  it('SK-1 the manager assigns and reassigns; a specialist takes what nobody has and hands on his own', () => {
    const story = new Story().file('2026-11-23 10:00');
    expect(story.give('2026-11-23 10:01', specialist, { type: 'assign', to: 'sp-02' })).toBe('not-allowed');
    expect(story.give('2026-11-23 10:01', manager, { type: 'assign', to: 'zz-99' })).toBe('unknown-person');
    story.does('2026-11-23 10:02', specialist, { type: 'assign', to: 'sp-01' });
    expect(story.give('2026-11-23 10:03', other, { type: 'assign', to: 'sp-02' })).toBe('not-allowed');
    story.does('2026-11-23 10:04', specialist, { type: 'assign', to: 'sp-02', reason: 'x' });
    story.does('2026-11-23 10:05', manager, { type: 'assign', to: 'sp-01' });
  });

  it('SK-1 a hand in the engine’s console has a manager’s rights; what is refused there becomes an event and a duty', () => {
    const story = answered().does('2026-11-23 12:00', console_, { type: 'assign', to: 'sp-02' });
    expect(story.ticket.assignee).toBe('sp-02');
    expect(story.give('2026-11-23 12:01', console_, { type: 'assign', to: 'nobody' })).toBe('unknown-person');
    expect(story.events.find(({ type }) => type === 'signal-refused')).toMatchObject({ refusal: 'unknown-person' });
    expect(story.clock('signal-refused').due).toBe('2026-11-24 18:00');
    story.does('2026-11-23 13:00', manager, { type: 'note', text: 'seen' });
    expect(story.clock('signal-refused').stopped).toBe('2026-11-23 13:00');
  });

  it('SK-5 a second problem is split off under the id of its command', () => {
    const story = answered().does('2026-11-23 12:00', specialist, { type: 'split', subject: 's', text: 't' });
    expect(story.ticket.splitOff).toEqual(['cmd-3']);
  });

  it('SK-14 SK-16 a visit request ends the limit of a topic that says so, and no other', () => {
    const visit = { type: 'request-visit', subject: '54', address: 'a', contact: 'c', vehicles: 1 } as const;
    const remote = new Story().file('2026-11-23 10:00', { topic: 'remote-diagnostics', vehicles: 2 });
    remote.does('2026-11-23 11:00', specialist, {
      type: 'triage',
      outcome: 'estimate',
      text: 'x',
      expectedAt: msk('2026-11-25 12:00'),
    });
    expect(remote.give('2026-11-25 10:00', specialist, { ...visit, subject: '177' })).toBe('unknown-region');
    remote.does('2026-11-25 10:00', specialist, visit);
    expect(remote.clock('resolution').stopped).toBe('2026-11-25 10:00');
    expect(remote.ticket.stage).toBe('visit');
    const consulting = answered().does('2026-11-25 10:00', author, visit);
    expect(consulting.clock('resolution').stopped).toBeNull();
    expect(consulting.ticket.stage).toBe('resolution');
  });

  it('SK-6 If-Match that no longer holds changes nothing', () => {
    const story = answered();
    const { revision } = story.ticket;
    expect(story.give('2026-11-23 12:00', specialist, { type: 'note', text: 'x' }, { ifMatch: revision - 1 })).toBe(
      'revision-moved',
    );
    expect(story.ticket.revision).toBe(revision);
    expect(story.give('2026-11-23 12:00', specialist, { type: 'note', text: 'x' }, { ifMatch: revision })).toBe('done');
  });
});
