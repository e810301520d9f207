/**
 * `npm run backup`: everything that the database holds, as it stands at one instant, in one file. People go on working meanwhile.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { readLocalSettings } from '../local/settings';
import { backUp, rowsOf } from './backup/back-up';
import { onDatabase } from './backup/on-database';
import { readOptions } from './backup/read-options';
import { untilStopped } from './backup/until-stopped';

const usage = `usage: npm run backup [-- FILE] [--database URL] [--force]
Copies the database of URL, of DATABASE_URL or of REGLAMENT_HOME into FILE (by default a new one in backups/ of REGLAMENT_HOME).
--force replaces a file of that name.
`;
const options = { database: { type: 'string' }, force: { type: 'boolean' } } as const;

untilStopped(async (signal) => {
  const read = readOptions(process.argv.slice(2), usage, options);
  if ('status' in read) {
    process.exitCode = read.status;
    return;
  }
  const { database, force = false } = read.values;
  const file = path.resolve(read.file ?? ownName());
  const say = (line: string): void => console.error(line);
  const manifest = await onDatabase(database, false, say, (url) => backUp(url, file, { force, signal }));
  const { size } = await stat(file);
  console.log(`${file}: ${manifest.tables.length} tables, ${rowsOf(manifest)} rows, ${Math.ceil(size / 1024)} KB`);
  console.log(
    `it holds what was acknowledged before ${manifest.takenAt}, and whatever opens accounts: keep it as you keep the database`,
  );
});

/** One a second. */
function ownName(): string {
  const at = new Date().toISOString().slice(0, 19).replaceAll(':', '');
  return path.join(readLocalSettings(process.env).home, 'backups', `reglament-${at}Z.backup`);
}
