/** Who is told of what becomes of access data. No letter holds any of them. */
import { tell, type Letter } from '../ticket';
import type { LeaseEvent } from './events';
import type { LeaseState } from './state';
import { keptUntil } from './state';

/** Letters that follow from one event, the lease being as it stands after it. */
export function leaseLetters(event: LeaseEvent, after: LeaseState): readonly Letter[] {
  const { what } = after;
  switch (event.type) {
    case 'access-given':
      return [tell('access-given', 'responsible', { access: what })];
    case 'clock-aimed': {
      // The reminder at closing names the date, which is known from here on.
      const until = keptUntil(after);
      return until === null ? [] : [tell('access-closing', 'author', { access: what, until }, { receipt: true })];
    }
    case 'access-withdrawn':
      return event.because === 'client' ? [tell('access-taken-back', 'responsible', { access: what })] : [];
    default:
      return [];
  }
}
