/** Spares for a visit (HD-9), and hardware replaced within the time of a priority (HD-8). */
import { catalogOf, builtIn, contracted, rulesOf, specialist } from '../ticket/story';
import { agreed, coordinator, fullAct, otherTechnician, ready, technician, VisitStory, visitPart } from './story';

it('HD-9 a visit whose spares are not in the van says so before the technician leaves', () => {
  const story = agreed(ready(), '2026-03-05');
  story.does('2026-03-05 08:30', coordinator, { type: 'need-spares', lines: [{ part: 'modem', quantity: 1 }] });
  expect(story.owes).toBe('coordinator bring-spares 2026-03-05 12:00');
  expect(story.give('2026-03-05 09:00', technician, { type: 'depart' })).toBe('spares-missing');
  const line = { place: 'van-tc-01', part: 'modem', quantity: 1 };
  expect(story.give('2026-03-05 09:00', coordinator, { type: 'reserve-spares', lines: [line] })).toBe('spares-short');
  story.says.stock = { 'van-tc-01/modem': 1 };
  story.does('2026-03-05 09:10', coordinator, { type: 'reserve-spares', lines: [line] });
  story
    .does('2026-03-05 09:20', technician, { type: 'depart' })
    .does('2026-03-05 12:00', technician, { type: 'start' });
  const used = { ...fullAct, spares: [{ part: 'modem', quantity: 2 }] };
  expect(story.give('2026-03-05 13:00', technician, used)).toBe('spares-short');
  story.does('2026-03-05 13:00', technician, { ...fullAct, spares: [{ part: 'modem', quantity: 1 }] });
  expect(story.visit.reserved).toEqual([]);
});

it('HD-8 hardware is replaced within the time of the ticket’s priority, which may change meanwhile', () => {
  const replacement = {
    title: { ru: 'Замена оборудования', en: 'Replacement of hardware' },
    from: 'visit-ready',
    until: 'work-done',
    limit: 'priority',
    calendar: 'always',
    owes: 'coordinator',
    source: '6.1',
  };
  const limits = (critical: string, normal: string) => ({
    critical: { limits: { replacement: critical }, source: '6.2' },
    normal: { limits: { replacement: normal }, source: '6.2' },
  });
  const desk = rulesOf(
    contracted(builtIn('skai'), {
      clocks: { replacement },
      priorities: limits('4 hour', '24 hour'),
      visits: { startsWhen: 'requested', source: '6' },
    }),
  );
  const story = new VisitStory(desk, catalogOf(desk)).open('2026-03-02 12:00');
  expect(story.clock('replacement').due).toBe('2026-03-03 12:00');
  const follow = { type: 'follow-ticket', topic: 'consulting', level: null, priority: 'critical' } as const;
  expect(story.give('2026-03-02 12:30', coordinator, follow)).toBe('not-allowed');
  story.does('2026-03-02 12:30', visitPart, follow);
  expect(story.clock('replacement').due).toBe('2026-03-02 16:00');
});

it('HD-9 what is built in is not needed again; another technician does not touch these spares', () => {
  const story = agreed(ready(), '2026-03-05');
  const line = { place: 'van-tc-01', part: 'modem', quantity: 1 };
  story.says.stock = { 'van-tc-01/modem': 1 };
  story.does('2026-03-05 08:30', coordinator, { type: 'need-spares', lines: [{ part: 'modem', quantity: 1 }] });
  expect(story.give('2026-03-05 09:00', otherTechnician, { type: 'reserve-spares', lines: [line] })).toBe(
    'not-your-visit',
  );
  story.does('2026-03-05 09:00', technician, { type: 'reserve-spares', lines: [line] });
  story.does('2026-03-05 12:00', technician, { type: 'start' });
  const spares = [{ part: 'modem', quantity: 1 }];
  expect(story.give('2026-03-05 13:00', technician, { ...fullAct, spares: [...spares, ...spares] })).toBe(
    'spares-short',
  );
  story.does('2026-03-05 13:00', technician, { ...fullAct, outcome: 'another-visit', spares });
  expect([story.visit.needs, story.visit.used]).toEqual([[], [line]]);
  agreed(story, '2026-03-10').does('2026-03-10 11:00', technician, { type: 'depart' });
});

it('HD-8 a priority that changes while the work is looked at holds when it is found wanting', () => {
  const desk = rulesOf(
    contracted(builtIn('skai'), {
      clocks: { visit: { limit: 'priority', source: '6' } },
      priorities: {
        high: { limits: { visit: '2 working-day' }, source: '6' },
        normal: { limits: { visit: '12 working-day' }, source: '6' },
      },
    }),
  );
  const story = agreed(new VisitStory(desk, catalogOf(desk)).open('2026-03-02 12:00', { readyAt: 0 }), '2026-03-05');
  story.does('2026-03-05 12:00', technician, { type: 'start' }).does('2026-03-05 13:00', technician, fullAct);
  const follow = { type: 'follow-ticket', topic: 'consulting', level: null, priority: 'high' } as const;
  story.does('2026-03-05 14:00', visitPart, follow);
  story.does('2026-03-05 15:00', specialist, { type: 'check', ok: false, text: 'нет' });
  expect(story.clock().due).toBe('2026-03-04 18:00');
});
