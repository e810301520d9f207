import type { components } from '../api/document';
import type { Cell } from './cells';

type Visit = components['schemas']['Visit'];

/** What stands in the way of a visit to a technician on a day; `stops`: no time can be offered there. */
export interface Obstacle {
  readonly code:
    | 'past'
    | 'absent'
    | 'partly-absent'
    | 'day-off'
    | 'lacks-skill'
    | 'other-region'
    | 'not-ready'
    | 'after-due';
  readonly stops: boolean;
  /** What it is about: skills that are lacking, the reason of an absence, an instant. */
  readonly about: string | null;
}

interface Wanted {
  readonly technician: {
    readonly home: { readonly code: string; readonly title: string };
    readonly skills: readonly { readonly code: string }[];
  };
  readonly cell: Pick<Cell, 'isPast' | 'isAway' | 'works' | 'absences' | 'from' | 'to'>;
  readonly visit: Pick<Visit, 'skills' | 'nextDue'> & {
    readonly site: Pick<Visit['site'], 'subject'>;
    readonly keys: Pick<Visit['keys'], 'ready'>;
  };
}

/** All of it, what stops first. Whether a free hour is left in the day, the server's suggestions say. */
export function obstaclesOf({ technician, cell, visit }: Wanted): readonly Obstacle[] {
  const found: Obstacle[] = [];
  const add = (code: Obstacle['code'], stops: boolean, about: string | null = null): void =>
    void found.push({ code, stops, about });
  const reasons = cell.absences.map(({ reason }) => reason).filter((reason) => reason !== null && reason !== '');
  const reason = reasons.length === 0 ? null : reasons.join(', ');
  const held = new Set(technician.skills.map(({ code }) => code));
  const lacking = visit.skills.filter(({ code }) => !held.has(code)).map(({ title }) => title);
  const ready = visit.keys.ready === null ? null : Date.parse(visit.keys.ready);
  if (cell.isPast) add('past', true);
  if (lacking.length > 0) add('lacks-skill', true, lacking.join(', '));
  if (cell.isAway) add('absent', true, reason);
  else if (!cell.works) add('day-off', true);
  else if (cell.absences.length > 0) add('partly-absent', false, reason);
  if (technician.home.code !== visit.site.subject) add('other-region', false, technician.home.title);
  if (ready !== null && ready >= cell.to) add('not-ready', false, visit.keys.ready);
  if (visit.nextDue !== null && Date.parse(visit.nextDue) <= cell.from) add('after-due', false, visit.nextDue);
  return found;
}

/** What follows when another time is offered for a visit that already holds one. */
export type Consequence =
  | 'offer-replaced'
  | 'agreement-ends'
  | 'client-asked'
  | 'technician-freed'
  | 'technician-waits'
  | 'spares-stay'
  | 'doubt-settled'
  | 'on-the-way';

interface Chosen {
  /** Short id. */
  readonly technician: string;
}

type Moving = Pick<Visit, 'slot' | 'trip' | 'reserved' | 'doubts'>;

/** In the order in which they are told; a visit without a time only asks the client. */
export function consequencesOf({ slot, trip, reserved, doubts }: Moving, { technician }: Chosen): Consequence[] {
  const isOther = slot !== null && slot.technician !== technician;
  const inVan = slot !== null && reserved.some(({ place }) => place === `van-${slot.technician}`);
  return [
    ...(slot === null ? [] : slot.agreedAt === null ? (['offer-replaced'] as const) : (['agreement-ends'] as const)),
    'client-asked',
    ...(isOther ? (['technician-freed'] as const) : []),
    ...(slot !== null && slot.agreedAt !== null && !isOther ? (['technician-waits'] as const) : []),
    ...(isOther && inVan ? (['spares-stay'] as const) : []),
    ...(trip.departedAt === null ? [] : (['on-the-way'] as const)),
    ...(doubts.length === 0 ? [] : (['doubt-settled'] as const)),
  ];
}
