import type { TicketEvent } from '../../domain/ticket';
import type { InstantTable } from './instants';
import { kernelInstants, partsInstants } from './kernel-instants';

const proposal = { proposedAt: true, wouldBeDue: true } as const;

/** Where a ticket's facts keep instants. */
export const ticketInstants: InstantTable<TicketEvent> = {
  ...kernelInstants,
  ...partsInstants,
  estimated: { expectedAt: true },
  'estimate-lapsed': { expectedAt: true },
  'limit-moved': { was: true, due: true },
  'wait-begun': { until: true },
  'release-planned': { expectedAt: true },
  'consent-requested': { about: { from: true, to: true }, until: true },
  'extension-proposed': { proposal },
  'extension-accepted': { extension: { agreedAt: true } },
  'extension-countered': { proposal },
  'solution-delivered': { deliveredAt: true },
  'warning-delivered': { deliveredAt: true },
  'resolution-resumed': { since: true },
  'visit-requested': { readyAt: true },
  'access-progressed': { until: true },
  'visit-progressed': { progress: { due: true, until: true } },
};
