/** What a ticket makes of its visits (SK-14, SK-16), and of parts that it waits for itself (SK-18). */
import type { Actor } from '../../../domain/policy/actor';
import { firstProgress, nextStep, type VisitProgress } from '../../../domain/ticket';
import { author, manager, msk, specialist, Story } from './story';

const visitPart: Actor = { kind: 'system', part: 'visit' };
const site = { type: 'request-visit', subject: '54', address: 'a', contact: 'c', vehicles: 1 } as const;

/** Filed on Friday, triaged, with visits requested on Monday at 10:00: one working day of five was used. */
function visiting(visits = 1): Story {
  const story = new Story()
    .file('2026-11-20 10:00', { topic: 'remote-diagnostics', vehicles: 1 })
    .does('2026-11-20 11:00', specialist, {
      type: 'triage',
      outcome: 'estimate',
      text: 't',
      expectedAt: msk('2026-11-24 12:00'),
    });
  for (let n = 0; n < visits; n += 1) story.does('2026-11-23 10:00', specialist, site);
  return story;
}

function progress(story: Story, at: string, n: number, change: Partial<VisitProgress>): Story {
  const visitId = story.ticket.visits[n]?.id ?? '';
  return story.does(at, visitPart, { type: 'visit-progress', visitId, progress: { ...firstProgress, ...change } });
}

const done = { stage: 'done', owes: 'nobody', step: 'nothing' } as const;

it('SK-16 the ticket shows who owes the next step of its visits, and when the most urgent falls due', () => {
  const story = visiting(2);
  expect([story.ticket.stage, nextStep(story.ticket)]).toMatchObject([
    'visit',
    { owes: 'coordinator', step: 'offer-slot' },
  ]);
  progress(story, '2026-11-24 10:00', 1, {
    stage: 'agreed',
    owes: 'technician',
    step: 'go',
    until: msk('2026-11-25 10:00'),
  });
  expect(nextStep(story.ticket)).toMatchObject({ owes: 'technician', step: 'go', until: msk('2026-11-25 10:00') });
  expect(
    story.ticket.clocks.filter(({ code }) => code === 'visit-arrangement').map(({ stoppedAt }) => stoppedAt),
  ).toEqual([null, msk('2026-11-24 10:00')]);
});

it('SK-16 when all visits are checked the ticket is solved as a repair; confirmed in every act, it is closed', () => {
  const silent = progress(visiting(), '2026-11-26 10:00', 0, done);
  expect(silent.ticket).toMatchObject({ stage: 'solved', solution: { kind: 'repair' }, closed: null });
  const confirmed = progress(visiting(), '2026-11-26 10:00', 0, { ...done, confirmed: true });
  expect(confirmed.ticket).toMatchObject({ stage: 'closed', closed: { how: 'confirmed' } });
  const half = progress(visiting(2), '2026-11-26 10:00', 0, { ...done, confirmed: true });
  expect(half.ticket.stage).toBe('visit');
  progress(half, '2026-11-27 10:00', 1, done);
  expect(half.ticket.stage).toBe('solved');
});

const cancelled = (by: 'client' | 'desk') =>
  ({ stage: 'cancelled', cancelledBy: by, owes: 'nobody', step: 'nothing' }) as const;

it.each(['client', 'desk'] as const)(
  'SK-14 when the last visit is called off by the %s, the resolution goes on with what was left',
  (by) => {
    const story = progress(visiting(), '2026-11-30 10:00', 0, cancelled(by));
    // Five days from Friday end on 27 November; from the request on Monday 10:00 to the next Monday 10:00, five days stood.
    expect([story.ticket.stage, story.clock('resolution').due]).toEqual(['resolution', '2026-12-04 18:00']);
    const owner = by === 'client' ? 'client' : 'us';
    expect(story.clock('resolution').found?.pauses).toMatchObject([{ cause: 'visit', owner }]);
  },
);

it('SK-16 done and called off come to the same in either order', () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ] as const) {
    const story = visiting(2);
    const ends = [done, cancelled('desk')];
    order.forEach((n, at) => progress(story, `2026-11-2${6 + at} 10:00`, n, ends[n] ?? done));
    expect(story.ticket.stage).toBe('solved');
  }
});

