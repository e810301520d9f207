import { homedir } from 'node:os';
import path from 'node:path';

/** The checkout's own folder. */
export const root = path.dirname(__dirname);

/** Node's arguments before a TypeScript file of this checkout. */
export const typescript = ['--require', path.join(__dirname, 'typescript', 'run.cjs')];

/** Where programs that were fetched once are kept for this user. */
export function cacheFolder(): string {
  return path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'reglament');
}
