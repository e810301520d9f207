import type { Ground } from './product';
import { ownPostgres, ownTemporal, type OwnPostgres, type OwnTemporal } from './services';
import type { Reaper } from './reaper';

export interface Services {
  readonly postgres: OwnPostgres;
  readonly temporal: OwnTemporal;
}

/** A PostgreSQL and a Temporal that belong to one product, for tests that stop them; `take` is given them. */
export async function ownGround(
  cli: string,
  bundle: string,
  home: string,
  reaper: Reaper,
  take: (services: Services) => void,
): Promise<Ground> {
  const [postgres, temporal] = await Promise.all([ownPostgres(home, reaper), ownTemporal(cli, home, reaper)]);
  take({ postgres, temporal });
  const { address, namespace } = temporal;
  return {
    databaseUrl: postgres.url,
    temporal: { address, namespace, taskQueue: 'reglament' },
    bundle,
    leave: async () => void (await Promise.all([postgres.kill(), temporal.kill()])),
  };
}
