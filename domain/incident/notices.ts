import { numberAmong, type Notice } from '../process';
import type { IncidentEvent } from './events';
import type { IncidentState } from './state';

/**
 * Whoever sees to it and the managers are reminded of the analysis ahead of its date, and told that it has passed; the managers, that
 * nobody sees to it any more.
 */
export function noticesOf(event: IncidentEvent, { number, owner }: IncidentState): readonly Notice[] {
  const incident = numberAmong(number);
  const owed = (audience: Notice['audience'], params: Notice['params']): Notice => ({
    ...{ kind: 'incident-owed', audience, awaited: false },
    params: { incident, ...params },
  });
  switch (event.type) {
    case 'threshold-told': {
      const moment = event.due !== null && event.at >= event.due ? 'past' : 'ahead';
      const whom = owner === null ? (['manager'] as const) : (['responsible', 'manager'] as const);
      return whom.map((audience) => owed(audience, { due: event.due, moment }));
    }
    case 'assigned':
      return event.to === null ? [owed('manager', { moment: 'left' })] : [];
    default:
      return [];
  }
}
