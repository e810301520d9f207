/** Words that come late, are taken back, or name another day: what they leave of the clocks, and who hears of them. */
import { expectedAim } from '../../../domain/parts';
import { fold } from '../../../domain/process';
import { visitKind } from '../../../domain/visit';
import { author, catalogOf, builtIn, contracted, iso, msk, rulesOf, skai, specialist } from '../ticket/story';
import { agreed, coordinator, fullAct, otherTechnician, ready, technician, VisitStory, working } from './story';

const stands = rulesOf(contracted(builtIn('skai'), { visits: { withdrawal: 'stands', source: '5' } }));
const standing = () =>
  new VisitStory(stands, catalogOf(stands)).open('2026-06-01 10:00', { readyAt: msk('2026-06-01 10:00') });
const withdrawn = { type: 'withdraw-ready', reason: 'в рейсе' } as const;

/** Of the last event of a kind: who gets a letter. */
function toldOf(story: VisitStory, type: VisitStory['events'][number]['type']): readonly string[] {
  const event = story.events.findLast((each) => each.type === type);
  return event === undefined
    ? []
    : (visitKind.notices?.(event, story.visit, story.rules, null) ?? []).flatMap(({ audience }) =>
        // Those who follow the ticket are told what its author is.
        audience === 'readers' ? [] : [String(audience)],
      );
}

it('SK-17 readiness beyond the next year, and dates beyond the years of the calendars, are refused and change nothing', () => {
  const story = new VisitStory().open('2026-03-02 12:00');
  const before = story.visit;
  for (const from of ['2100-12-30 12:00', '2027-03-05 12:00'])
    expect(story.give('2026-03-03 12:00', author, { type: 'ready', from: msk(from) })).toBe('ready-too-far');
  expect(story.visit).toEqual(before);
  expect(story.give('2100-12-30 12:00', author, { type: 'ready' })).toBe('date-out-of-range');
  expect(story.visit.clocks).toEqual([]);
});

it('SK-18 parts promised for the end of time leave a visit that can be read', () => {
  const story = ready();
  const lines = [{ part: 'p', quantity: 1 }];
  const expectedAt = msk('2100-12-30 12:00');
  story.does('2026-03-03 12:00', coordinator, { type: 'order-parts', supplier: 's', lines, expectedAt });
  const { found } = story.clock();
  if (found === undefined) throw new Error('no clock');
  expect(expectedAim(found, story.visit.orders, skai, msk('2026-03-04 12:00'))).toBeNull();
});

it('SK-17 a day that was named for readiness and taken back does not go on standing the clock', () => {
  const story = standing()
    .does('2026-06-05 10:00', author, withdrawn)
    .does('2026-06-08 10:00', author, { type: 'ready', from: msk('2026-06-22 10:00') })
    .does('2026-06-09 10:00', author, withdrawn)
    .does('2026-06-10 10:00', author, { type: 'ready' });
  const plain = standing()
    .does('2026-06-05 10:00', author, withdrawn)
    .does('2026-06-10 10:00', author, { type: 'ready' });
  expect(story.clock().due).toBe(plain.clock().due);
  expect(fold(visitKind, story.events)).toEqual(story.visit);
});

it.each([
  ['anew', skai],
  ['stands', stands],
] as const)('SK-17 work that begins before the day named for readiness turns the key: %s', (_, rules) => {
  const story = new VisitStory(rules, catalogOf(rules)).open('2026-06-01 10:00');
  story.does('2026-06-01 11:00', author, { type: 'ready', from: msk('2026-06-20 10:00') });
  agreed(story, '2026-06-04').does('2026-06-04 12:10', technician, { type: 'start' });
  expect(story.visit.readiness?.from).toBe(msk('2026-06-04 12:10'));
  expect([story.clock().started, story.clock().stopped]).toEqual(['2026-06-04 12:10', null]);
  const running = story.visit.clocks.filter(({ code, stoppedAt }) => code === 'visit' && stoppedAt === null);
  expect(running).toHaveLength(1);
});

