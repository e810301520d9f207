import { createTestDatabase } from '../../support/database';
import { service } from '../../support/services';
import { devServer, workflowBundle } from '../../support/temporal';
import type { Ground } from './product';
import { ownPostgres, ownTemporal, type OwnPostgres, type OwnTemporal } from './services';
import type { Undertaker } from './undertaker';

/** A fresh database in the run's PostgreSQL, and a task queue of the run's Temporal. */
export async function sharedGround(): Promise<Ground> {
  const database = await createTestDatabase();
  return {
    databaseUrl: database.url,
    temporal: devServer(),
    bundle: workflowBundle().codePath,
    leave: () => database.drop(),
  };
}

export interface Services {
  readonly postgres: OwnPostgres;
  readonly temporal: OwnTemporal;
}

/** A PostgreSQL and a Temporal that belong to one product, for tests that stop them; `take` is given them. */
export async function ownGround(
  cli: string,
  bundle: string,
  home: string,
  undertaker: Undertaker,
  take: (services: Services) => void,
): Promise<Ground> {
  const [postgres, temporal] = await Promise.all([ownPostgres(home, undertaker), ownTemporal(cli, home, undertaker)]);
  take({ postgres, temporal });
  const { address, namespace } = temporal;
  return {
    databaseUrl: postgres.url,
    temporal: { address, namespace, taskQueue: 'reglament' },
    bundle,
    leave: async () => void (await Promise.all([postgres.kill(), temporal.kill()])),
  };
}

/** The same with the programs that `npm test` found and the bundle it built. */
export function ownTestGround(take: (services: Services) => void) {
  return (home: string, undertaker: Undertaker): Promise<Ground> =>
    ownGround(service('REGLAMENT_TEMPORAL_CLI'), workflowBundle().codePath, home, undertaker, take);
}
