import type { CallerMembership } from './caller';

/** A part of the tickets, and of their visits, that somebody may see. */
export interface CallerReach {
  readonly desk: string;
  readonly clientId?: string;
  readonly personId?: string;
  /** What the client's programs have filed as well. */
  readonly andPrograms?: boolean;
  /** Only what this technician goes, or went, to. */
  readonly technician?: string;
  /** Only what one of these services took part in, and what is with none. */
  readonly services?: readonly string[];
  /** Not those of these clients. */
  readonly exceptClients?: readonly string[];
  /** Found by words of the desk as well. */
  readonly internalToo?: boolean;
}

/**
 * What a person sees at each of the desks: a client's user the own and the shared tickets of the own company and those of its
 * programs, its lead all of them, a personal manager those of the client served, a technician those of the own visits, a specialist of services what one of them took part in, everybody else of
 * a desk all of them. Who belongs to a client sees that one's tickets as its user only.
 */
export function reachOf(
  memberships: readonly CallerMembership[],
  personId: string,
  as: { readonly clientsToo: boolean } = { clientsToo: true },
): CallerReach[] {
  return memberships.flatMap(({ desk, role, clientId, shortId, inCompany, services }): CallerReach[] => {
    if (role === 'client') {
      if (!as.clientsToo || clientId === null) return [];
      const own = inCompany === 'lead' ? {} : { personId, andPrograms: inCompany !== 'integration' };
      return [{ desk, clientId, ...own }];
    }
    const own = memberships.flatMap((other) =>
      other.desk === desk && other.role === 'client' && other.clientId !== null ? [other.clientId] : [],
    );
    const part = { desk, internalToo: true, ...(own.length === 0 ? {} : { exceptClients: own }) };
    if (role === 'specialist' && services.length > 0) return [{ ...part, services }];
    if (role === 'technician') return [{ ...part, technician: shortId }];
    return [role === 'personal-manager' && clientId !== null ? { ...part, clientId } : part];
  });
}
