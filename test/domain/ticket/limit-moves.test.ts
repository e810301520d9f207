/** What was told under a limit, when the limit starts, stops or moves; and what an earlier cycle decides: nothing (SK-13, SK-14, SK-19). */
import type { Actor } from '../../../domain/policy/actor';
import { firstProgress, nextDue, nextStep, type TicketEvent, type VisitProgress } from '../../../domain/ticket';
import { author, iso, manager, msk, specialist, Story } from './story';

const visitPart: Actor = { kind: 'system', part: 'visit' };
const site = { type: 'request-visit', subject: '54', address: 'a', contact: 'c', vehicles: 1 } as const;

/** Filed on Friday with a limit of five working days (27 November), and an indicative time told for Thursday, the 26th. */
function promised(expectedAt = '2026-11-26 12:00'): Story {
  return new Story()
    .file('2026-11-20 10:00', { topic: 'remote-diagnostics', vehicles: 1 })
    .does('2026-11-20 11:00', specialist, {
      type: 'triage',
      outcome: 'estimate',
      text: 't',
      expectedAt: msk(expectedAt),
    });
}

function tells(story: Story, at: string, n: number, change: Partial<VisitProgress>): Story {
  const visitId = story.ticket.visits[n]?.id ?? '';
  const progress = { ...firstProgress, owes: 'nobody', step: 'nothing', ...change } as const;
  return story.does(at, visitPart, { type: 'visit-progress', visitId, progress });
}

const done = { stage: 'done', confirmed: true } as const;
const cancelledBy = (by: 'client' | 'desk') => ({ stage: 'cancelled', cancelledBy: by }) as const;

function last<T extends TicketEvent['type']>(story: Story, type: T): Extract<TicketEvent, { type: T }> | undefined {
  return story.events.filter((event): event is Extract<TicketEvent, { type: T }> => event.type === type).at(-1);
}

const runningOf = ({ ticket }: Story) =>
  ticket.clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ key, aim }) => [key, iso(aim.due)]);

describe('SK-16 F1 an earlier cycle decides nothing in a later one', () => {
  const reopened = (): Story =>
    promised()
      .does('2026-11-23 10:00', specialist, site)
      .does('2026-11-24 10:00', author, { type: 'close' })
      .does('2026-11-25 10:00', author, { type: 'reopen', text: 'другое' });

  test('a visit that is done and confirmed in the next cycle neither solves nor closes it, and its limits run on', () => {
    const story = reopened();
    const running = runningOf(story);
    tells(story, '2026-11-26 10:00', 0, done);
    expect(story.ticket).toMatchObject({ stage: 'triage', cycle: 2, solution: null, closed: null });
    expect(runningOf(story)).toEqual(running);
    expect(story.ticket.visits[0]?.overAt).toBe(msk('2026-11-26 10:00'));
  });

  test('the limit runs on when the last visit of this cycle is over, whatever stands open of an earlier one', () => {
    const story = reopened()
      .does('2026-11-25 11:00', specialist, {
        type: 'triage',
        outcome: 'estimate',
        text: 't',
        expectedAt: msk('2026-11-27 12:00'),
      })
      .does('2026-11-26 10:00', specialist, site);
    expect(story.ticket.stage).toBe('visit');
    tells(story, '2026-11-27 10:00', 1, cancelledBy('client'));
    expect(story.ticket.stage).toBe('resolution');
    expect(runningOf(story).map(([key]) => key)).toContain('2/resolution');
    expect(nextStep(story.ticket)).toMatchObject({ owes: 'responsible', step: 'solve' });
  });

  test('a visit of an earlier cycle is neither the next step nor the next due of the ticket, and does not make its stage', () => {
    const story = reopened().does('2026-11-25 11:00', specialist, {
      type: 'triage',
      outcome: 'estimate',
      text: 't',
      expectedAt: msk('2026-11-27 12:00'),
    });
    tells(story, '2026-11-25 12:00', 0, {
      stage: 'agreed',
      owes: 'technician',
      step: 'go',
      due: msk('2026-11-25 18:00'),
    });
    expect(story.ticket.stage).toBe('resolution');
    expect(nextStep(story.ticket)).toMatchObject({ owes: 'responsible', step: 'solve' });
    expect(iso(nextDue(story.ticket))).toBe('2026-11-27 12:00');
  });

  test('SK-18 parts ordered in an earlier cycle hold up none of the limits of this one, and are still watched', () => {
    const lines = [{ part: 'p', quantity: 1 }];
    const story = promised()
      .does('2026-11-23 10:00', specialist, {
        type: 'order-parts',
        supplier: 's',
        lines,
        expectedAt: msk('2026-12-10 12:00'),
      })
      .does('2026-11-24 10:00', author, { type: 'close' })
      .does('2026-11-25 10:00', author, { type: 'reopen', text: 'другое' });
    expect(runningOf(story)).toContainEqual(['2/resolution', '2026-12-02 18:00']);
    expect(runningOf(story).map(([key]) => key)).toContain('2/parts');
    // And one ordered now does, until it is there, whatever became of the earlier one.
    story.does('2026-11-25 11:00', specialist, { type: 'order-parts', supplier: 's', lines });
    expect(runningOf(story)).toContainEqual(['2/resolution', null]);
    const [first, second] = story.ticket.orders;
    story.does('2026-11-25 12:00', specialist, { type: 'receive-parts', order: second?.id ?? '' });
    expect(story.ticket.clocks.find(({ key }) => key === '2/resolution')?.aim.due).not.toBeNull();
    story.does('2026-11-25 13:00', specialist, { type: 'receive-parts', order: first?.id ?? '' });
  });
});

