import type { VisitEvent } from '../../domain/visit';
import type { InstantTable } from '../timeline/instants';
import { kernelInstants, partsInstants } from '../timeline/kernel-instants';

/** Where a visit's facts keep instants. */
export const visitInstants: InstantTable<VisitEvent> = {
  ...kernelInstants,
  ...partsInstants,
  'readiness-given': { from: true },
  'slot-offered': { from: true, to: true },
  'visit-in-doubt': { from: true, to: true, until: true },
  'work-done': { receivedAt: true },
  'another-visit-needed': { receivedAt: true },
};