it('SK-20 a solution that stands is judged by the client, whatever the field still brings', () => {
  for (const end of [{ ...done, confirmed: true }, cancelled('desk')]) {
    const story = visiting().does('2026-11-24 10:00', specialist, { type: 'solve', text: 's', kind: 'answer' });
    story.does('2026-11-24 11:00', author, { type: 'reply', text: 'не работает' });
    progress(story, '2026-11-25 10:00', 0, end);
    expect([story.ticket.stage, story.ticket.words.length, story.clock('resolution').due === null]).toEqual([
      'solved',
      1,
      false,
    ]);
    expect(story.owes).toContain('responsible judge-word');
  }
});

it('SK-20 what was confirmed on the spot says nothing of a visit that was called off', () => {
  const story = progress(visiting(2), '2026-11-26 10:00', 0, { ...done, confirmed: true });
  progress(story, '2026-11-27 10:00', 1, cancelled('desk'));
  expect(story.ticket).toMatchObject({ stage: 'solved', closed: null });
});

it('SK-20 an objection to a repair on the spot: the topic’s limit goes on with what the visit’s request had left', () => {
  const story = progress(visiting(), '2026-11-30 10:00', 0, done);
  story.does('2026-12-01 10:00', author, { type: 'object', text: 'Снова молчит' });
  expect([story.ticket.stage, story.clock('resolution').due, story.owes]).toEqual([
    'resolution',
    '2026-12-07 18:00',
    'responsible solve 2026-12-07 18:00',
  ]);
});

it('SK-20 after an objection to a repair the way to it was the desk’s time, and the judging the client’s', () => {
  const story = progress(visiting(), '2026-11-30 10:00', 0, done);
  story.does('2026-12-01 10:00', author, { type: 'object', text: 'Снова молчит' });
  expect(story.clock('resolution').found?.pauses).toEqual([
    { from: msk('2026-11-23 10:00'), to: msk('2026-11-30 10:00'), cause: 'visit', owner: 'us' },
    { from: msk('2026-11-30 10:00'), to: msk('2026-12-01 10:00'), cause: 'solution', owner: 'client' },
  ]);
});

it.each(['a reply', 'an objection'] as const)(
  'SK-14 a visit that the client requests over a solution ends the limit, after %s too',
  (how) => {
    const story = new Story().file('2026-11-20 10:00', { topic: 'remote-diagnostics', vehicles: 1 });
    story.does('2026-11-23 10:00', specialist, { type: 'solve', text: 's', kind: 'answer' });
    story.does('2026-11-24 10:00', author, { type: 'reply', text: 'не работает' });
    story.does('2026-11-24 11:00', author, site);
    if (how === 'a reply') story.does('2026-11-24 12:00', specialist, { type: 'reply', text: 'приедем' });
    else story.does('2026-11-24 12:00', author, { type: 'object', text: 'не работает' });
    expect(story.ticket.stage).toBe('visit');
    expect(story.clock('resolution').stopped).toBe('2026-11-24 11:00');
    expect(story.owes).toContain('coordinator offer-slot');
    progress(story, '2026-11-25 10:00', 0, cancelled('desk'));
    expect([story.ticket.stage, story.clock('resolution').stopped]).toEqual(['resolution', null]);
  },
);

it('SK-14 whether an open visit has ended the limit is for the topic to say, also for one given since', () => {
  const classify = (topic: string) => ({ type: 'classify', topic }) as const;
  const ended = visiting();
  ended.does('2026-11-24 10:00', specialist, classify('verification'));
  expect([ended.ticket.stage, ended.clock('resolution').stopped]).toEqual(['resolution', null]);
  expect(ended.clock('resolution').found?.pauses).toEqual([]);
  ended.does('2026-11-25 10:00', specialist, classify('remote-diagnostics'));
  expect([ended.ticket.stage, ended.clock('resolution').stopped]).toEqual(['visit', '2026-11-23 10:00']);
});

