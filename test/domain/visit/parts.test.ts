/** Parts that a visit waits for (SK-18): whose time it is, and what the clock makes of it. */
import { expectedAim } from '../../../domain/parts';
import { iso, msk, skai, specialist } from '../ticket/story';
import { coordinator, fullAct, ready, technician, working } from './story';

const order = { type: 'order-parts', supplier: 'ООО Склад', lines: [{ part: 'FMB920', quantity: 2 }] } as const;

it('SK-18 from order to receipt the clock stands as the supplier’s time; overlapping orders are one pause; arrival twice is harmless', () => {
  const story = ready().does('2026-03-03 09:30', coordinator, { ...order, expectedAt: msk('2026-03-10 12:00') });
  const first = story.visit.orders[0]?.id ?? '';
  expect(story.clock()).toMatchObject({ due: null, started: '2026-03-02 12:00' });
  expect(story.clock().found?.pauses).toMatchObject([{ cause: 'parts', owner: 'supplier' }]);
  expect(story.owes).toBe('supplier deliver-parts 2026-03-10 12:00');
  const clock = story.clock().found;
  const expected = clock && expectedAim(clock, story.visit.orders, skai, msk('2026-03-04 10:00'));
  story.does('2026-03-04 10:00', coordinator, order);
  const second = story.visit.orders[1]?.id ?? '';
  story.does('2026-03-05 10:00', coordinator, {
    type: 'receive-parts',
    order: first,
    lines: [{ part: 'FMB920', quantity: 1 }],
  });
  story.does('2026-03-06 10:00', coordinator, { type: 'receive-parts', order: first });
  expect(story.clock().due).toBeNull();
  story.does('2026-03-10 12:00', coordinator, { type: 'receive-parts', order: second });
  const { due } = story.clock();
  expect(due).toBe(iso(expected?.due));
  expect(due).toBe('2026-04-03 12:00');
  const { revision } = story.visit;
  story.does('2026-03-11 12:00', coordinator, { type: 'receive-parts', order: second });
  expect([story.visit.revision, story.clock().due]).toEqual([revision, due]);
});

it('SK-18 parts late beyond the promise are told of, and what cannot be received is refused', () => {
  const story = ready().does('2026-03-03 09:30', coordinator, { ...order, expectedAt: msk('2026-03-05 12:00') });
  const id = story.visit.orders[0]?.id ?? '';
  story.pass('2026-03-06 13:00');
  expect(story.told).toContain('parts due 2026-03-05 12:00');
  const receive = (lines: { part: string; quantity: number }[]) =>
    story.give('2026-03-06 13:00', coordinator, { type: 'receive-parts', order: id, lines });
  expect(receive([{ part: 'FMB920', quantity: 3 }])).toBe('more-than-ordered');
  expect(receive([{ part: 'other', quantity: 1 }])).toBe('unknown-part');
  expect(story.give('2026-03-06 13:00', coordinator, { type: 'receive-parts', order: 'nothing' })).toBe(
    'unknown-order',
  );
  story.does('2026-03-06 14:00', coordinator, { type: 'cancel-parts', order: id });
  expect(story.clock().due).not.toBeNull();
  expect(story.give('2026-03-06 15:00', coordinator, { type: 'receive-parts', order: id })).toBe('order-cancelled');
});

it('SK-18 parts on their way when work is found wanting: the clock stands from the moment it runs on', () => {
  const story = working().does('2026-03-05 13:00', coordinator, order).does('2026-03-05 14:00', technician, fullAct);
  story.does('2026-03-06 10:00', specialist, { type: 'check', ok: false, text: 'нет' });
  expect(story.clock()).toMatchObject({ due: null, stopped: null });
  const open = story.clock().found?.pauses.filter(({ to }) => to === null);
  expect(open).toMatchObject([{ from: msk('2026-03-05 14:00'), cause: 'parts' }]);
});

it('SK-18 parts that came while the work was being looked at still count when it is found wanting', () => {
  const plain = working().does('2026-03-05 14:00', technician, fullAct);
  plain.does('2026-03-12 15:00', specialist, { type: 'check', ok: false, text: 'нет' });
  const story = working().does('2026-03-05 13:00', coordinator, order).does('2026-03-05 14:00', technician, fullAct);
  const id = story.visit.orders[0]?.id ?? '';
  story.does('2026-03-12 12:00', coordinator, { type: 'receive-parts', order: id });
  story.does('2026-03-12 15:00', specialist, { type: 'check', ok: false, text: 'нет' });
  // From 5 March 13:00 to 12 March 12:00 the clock stood: four working days but an hour.
  expect([plain.clock().due, story.clock().due]).toEqual(['2026-03-27 18:00', '2026-04-02 17:00']);
});

it('SK-18 an order without a promised arrival: somebody asks for one by the end of the next working day', () => {
  const story = ready().does('2026-03-03 09:30', coordinator, order);
  story.pass('2026-03-05 10:00');
  expect(story.told).toContain('parts due 2026-03-04 18:00');
  story.does('2026-03-05 11:00', coordinator, { type: 'cancel', reason: 'продали' });
  expect(story.clock('parts').stopped).toBeNull();
  story.does('2026-03-06 11:00', coordinator, { type: 'receive-parts', order: story.visit.orders[0]?.id ?? '' });
  expect(story.clock('parts').stopped).toBe('2026-03-06 11:00');
});
