import { applyMigrations } from '../../prisma/apply-migrations';
import { readMigrations } from '../../prisma/migration-files';
import type { Finding } from '../../domain/standing-check';
import { createStore, type Store } from '../../store';
import { keyFolder } from '../../store/access/key-folder';
import { BackupFault } from '../../store/backup/backup-fault';
import { loadBackup, refuseUsedDatabase } from '../../store/backup/load-backup';
import type { Manifest } from '../../store/backup/manifest';
import type { Backup } from '../../store/backup/open-backup';
import { batchLimits, createPrisma } from '../../store/database';
import { findingTexts } from '../../texts/standing-check';
import { rowsOf } from './back-up';

export interface RestoreOptions {
  /** How many numbers of each sequence are left out. */
  readonly skipped?: number;
  readonly signal?: AbortSignal;
  readonly say: (line: string) => void;
  /** The folder in which the keys of access data lie on this machine; absent: there are none here. */
  readonly accessKeys?: string;
}

/**
 * Fills an empty database from a backup, of this release or an older one, and checks what is there then.
 *
 * @returns whether everything adds up
 * @throws a line that a person can act on; the database has no data then
 */
export async function restoreInto(
  url: string,
  backup: Backup,
  { say, accessKeys, ...options }: RestoreOptions,
): Promise<boolean> {
  const { manifest } = backup;
  await refuseUnknownMigrations(manifest);
  await refuseUsedDatabase(url, manifest);
  await applyMigrations(url, undefined, new Set(manifest.migrations.map(({ name }) => name)));
  await loadBackup(url, backup, options);
  say(`${manifest.tables.length} tables, ${rowsOf(manifest)} rows: loaded, and the same as in the backup`);
  const later = await applyMigrations(url);
  if (later.length > 0) say(`brought up from release ${manifest.release}: ${later.join(', ')}`);
  const prisma = createPrisma(url, { poolSize: 2, ...batchLimits, statementMs: 600_000 });
  try {
    const store = createStore({ prisma, ...(accessKeys && { accessKeys: keyFolder(accessKeys) }) });
    if (accessKeys !== undefined) {
      const lost = await store.forgetUnreadable();
      if (lost > 0) say(`access data of ${lost} leases are gone: their keys are not here, and in no backup`);
    }
    const { balanced, tickets, commands, tray, faults } = await store.checkIntegrity();
    say(
      `books: ${tickets} tickets, ${commands} words, ${tray} letters nobody could place${balanced ? ', all in order' : ''}`,
    );
    for (const { ticketId, fault } of faults) say(`out of order: ticket ${ticketId}: ${fault}`);
    for (const line of await checked(store)) say(line);
    const open = await store.countUnstartedRuns();
    say(`${open} open processes get their runs anew as soon as a worker runs`);
    return balanced;
  } finally {
    await prisma.$disconnect();
  }
}

/** What the standing checks can tell without an engine; the rest is told once runs are there (`npm run check`). */
async function checked(store: Store): Promise<readonly string[]> {
  const found: Finding[] = [];
  for (const { code } of await store.listDesks()) found.push(...(await store.passStore(code)));
  if (found.length === 0) return ['standing check: nothing found'];
  return found.map(({ code, name }) => `standing check: ${name}: ${findingTexts[code].what.en}`);
}

async function refuseUnknownMigrations({ release, migrations }: Manifest): Promise<void> {
  const ours = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]));
  const unknown = migrations.filter(({ name, checksum }) => ours.get(name) !== checksum);
  if (unknown.length === 0) return;
  const names = unknown.map(({ name }) => name).join(', ');
  throw new BackupFault(
    `The backup is of release ${release}, whose tables this one does not know (${names}): restore it by that release or a newer one.`,
  );
}
