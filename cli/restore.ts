/**
 * `npm run restore`: an empty database becomes the one that a backup was made of, and goes on from there.
 */
import path from 'node:path';
import { leastSkipped } from '../store/backup/load-backup';
import { readLocalSettings } from '../local/settings';
import { accessFolder } from '../store/access/settings';
import { openBackup } from '../store/backup/open-backup';
import { onDatabase } from './backup/on-database';
import { readOptions } from './backup/read-options';
import { restoreInto } from './backup/restore-into';
import { untilStopped } from './backup/until-stopped';

const usage = `usage: npm run restore -- FILE [--database URL] [--skip-numbers N]
Restores a backup into the empty database of URL, of DATABASE_URL or of a REGLAMENT_HOME without data.
--skip-numbers N: how many numbers of each desk are left out, because they may have been given after the backup; at least ${leastSkipped}.
`;
const options = { database: { type: 'string' }, 'skip-numbers': { type: 'string' } } as const;

untilStopped(async (signal) => {
  const read = readOptions(process.argv.slice(2), usage, options);
  if ('status' in read || read.file === undefined) {
    if (!('status' in read)) process.stderr.write(usage);
    process.exitCode = 'status' in read ? read.status : 2;
    return;
  }
  const { database, 'skip-numbers': asked } = read.values;
  const skipped = Number(asked ?? leastSkipped);
  if (!Number.isInteger(skipped) || skipped < leastSkipped || skipped > 1_000_000_000) {
    process.stderr.write(`--skip-numbers takes a whole number of at least ${leastSkipped}.\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const backup = await openBackup(path.resolve(read.file));
  const { takenAt, release } = backup.manifest;
  const home = readLocalSettings(process.env).home;
  const accessKeys = accessFolder({ ACCESS_KEYS: process.env['ACCESS_KEYS'], REGLAMENT_HOME: home });
  const say = (line: string): void => console.log(line);
  say(`backup of ${takenAt}, made by release ${release}`);
  const balanced = await onDatabase(database, true, say, (url) =>
    restoreInto(url, backup, { skipped, signal, say, accessKeys }),
  );
  say(`data go until ${takenAt}: what was said, promised, changed or revoked after that is lost`);
  say(`numbers of new tickets begin ${skipped} later; everybody signs in anew`);
  say(
    'second factors and links in letters need the BETTER_AUTH_SECRET of the other machine (of a home: its secrets.json)',
  );
  if (!balanced) process.exitCode = 1;
});
