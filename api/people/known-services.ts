import { lookUp } from '../../domain/regulation';
import { Problem } from '../problems';
import type { ApiStore } from '../store-port';

/** @throws Problem for a service that the desk's regulation does not name @param pointer of the list in the body */
export async function requireServices(
  store: ApiStore,
  desk: string,
  named: readonly string[],
  pointer: string,
): Promise<void> {
  if (named.length === 0) return;
  const { regulation } = await store.rulesFor(desk, null);
  const unknown = named.findIndex((service) => lookUp(regulation.services, service) === undefined);
  if (unknown >= 0)
    throw new Problem('unknown-service', { errors: [{ pointer: `${pointer}/${unknown}`, code: 'unknown-service' }] });
}
