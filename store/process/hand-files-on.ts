import { uuidv7 } from 'uuidv7';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import { entryRows, insertEntries } from '../search';

/**
 * Gives the word of one process files that another one's command named: what stands there already stays and is copied (the bytes
 * are kept once), what was uploaded for it comes over.
 */
export async function handFilesOn(
  transaction: Transaction,
  ids: readonly string[],
  {
    from,
    to: { desk, clientId, ...to },
    now,
  }: {
    /** Its root. */
    readonly from: string;
    /** A word that everybody reads. */
    readonly to: {
      readonly rootId: string;
      readonly messageId: string;
      readonly desk: string;
      readonly clientId: string;
    };
    readonly now: Instant;
  },
): Promise<void> {
  if (ids.length === 0) return;
  const named = await transaction.attachment.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } });
  const loose = named.filter(({ rootId }) => rootId === null).map(({ id }) => id);
  await transaction.attachment.updateMany({ where: { id: { in: loose }, rootId: null }, data: { ...to } });
  const copies = named
    .filter(({ rootId }) => rootId === from)
    .map((file) => ({ ...file, ...to, id: uuidv7(), copyOf: file.id, createdAt: new Date(now) }));
  await transaction.attachment.createMany({ data: copies });
  const files = [...named.filter(({ rootId }) => rootId === null), ...copies];
  const entries = files.map(({ id, name }) => ({ source: 'attachment', id, internal: false, texts: [name] }));
  const { rootId } = to;
  await transaction.$executeRaw(insertEntries(entryRows({ rootId, desk, clientId, title: null, entries }), 'of-root'));
}
