/** What rules had to say of visits before they did: a ticket opened under them has visits all the same. */
import type { DecisionRule, Telling, VisitRule } from '../../domain/regulation';
import type { OldClock, OldVisits, Rules1 } from './rules-1';

/** What rules said of visits before there was more to say: the defaults of the file's format. */
export const earlierVisits: Omit<VisitRule, 'startsWhen' | 'decision' | 'calendar' | 'source'> = {
  withdrawal: 'anew',
  noShow: { withdrawsReadiness: true, most: 3, waitMinutes: 30 },
  slots: { leastMinutes: 30, mostMinutes: 720, travelMinutes: { home: 60, away: 240 } },
  act: { checklist: {}, photos: 0, readings: 'optional', confirmation: 'optional' },
  skills: {},
};

export const earlierDecision: DecisionRule = { beforeMinutes: 120 };

/** That a visit in doubt is decided is a duty under rules that say nothing of it, too. */
export function withDecision(stored: Rules1): Rules1 {
  const { visits, clocks } = stored;
  if (visits === undefined) return stored;
  const known = Object.values(clocks).some(({ from }) => from === 'visit-in-doubt');
  return {
    ...stored,
    visits: { ...visits, decision: visits.decision ?? earlierDecision },
    clocks: known ? clocks : { ...clocks, 'visit-decision': decisionClock(visits) },
  };
}

function decisionClock({ calendar }: OldVisits): OldClock {
  return {
    title: { ru: 'Решение о согласованном выезде', en: 'Decision on an agreed visit' },
    from: 'visit-in-doubt',
    until: 'visit-decided',
    limit: { kind: 'term', term: { amount: 1, unit: 'working-day' } },
    calendar,
    owes: 'coordinator',
    tell: { due: { at: { due: true }, whom: ['coordinator', 'manager'], anyHour: true } },
    source: 'setting',
  };
}

export function withVisitClocks(stored: Rules1): Rules1 {
  const { visits, clocks, parts } = stored;
  if (visits === undefined || Object.values(clocks).some(({ from }) => from === 'visit-ready')) return stored;
  return {
    ...stored,
    visits: { ...earlierVisits, ...visits },
    // The limits of a visit stood in those rules already; what runs by them is said here.
    clocks: { ...clocks, ...visitClocks(visits) },
    ...(parts && { parts: { ...parts, pauses: [...parts.pauses, 'visit'] } }),
  };
}

function visitClocks({ calendar, source }: OldVisits): Readonly<Record<string, OldClock>> {
  const day = { kind: 'term', term: { amount: 1, unit: 'working-day' } } as const;
  const due = (...whom: Telling['whom']) => ({ due: { at: { due: true }, whom } }) as const;
  return {
    visit: {
      title: { ru: 'Срок выезда', en: 'Field visit' },
      from: 'visit-ready',
      until: 'work-done',
      limit: { kind: 'visit' },
      calendar,
      owes: 'coordinator',
      tell: { early: { at: { percent: 50 }, whom: ['coordinator'] }, ...due('coordinator', 'manager') },
      source,
    },
    'slot-answer': {
      title: { ru: 'Ответ на предложенное время', en: 'Answer to an offered time' },
      from: 'slot-offered',
      until: 'slot-answered',
      limit: day,
      calendar,
      owes: 'author',
      tell: due('coordinator'),
      source: 'setting',
    },
    slot: {
      title: { ru: 'Согласованное время выезда', en: 'Agreed time of the visit' },
      from: 'slot-agreed',
      until: 'work-begun',
      limit: { kind: 'stated' },
      calendar,
      owes: 'technician',
      tell: due('coordinator'),
      source: 'setting',
    },
    'work-check': {
      title: { ru: 'Проверка выполненных работ', en: 'Check of the work done' },
      from: 'work-done',
      until: 'work-checked',
      limit: day,
      calendar,
      owes: 'responsible',
      tell: due('responsible', 'manager'),
      source: 'setting',
    },
    'no-show-decision': {
      title: { ru: 'Решение после несостоявшихся выездов', en: 'Decision after no-shows' },
      from: 'visit-handed-back',
      until: 'visit-taken-up',
      limit: day,
      calendar,
      owes: 'responsible',
      tell: due('responsible', 'manager'),
      source: 'setting',
    },
    parts: {
      title: { ru: 'Обещанная поставка', en: 'Promised delivery' },
      from: 'parts-ordered',
      until: 'parts-received',
      limit: { kind: 'stated' },
      calendar,
      owes: 'coordinator',
      tell: due('coordinator', 'responsible'),
      source: 'setting',
    },
  };
}
