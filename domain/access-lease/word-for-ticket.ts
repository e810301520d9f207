import type { LaterBody } from '../ticket';
import type { LeaseEvent } from './events';
import { keptUntil, type LeaseState } from './state';

/** What a ticket is to know of what became of a lease in one commit; null: nothing. */
export function wordForTicket(
  state: LeaseState,
  events: readonly LeaseEvent[],
): Extract<LaterBody, { readonly type: 'access-progress' }> | null {
  const last = events.findLast(({ type }) => type === 'access-given' || type === 'access-closing' || isEnd(type));
  if (last === undefined) return null;
  const cause = 'person' in last.by ? last.by.person : undefined;
  const told = { type: 'access-progress', accessId: state.id, ...(cause === undefined ? {} : { cause }) } as const;
  switch (last.type) {
    case 'access-given':
      return { ...told, progress: 'given' };
    case 'access-closing':
      return { ...told, progress: 'closing', until: keptUntil(state) };
    case 'access-withdrawn':
      return { ...told, progress: 'withdrawn', because: last.because };
    default:
      return { ...told, progress: 'erased' };
  }
}

function isEnd(type: LeaseEvent['type']): boolean {
  return type === 'access-withdrawn' || type === 'access-erased';
}