describe('SK-13 F5 an indicative time does not outlive what it was told under', () => {
  test.each([
    ['a longer limit', {}, { days: 3 }, '2026-12-02 18:00'],
    ['the first limit there is', { vehicles: 8 }, { until: '2026-12-04' }, '2026-12-04 18:00'],
  ])(
    'SK-19 %s, agreed, replaces it: its clock stops, and the next step is by the agreed date',
    (_, change, offer, due) => {
      const story = promised();
      if ('vehicles' in change) story.does('2026-11-20 12:00', specialist, { type: 'classify', ...change });
      story
        .does('2026-11-23 10:00', specialist, { type: 'propose-extension', ...offer, reason: 'Архив' })
        .does('2026-11-23 12:00', author, { type: 'answer-extension', answer: 'accept' });
      expect(last(story, 'estimate-lapsed')).toMatchObject({
        expectedAt: msk('2026-11-26 12:00'),
        because: 'limit-agreed',
      });
      expect([story.ticket.estimate, story.clock('promise').stopped]).toEqual([null, '2026-11-23 12:00']);
      expect(nextStep(story.ticket)).toMatchObject({ step: 'solve', until: msk(due) });
      story.pass('2026-11-27 12:00');
      expect(story.told.filter((line) => line.startsWith('promise'))).toEqual([]);
    },
  );

  test('SK-19 an offer that was declined leaves it as it is', () => {
    const story = promised()
      .does('2026-11-23 10:00', specialist, { type: 'propose-extension', days: 3, reason: 'Архив' })
      .does('2026-11-23 12:00', author, { type: 'answer-extension', answer: 'decline' });
    expect([story.ticket.estimate?.expectedAt, story.clock('promise').stopped]).toEqual([
      msk('2026-11-26 12:00'),
      null,
    ]);
  });

  test('a topic with an earlier limit: it lapses, on the record, with the dates', () => {
    const story = promised().does('2026-11-20 12:00', specialist, { type: 'classify', topic: 'system-reports' });
    expect(last(story, 'limit-moved')).toMatchObject({
      was: msk('2026-11-27 18:00'),
      due: msk('2026-11-24 18:00'),
      because: 'classified',
    });
    expect(last(story, 'estimate-lapsed')).toMatchObject({
      expectedAt: msk('2026-11-26 12:00'),
      because: 'limit-moved',
    });
    expect(story.ticket.estimate).toBeNull();
    expect(runningOf(story).map(([key]) => key)).not.toContain('1/promise');
    // And the same date is told anew by nobody: it lies beyond the limit.
    const again = { type: 'estimate', text: 't', expectedAt: msk('2026-11-26 12:00') } as const;
    expect(story.give('2026-11-20 12:30', specialist, again)).toBe('estimate-beyond-limit');
  });

  test('a topic with a later limit leaves it', () => {
    const story = promised('2026-11-23 12:00')
      .does('2026-11-20 12:00', specialist, { type: 'classify', topic: 'system-reports' })
      .does('2026-11-20 13:00', specialist, { type: 'classify', topic: 'verification' });
    expect(iso(story.ticket.estimate?.expectedAt)).toBe('2026-11-23 12:00');
    expect(last(story, 'estimate-lapsed')).toBeUndefined();
    expect(last(story, 'limit-moved')).toMatchObject({ due: msk('2026-11-27 18:00') });
  });

  test('SK-18 told while the limit stood for parts that then come early: it lapses when they are there', () => {
    const story = promised()
      .does('2026-11-20 12:00', specialist, {
        type: 'order-parts',
        supplier: 's',
        lines: [{ part: 'p', quantity: 1 }],
        expectedAt: msk('2026-12-14 12:00'),
      })
      .does('2026-11-20 13:00', specialist, { type: 'estimate', text: 't', expectedAt: msk('2026-12-15 12:00') });
    expect(iso(story.ticket.estimate?.expectedAt)).toBe('2026-12-15 12:00');
    story.does('2026-11-23 12:00', specialist, { type: 'receive-parts', order: story.ticket.orders[0]?.id ?? '' });
    expect(story.ticket.estimate).toBeNull();
    expect(last(story, 'estimate-lapsed')).toMatchObject({ because: 'limit-moved' });
  });

  test('SK-16 a visit ends the limit and with it what was told; called off, the limit runs on and its new date is on the record', () => {
    const story = promised().does('2026-11-23 10:00', specialist, site);
    expect(story.ticket.estimate).toBeNull();
    expect(last(story, 'estimate-lapsed')).toMatchObject({ because: 'limit-ended' });
    tells(story, '2026-11-24 10:00', 0, cancelledBy('client'));
    const due = story.ticket.clocks.find(({ key }) => key === '1/resolution')?.aim.due;
    expect(last(story, 'limit-moved')).toMatchObject({ was: null, due, because: 'visit-over' });
    expect(story.ticket.estimate).toBeNull();
  });
});

