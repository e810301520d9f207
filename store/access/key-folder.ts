import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { isUuid } from '../json';
import { KeysUnavailable, type AccessKeys, type KeysOwner } from './keys';

const keyBytes = 32;
/** The file that says whose folder it is. */
const mark = 'store';

/**
 * Keys as files of a folder that its owner alone may read. All processes of one store share it, and no backup of the database has it.
 * The folder bears the store's id: one that is empty by mistake, or another store's, is not taken for a place in which keys were
 * destroyed.
 */
export function keyFolder(folder: string): (owner: KeysOwner) => AccessKeys {
  return (owner) => {
    const fileOf = (leaseId: string): string => {
      if (!isUuid(leaseId)) throw new Error('a lease is known by a UUID');
      return path.join(folder, `${leaseId.toLowerCase()}.key`);
    };
    const find = async (leaseId: string): Promise<Buffer | null> => {
      const key = await readFile(fileOf(leaseId)).catch(nullIfAbsent);
      // Made, and not written yet when its process fell.
      return key?.length === keyBytes ? key : null;
    };
    return {
      find: (leaseId) => readable(async () => (await requireOwn(folder, owner), await find(leaseId))),
      ofLease: (leaseId) =>
        readable(async () => {
          await requireOwn(folder, owner);
          const known = await find(leaseId);
          if (known !== null) return known;
          const key = randomBytes(keyBytes);
          await writeWhole(fileOf(leaseId), key);
          await syncFolder(folder);
          return key;
        }),
      destroy: (leaseId) =>
        readable(async () => {
          await requireOwn(folder, owner);
          const file = fileOf(leaseId);
          if ((await readFile(file).catch(nullIfAbsent)) === null) return;
          // Overwritten first: what a file system leaves of a file that is taken away is no key.
          await writeWhole(file, randomBytes(keyBytes));
          await unlink(file);
          await syncFolder(folder);
        }),
      leases: () =>
        readable(async () => {
          // Whoever only looks marks no folder: one that was named by mistake would pass for the store's ever after.
          if ((await markOf(folder)) !== (await owner.storeId())) return [];
          const names = (await readdir(folder)).map((name) => path.parse(name));
          return names.flatMap(({ name, ext }) => (ext === '.key' && isUuid(name) ? [name] : []));
        }),
    };
  };
}

/** @throws KeysUnavailable where the folder is another store's, or was not this one's while data were kept */
async function requireOwn(folder: string, { storeId, keepsData }: KeysOwner): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, mark);
  const own = await storeId();
  const found = await markOf(folder);
  if (found === own) return;
  if (found !== '') throw new KeysUnavailable('foreign');
  const hasKeys = (await readdir(folder)).some((name) => name.endsWith('.key'));
  if (hasKeys) throw new KeysUnavailable('unmarked');
  if (await keepsData()) throw new KeysUnavailable('empty');
  await writeWhole(file, Buffer.from(`${own}\n`));
  await syncFolder(folder);
}

/** The id of the store whose folder it is; empty: nobody's yet, or there is none. */
async function markOf(folder: string): Promise<string> {
  return (await readFile(path.join(folder, mark), 'utf8').catch(nullIfAbsent))?.trim() ?? '';
}

async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What was made or taken away stays so when the machine falls. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullIfAbsent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}

/** A folder that cannot be read or written is no place for keys; what the system says of it names no key. */
async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isOfFolder(error)) throw new KeysUnavailable('unreadable');
    throw error;
  }
}

/** What the system says of files names its call; errors of the database have codes as well. */
function isOfFolder(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined && !(error instanceof KeysUnavailable);
}
