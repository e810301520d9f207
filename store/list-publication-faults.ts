import type { Instant } from '../domain/time';
import type { Fault } from '../regulations';
import { nobody } from './rules/publication-faults';
import type { Misfit } from './rules/publication-faults';
import type { StoreContext } from './store-context';

/** A client who goes by the last rules that fitted, and what the administrator has to mend. */
export interface PublicationFault {
  readonly desk: string;
  /** Null: the regulation itself. */
  readonly clientId: string | null;
  readonly version: string;
  readonly faults: readonly (Pick<Misfit, 'contract' | 'digest'> & Pick<Fault, 'path' | 'message'>)[];
  /** Why it was published all the same; null where nobody did. */
  readonly reason: string | null;
  readonly since: Instant;
}

/** The clients of a desk who go by their last good rules, longest first. */
export async function listPublicationFaults({ database }: StoreContext, desk: string): Promise<PublicationFault[]> {
  const rows = await database.publicationFault.findMany({
    where: { desk },
    orderBy: [{ since: 'asc' }, { clientId: 'asc' }],
  });
  return rows.map(({ clientId, faults, since, version, reason }) => ({
    desk,
    clientId: clientId === nobody ? null : clientId,
    version,
    // Written by keepFaults.
    faults: faults as unknown as PublicationFault['faults'],
    reason,
    since: since.getTime(),
  }));
}