it('SK-16 a check that fails resumes the clock that the act had stopped, and no other', () => {
  const story = new VisitStory().open('2026-06-01 10:00');
  story
    .does('2026-06-01 11:00', author, { type: 'ready', from: msk('2026-06-04 12:00') })
    .does('2026-06-01 12:00', author, withdrawn)
    .does('2026-06-01 13:00', author, { type: 'ready', from: msk('2026-06-04 12:00') });
  agreed(story, '2026-06-04', '2026-06-02 08:00')
    .does('2026-06-04 12:00', technician, { type: 'start' })
    .does('2026-06-04 12:00', technician, { ...fullAct, doneAt: msk('2026-06-04 12:00') })
    .does('2026-06-05 10:00', specialist, { type: 'check', ok: false, text: 'Нет данных' });
  const running = story.visit.clocks.filter(({ code, stoppedAt }) => code === 'visit' && stoppedAt === null);
  expect(running.map(({ key }) => key)).toEqual(['1/visit/2']);
  expect(fold(visitKind, story.events)).toEqual(story.visit);
});

it('SK-17 a no-show told late counts from when it was, whatever the receipt', () => {
  const told = (at: string) =>
    agreed(standing(), '2026-06-04')
      .does(at, technician, { type: 'no-show', proof: 'ТС нет', at: msk('2026-06-04 13:00') })
      .does('2026-06-10 10:00', author, { type: 'ready' });
  const [soon, late] = [told('2026-06-04 13:00'), told('2026-06-08 09:00')];
  expect(late.clock().due).toBe(soon.clock().due);
  expect(late.clock().found?.pauses).toMatchObject([{ from: msk('2026-06-04 13:00'), owner: 'client' }]);
  const anew = agreed(ready(), '2026-03-05').does('2026-03-09 09:00', technician, {
    type: 'no-show',
    proof: 'ТС нет',
    at: msk('2026-03-05 13:00'),
  });
  expect(anew.clock().stopped).toBe('2026-03-05 13:00');
});

it('SK-16 the desk breaks off a trip on the way: called off, or planned anew', () => {
  const onTheWay = () => agreed(ready(), '2026-03-05').does('2026-03-05 11:00', technician, { type: 'depart' });
  const from = msk('2026-03-06 12:00');
  const again = { type: 'offer-slot', technician: 'tc-01', from, to: from + 7_200_000 } as const;
  const anew = onTheWay().does('2026-03-05 11:30', coordinator, again);
  expect([anew.stage, anew.visit.trip.departedAt, toldOf(anew, 'slot-released')]).toEqual([
    'agreeing',
    null,
    ['technician', 'coordinator'],
  ]);
  const off = onTheWay().does('2026-03-05 11:30', coordinator, { type: 'cancel', reason: 'Сломалась машина' });
  expect([off.stage, toldOf(off, 'slot-released')]).toEqual(['cancelled', ['technician', 'coordinator']]);
  // A client cannot send away somebody who stands at the gate, and so escape a no-show.
  for (const word of [{ type: 'cancel', reason: 'r' }, { type: 'answer-slot', answer: 'decline' }, withdrawn] as const)
    expect(onTheWay().give('2026-03-05 12:20', author, word)).toBe('trip-under-way');
  expect(onTheWay().give('2026-03-05 11:40', technician, { type: 'depart' })).toBe('trip-under-way');
  expect(working().give('2026-03-05 13:00', coordinator, { type: 'cancel', reason: 'r' })).toBe('trip-under-way');
});

it('SK-16 who did not take a time back is told that it is free again', () => {
  const byDesk = agreed(ready(), '2026-03-05').does('2026-03-05 09:00', coordinator, {
    type: 'answer-slot',
    answer: 'decline',
  });
  expect(toldOf(byDesk, 'slot-released')).toEqual(['author', 'technician', 'coordinator']);
  const byClient = agreed(ready(), '2026-03-05').does('2026-03-05 09:00', author, {
    type: 'answer-slot',
    answer: 'decline',
  });
  expect(toldOf(byClient, 'slot-released')).toEqual(['technician', 'coordinator']);
});

