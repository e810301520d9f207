import { onHomeDatabase } from '../../local/home-database';
import { readLocalSettings } from '../../local/settings';

/**
 * Works on the database that was named, that of DATABASE_URL, or that of REGLAMENT_HOME, in this order.
 *
 * @param begin a home without data gets an empty database
 */
export function onDatabase<T>(
  named: string | undefined,
  begin: boolean,
  say: (line: string) => void,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const settings = readLocalSettings(process.env);
  const url = named ?? settings.databaseUrl;
  return url === undefined ? onHomeDatabase(settings, { begin, say }, work) : work(url);
}