describe('SK-19 a proposal for a limit that is no longer what it was is dropped', () => {
  const proposed = (days = 2): Story =>
    promised().does('2026-11-20 12:00', specialist, { type: 'propose-extension', days, reason: 'r' });

  test('when a visit ends the limit', () => {
    const story = proposed().does('2026-11-23 10:00', specialist, site);
    expect(story.ticket.proposal).toBeNull();
    expect(last(story, 'extension-expired')).toMatchObject({ because: 'relimited' });
    expect(story.give('2026-11-23 11:00', author, { type: 'answer-extension', answer: 'accept' })).toBe('no-proposal');
  });

  test('when the limit has come to be later than what it offers', () => {
    const story = promised().does('2026-11-20 12:00', specialist, {
      type: 'propose-extension',
      until: '2026-12-01',
      reason: 'r',
    });
    story.does('2026-11-20 13:00', specialist, {
      type: 'order-parts',
      supplier: 's',
      lines: [{ part: 'p', quantity: 1 }],
    });
    expect(story.ticket.proposal).not.toBeNull();
    story.does('2026-12-01 12:00', specialist, { type: 'receive-parts', order: story.ticket.orders[0]?.id ?? '' });
    expect(story.ticket.proposal).toBeNull();
  });
});

test('SK-1 a priority that a topic has raised goes back with it; one that a person named stays', () => {
  const raised = new Story()
    .file('2026-11-20 10:00', { topic: 'stolen-vehicle' })
    .does('2026-11-20 11:00', specialist, { type: 'classify', topic: 'consulting' });
  expect(raised.ticket.priority).toBe('normal');
  const named = new Story()
    .file('2026-11-20 10:00')
    .does('2026-11-20 11:00', manager, { type: 'classify', priority: 'low' })
    .does('2026-11-20 12:00', specialist, { type: 'classify', topic: 'stolen-vehicle' });
  expect(named.ticket.priority).toBe('critical');
  named.does('2026-11-20 13:00', specialist, { type: 'classify', topic: 'consulting' });
  expect(named.ticket.priority).toBe('low');
});

test('SK-1 where nobody is responsible, what the responsible would owe is owed by the managers', () => {
  const story = new Story()
    .file('2026-11-20 10:00')
    .does('2026-11-20 11:00', author, { type: 'close' })
    .does('2026-11-20 12:00', author, { type: 'reply', text: 'и ещё' });
  expect(story.ticket.assignee).toBeNull();
  expect(nextStep(story.ticket)).toMatchObject({ owes: 'manager', step: 'judge-word' });
});

test('SK-18 a limit that stands for parts is the supplier’s, also when something sooner was told before', () => {
  const story = promised('2026-11-23 12:00').does('2026-11-20 12:00', specialist, {
    type: 'order-parts',
    supplier: 's',
    lines: [{ part: 'p', quantity: 1 }],
    expectedAt: msk('2026-12-14 12:00'),
  });
  expect(nextStep(story.ticket)).toMatchObject({ owes: 'supplier', step: 'deliver-parts' });
});