it('SK-14 a visit of an earlier cycle ends nothing in the next one', () => {
  const story = visiting().does('2026-11-24 10:00', author, { type: 'close' });
  story.does('2026-11-25 10:00', author, { type: 'reopen', text: 'всё же нужно' });
  const { due } = story.clock('resolution');
  story.does('2026-11-26 10:00', manager, { type: 'classify', priority: 'high' });
  expect(story.clock('resolution')).toMatchObject({ due, stopped: null });
  progress(story, '2026-11-27 10:00', 0, cancelled('desk'));
  expect(story.clock('resolution')).toMatchObject({ due, stopped: null });
});

it.each(['a word', 'an objection'] as const)(
  'SK-14 the resolution goes on after the last visit, whatever was said over a solution: %s',
  (how) => {
    const story = new Story().file('2026-11-20 10:00', { topic: 'remote-diagnostics', vehicles: 1 });
    story.does('2026-11-23 10:00', specialist, { type: 'solve', text: 's', kind: 'answer' });
    story.does('2026-11-23 11:00', author, { type: 'reply', text: 'не работает' });
    story.does('2026-11-23 12:00', author, site);
    story.does('2026-11-23 13:00', specialist, { type: 'mark-courtesy' });
    if (how === 'a word') {
      story.does('2026-11-23 14:00', author, { type: 'reply', text: 'всё ещё' });
      story.does('2026-11-23 15:00', specialist, { type: 'reply', text: 'приедем' });
    } else {
      story.does('2026-11-23 14:00', author, { type: 'object', text: 'всё ещё' });
      story.does('2026-11-23 15:00', specialist, { type: 'solve', text: 's', kind: 'answer' });
      story.does('2026-11-23 16:00', author, { type: 'object', text: 'всё ещё' });
    }
    expect(story.ticket.stage).toBe('visit');
    progress(story, '2026-11-25 10:00', 0, cancelled('desk'));
    expect([story.ticket.stage, story.clock('resolution').stopped]).toEqual(['resolution', null]);
    expect(story.clock('resolution').due).not.toBeNull();
  },
);

it('SK-14 a topic given while the solution stands holds when it is taken back', () => {
  const story = visiting().does('2026-11-24 10:00', specialist, { type: 'solve', text: 's', kind: 'answer' });
  story.does('2026-11-24 11:00', specialist, { type: 'classify', topic: 'verification' });
  story.does('2026-11-24 12:00', author, { type: 'object', text: 'не работает' });
  expect([story.ticket.stage, story.clock('resolution').stopped]).toEqual(['resolution', null]);
  expect(story.clock('resolution').found?.pauses).toEqual([
    { from: msk('2026-11-24 10:00'), to: msk('2026-11-24 12:00'), cause: 'solution', owner: 'client' },
  ]);
});

it('SK-18 a ticket that waits for parts owes nothing itself: the supplier delivers, or somebody asks when', () => {
  const story = new Story().file('2026-11-20 10:00', { topic: 'verification' });
  story.does('2026-11-20 11:00', specialist, { type: 'triage', outcome: 'consultation', text: 't' });
  const lines = [{ part: 'p', quantity: 1 }];
  const expectedAt = msk('2026-11-26 12:00');
  story.does('2026-11-23 09:00', specialist, { type: 'order-parts', supplier: 's', lines, expectedAt });
  expect(story.owes).toBe('supplier deliver-parts 2026-11-26 12:00');
  story.does('2026-11-23 10:00', specialist, { type: 'order-parts', supplier: 's', lines });
  expect(story.owes).toMatch(/^[a-z-]+ ask-arrival 2026-11-24 18:00$/);
  for (const { id } of story.ticket.orders)
    story.does('2026-11-24 10:00', specialist, { type: 'receive-parts', order: id });
  expect(story.owes).toContain('solve');
});

