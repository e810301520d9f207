import type { CallerMembership } from './caller';

/** A part of the tickets, and of their visits, that somebody may see. */
export interface CallerReach {
  readonly desk: string;
  readonly clientId?: string;
  readonly personId?: string;
}

/** A client's user sees the own and the shared tickets of the own company; people of a desk see the desk's. */
export function reachOf({ desk, role, clientId }: CallerMembership, personId: string): CallerReach {
  if (clientId === null) return { desk };
  if (role === 'client') return { desk, clientId, personId };
  return role === 'personal-manager' ? { desk, clientId } : { desk };
}
