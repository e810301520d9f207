import { existsSync } from 'node:fs';
import path from 'node:path';
import { databaseUrl } from '../local/postgres';
import { readSecrets } from '../local/secrets';
import { readLocalSettings } from '../local/settings';

/**
 * The database of DATABASE_URL, or the one that `npm start` keeps in this home.
 *
 * @throws with what to do, when there is neither
 */
export function databaseAddress(env: NodeJS.ProcessEnv): string {
  const { databaseUrl: given, home, ports } = readLocalSettings(env);
  if (given) return given;
  if (!existsSync(path.join(home, 'secrets.json')))
    throw new Error(`There are no data in ${home}. Set DATABASE_URL, or REGLAMENT_HOME to the folder of your data.`);
  return databaseUrl({ port: ports.postgres.port, password: readSecrets(home).postgresPassword }, 'reglament');
}
