import { createSeededDatabase } from '../../support/database';
import { service } from '../../support/services';
import { devServer, workflowBundle } from '../../support/temporal';
import { ownGround, type Services } from './own-ground';
import type { Ground } from './product';
import type { Reaper } from './reaper';

/** A fresh database in the run's PostgreSQL, and a task queue of the run's Temporal. */
export async function sharedGround(): Promise<Ground> {
  const database = await createSeededDatabase();
  return {
    databaseUrl: database.url,
    accounts: database.accounts,
    temporal: devServer(),
    bundle: workflowBundle().codePath,
    leave: () => database.drop(),
  };
}

/** The same with the programs that `npm test` found and the bundle it built. */
export function ownTestGround(take: (services: Services) => void) {
  return (home: string, reaper: Reaper): Promise<Ground> =>
    ownGround(service('REGLAMENT_TEMPORAL_CLI'), workflowBundle().codePath, home, reaper, take);
}