it('SK-16 the other time that a client names is for the coordinator to answer, who is reminded of it', () => {
  const story = ready();
  const [from, to] = [msk('2026-03-12 12:00'), msk('2026-03-12 14:00')];
  story
    .does('2026-03-03 10:00', coordinator, { type: 'offer-slot', technician: 'tc-01', from, to })
    .does('2026-03-03 11:00', author, { type: 'answer-slot', answer: 'move', from: from + 1, to: to + 1 })
    .pass('2026-03-05 10:00');
  const told = story.events.flatMap((event) =>
    event.type === 'threshold-told' && event.key.includes('slot-answer') ? [[event.code, ...event.whom]] : [],
  );
  expect(told).toEqual([
    ['early', 'coordinator'],
    ['due', 'coordinator'],
  ]);
  expect(toldOf(story, 'slot-released')).toEqual(['author', 'technician', 'coordinator']);
});

it('SK-18 somebody asks for an arrival where none is promised; the last of several is waited for', () => {
  const story = ready();
  const order = { type: 'order-parts', supplier: 's', lines: [{ part: 'p', quantity: 1 }] } as const;
  story.does('2026-03-03 10:00', coordinator, { ...order, expectedAt: msk('2026-03-10 12:00') });
  story.does('2026-03-03 11:00', coordinator, { ...order, expectedAt: msk('2026-03-12 12:00') });
  expect(story.owes).toBe('supplier deliver-parts 2026-03-12 12:00');
  story.does('2026-03-03 12:00', coordinator, order);
  expect(story.owes).toBe('coordinator ask-arrival 2026-03-04 18:00');
});

it('SK-16 nobody misses a vehicle that was not said to be ready', () => {
  const story = agreed(new VisitStory().open('2026-03-02 12:00'), '2026-03-05');
  const noShow = { type: 'no-show', proof: 'ТС нет' } as const;
  expect(story.give('2026-03-05 13:00', technician, noShow)).toBe('vehicle-not-ready');
  expect(story.visit.noShows).toEqual([]);
});

it('SK-16 late reports are judged by what had been said of the vehicle when they happened', () => {
  const noShow = (at: string) => ({ type: 'no-show', proof: 'ТС нет', at: msk(at) }) as const;
  const late = agreed(ready(), '2026-03-05').does('2026-03-05 14:30', author, withdrawn);
  late.does('2026-03-05 15:00', technician, { type: 'depart', at: msk('2026-03-05 11:00') });
  late.does('2026-03-05 15:01', technician, noShow('2026-03-05 13:00'));
  expect([late.visit.noShows.length, late.stage]).toEqual([1, 'no-show']);
  const untold = agreed(new VisitStory().open('2026-03-02 12:00'), '2026-03-05');
  untold.does('2026-03-05 13:30', author, { type: 'ready' });
  expect(untold.give('2026-03-05 15:00', technician, noShow('2026-03-05 13:00'))).toBe('vehicle-not-ready');
  const later = new VisitStory().open('2026-03-02 12:00');
  later.does('2026-03-02 13:00', author, { type: 'ready', from: msk('2026-03-05 13:45') });
  expect(agreed(later, '2026-03-05').give('2026-03-05 13:00', technician, noShow('2026-03-05 12:45'))).toBe(
    'vehicle-not-ready',
  );
});

it('SK-17 a client cannot fill a visit with words: after very many the desk is asked', () => {
  const story = ready();
  const from = msk('2026-03-20 12:00');
  const to = from + 7_200_000;
  story.does('2026-03-03 10:00', coordinator, { type: 'offer-slot', technician: 'tc-01', from, to });
  const said: string[] = [];
  for (let n = 1; n < 60; n += 1)
    said.push(
      story.give('2026-03-03 10:00', author, { type: 'answer-slot', answer: 'move', from: from + n, to: to + n }),
    );
  for (let n = 1; n < 60; n += 1) {
    said.push(story.give('2026-03-03 11:00', author, withdrawn));
    story.give('2026-03-03 11:00', author, { type: 'ready' });
  }
  expect(said.filter((verdict) => verdict === 'done').length).toBeLessThan(100);
  expect(new Set(said)).toEqual(new Set(['done', 'too-often']));
  story.does('2026-03-03 12:00', coordinator, { type: 'offer-slot', technician: 'tc-01', from, to });
  expect(story.visit.clocks.length).toBeLessThan(100);
});

