import type { Regulation, VisitRule } from '../../domain/regulation';

/** What rules said of visits before there was more to say: the defaults of the file's format. */
const earlierVisits: Omit<VisitRule, 'limits' | 'startsWhen' | 'calendar' | 'source'> = {
  withdrawal: 'anew',
  noShow: { withdrawsReadiness: true, most: 3, waitMinutes: 30 },
  slots: { leastMinutes: 30, mostMinutes: 720, travelMinutes: { home: 60, away: 240 } },
  act: { checklist: {}, photos: 0, readings: 'optional', confirmation: 'optional' },
  skills: {},
};

/** Rules as they were kept by an earlier release, in today's shapes: a ticket keeps the rules it was opened under. */
export function upcastRegulation(stored: Regulation): Regulation {
  return stored.visits === undefined ? stored : { ...stored, visits: { ...earlierVisits, ...stored.visits } };
}