it('SK-18 F1 parts that are under way when a ticket is reopened hold up nothing in the new cycle, and somebody still asks for them', () => {
  const story = new Story().file('2026-11-20 10:00', { topic: 'verification' });
  const lines = [{ part: 'p', quantity: 1 }];
  story.does('2026-11-23 09:00', specialist, { type: 'order-parts', supplier: 's', lines });
  story.does('2026-11-23 10:00', author, { type: 'close' });
  story.does('2026-11-24 10:00', author, { type: 'reopen', text: 'всё же нужно' });
  expect(story.clock('resolution')).toMatchObject({ due: '2026-12-01 18:00', stopped: null });
  expect(story.clock('parts')).toMatchObject({ due: '2026-11-25 18:00', stopped: null });
  story.does('2026-11-25 10:00', specialist, { type: 'receive-parts', order: story.ticket.orders[0]?.id ?? '' });
  expect(story.clock('resolution').due).not.toBeNull();
  expect(story.clock('parts').stopped).toBe('2026-11-25 10:00');
});

it('SK-18 parts stand a clock that runs on from the client’s word on, not from the answer to it', () => {
  const story = new Story().file('2026-11-20 10:00', { topic: 'verification' });
  story.does('2026-11-20 11:00', specialist, { type: 'triage', outcome: 'consultation', text: 't' });
  story.does('2026-11-23 09:00', specialist, {
    type: 'order-parts',
    supplier: 's',
    lines: [{ part: 'p', quantity: 1 }],
  });
  story.does('2026-11-23 12:00', specialist, { type: 'solve', text: 's', kind: 'answer' });
  story.does('2026-11-24 10:00', author, { type: 'reply', text: 'не работает' });
  story.does('2026-11-26 10:00', specialist, { type: 'reply', text: 'ждём деталь' });
  expect(story.clock('resolution').found?.pauses.at(-1)).toEqual({
    from: msk('2026-11-24 10:00'),
    to: null,
    cause: 'parts',
    owner: 'supplier',
  });
});

it('SK-20 a repair that the client objected to does not count when the next visit is called off', () => {
  const story = progress(visiting(), '2026-11-30 10:00', 0, done);
  story.does('2026-12-01 10:00', author, { type: 'object', text: 'Снова молчит' });
  story.does('2026-12-02 10:00', specialist, site);
  expect(story.ticket.stage).toBe('visit');
  progress(story, '2026-12-03 10:00', 1, cancelled('desk'));
  expect(story.ticket).toMatchObject({ stage: 'resolution', solution: null });
});

it('SK-16 what a visit tells a closed ticket is kept, and nothing else happens', () => {
  const story = visiting().does('2026-11-24 10:00', author, { type: 'close' });
  progress(story, '2026-11-26 10:00', 0, { ...done, confirmed: true });
  expect(story.ticket).toMatchObject({ stage: 'closed', closed: { how: 'by-author' }, solution: null });
  const foreign = { type: 'visit-progress', visitId: 'nothing', progress: firstProgress } as const;
  expect(story.give('2026-11-26 11:00', visitPart, foreign)).toBe('unknown-visit');
  expect(story.give('2026-11-26 11:00', specialist, foreign)).toBe('not-allowed');
});

it('SK-18 a remote repair waits for parts: the resolution stands as the supplier’s time, also after an objection', () => {
  const story = new Story().file('2026-11-20 10:00', { topic: 'verification' });
  const order = { type: 'order-parts', supplier: 's', lines: [{ part: 'p', quantity: 1 }] } as const;
  expect(story.give('2026-11-23 09:30', author, order)).toBe('not-allowed');
  story.does('2026-11-23 08:00', specialist, order);
  expect(story.clock('resolution').due).toBeNull();
  const id = story.ticket.orders[0]?.id ?? '';
  story.does('2026-11-25 08:00', specialist, { type: 'receive-parts', order: id });
  expect(story.clock('resolution').due).toBe('2026-12-01 18:00');
  story.does('2026-11-26 10:00', specialist, order);
  story.does('2026-11-26 11:00', specialist, { type: 'solve', text: 's', kind: 'repair' });
  story.does('2026-11-26 12:00', author, { type: 'object', text: 'o' });
  expect(story.clock('resolution').due).toBeNull();
});