it('SK-18 parts that arrived between the work and its act are one pause when the check fails', () => {
  const story = ready();
  const lines = [{ part: 'p', quantity: 1 }];
  story.does('2026-03-04 10:00', coordinator, { type: 'order-parts', supplier: 's', lines });
  agreed(story, '2026-03-05')
    .does('2026-03-05 12:10', technician, { type: 'start' })
    .does('2026-03-05 15:00', coordinator, { type: 'receive-parts', order: story.visit.orders[0]?.id ?? '' })
    .does('2026-03-05 17:00', technician, { ...fullAct, doneAt: msk('2026-03-05 14:00') })
    .does('2026-03-06 10:00', specialist, { type: 'check', ok: false, text: 'Нет данных' });
  expect(story.clock().found?.pauses.map(({ from, to }) => [iso(from), iso(to)])).toEqual([
    ['2026-03-04 10:00', '2026-03-05 14:00'],
    ['2026-03-05 14:00', '2026-03-05 15:00'],
  ]);
});

it('SK-16 a time is not agreed with somebody who does not go on visits any more', () => {
  const story = ready();
  const from = msk('2026-03-05 12:00');
  story.does('2026-03-03 10:00', coordinator, { type: 'offer-slot', technician: 'tc-01', from, to: from + 3_600_000 });
  story.says.gone = 'tc-01';
  const confirm = { type: 'answer-slot', answer: 'confirm' } as const;
  expect(story.give('2026-03-03 11:00', author, confirm)).toBe('unknown-technician');
  expect(story.visit.slot?.agreedAt).toBeNull();
});

it('SK-18 parts of a visit: who hears of them, who notes them, and who owes them when the visit is over', () => {
  const story = agreed(ready(), '2026-03-20', '2026-03-03 08:00');
  const lines = [{ part: 'p', quantity: 2 }];
  const expectedAt = msk('2026-03-10 12:00');
  story.does('2026-03-03 10:00', coordinator, { type: 'order-parts', supplier: 's', lines, expectedAt });
  const order = story.visit.orders[0]?.id ?? '';
  story.does('2026-03-04 10:00', coordinator, { type: 'ship-parts', order, expectedAt: expectedAt + 86_400_000 });
  expect(toldOf(story, 'parts-shipped')).toEqual(['author']);
  expect(story.give('2026-03-05 10:00', otherTechnician, { type: 'receive-parts', order })).toBe('not-your-visit');
  story.does('2026-03-05 10:00', technician, { type: 'receive-parts', order, lines: [{ part: 'p', quantity: 1 }] });
  expect(toldOf(story, 'parts-received')).toEqual([]);
  const whole = agreed(ready(), '2026-03-20', '2026-03-03 08:00');
  whole.does('2026-03-03 10:00', coordinator, { type: 'order-parts', supplier: 's', lines, expectedAt });
  whole.does('2026-03-04 10:00', coordinator, { type: 'receive-parts', order: whole.visit.orders[0]?.id ?? '' });
  expect(toldOf(whole, 'parts-received')).toEqual(['author', 'coordinator']);
  story.does('2026-03-05 11:00', coordinator, { type: 'cancel', reason: 'r' });
  expect(story.owes).toBe('supplier deliver-parts 2026-03-11 12:00');
  story.does('2026-03-06 10:00', coordinator, { type: 'receive-parts', order });
  expect([toldOf(story, 'parts-received'), story.owes]).toEqual([[], 'nobody nothing null']);
});
