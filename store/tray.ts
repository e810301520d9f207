import { uuidv7 } from 'uuidv7';
import type { Channel } from '../domain/regulation';
import type { Instant } from '../domain/time';
import { listMark, readCursor, writeCursor } from './cursor';
import { jsonOf } from './json';
import { pageOf } from './page';
import type { BadCursor, Page } from './page';
import type { StoreContext } from './store-context';

/** Something that came in and that nobody could place. */
export interface TrayItem {
  readonly id: string;
  readonly desk: string;
  readonly channel: string;
  /** Why it could not be placed: a code. */
  readonly reason: string;
  readonly content: unknown;
  readonly receivedAt: Instant;
  readonly resolvedAt: Instant | null;
}

/** Puts what cannot be understood where people see it. @returns its id */
export async function addToTray(
  { database, clock }: StoreContext,
  item: { readonly desk: string; readonly channel: Channel; readonly reason: string; readonly content: unknown },
): Promise<string> {
  const id = uuidv7();
  const { desk, channel, reason, content } = item;
  const receivedAt = new Date(await clock.now());
  await database.tray.create({
    data: { id, desk, channel, reason, content: { raw: jsonOf(content) as object }, receivedAt },
  });
  return id;
}

/** What lies in a desk's tray, the oldest first; what was dealt with is left out. */
export async function listTray(
  { database }: StoreContext,
  desk: string,
  cursor: string | null,
  most: number,
): Promise<Page<TrayItem> | BadCursor> {
  const mark = listMark('tray', { desk });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const rows = await database.tray.findMany({
    where: {
      desk,
      resolvedAt: null,
      ...(after === null
        ? {}
        : {
            OR: [{ receivedAt: { gt: new Date(after.at) } }, { receivedAt: new Date(after.at), id: { gt: after.id } }],
          }),
    },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: most + 1,
  });
  return pageOf(
    rows.map(({ receivedAt, resolvedAt, content, ...row }) => ({
      ...row,
      content: (content as { raw: unknown }).raw,
      receivedAt: receivedAt.getTime(),
      resolvedAt: resolvedAt?.getTime() ?? null,
    })),
    most,
    (last) => writeCursor(mark, { at: last.receivedAt, id: last.id }),
  );
}

/** Marks an item as dealt with; it stays on the record. @returns false when there is none that waits */
export async function resolveTrayItem({ database, clock }: StoreContext, id: string): Promise<boolean> {
  const resolvedAt = new Date(await clock.now());
  const { count } = await database.tray.updateMany({ where: { id, resolvedAt: null }, data: { resolvedAt } });
  return count === 1;
}
