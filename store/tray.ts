import { uuidv7 } from 'uuidv7';
import type { Channel } from '../domain/regulation';
import type { Instant } from '../domain/time';
import { listMark, readCursor, writeCursor } from './cursor';
import { isUuid, jsonOf } from './json';
import { pageOf } from './page';
import type { BadCursor, Page } from './page';
import type { StoreContext } from './store-context';

/** Something that came in and that nobody could place. */
export interface TrayItem {
  readonly id: string;
  /** Null: nobody knows whose it is. */
  readonly desk: string | null;
  readonly channel: string;
  /** Why it could not be placed: a code. */
  readonly reason: string;
  readonly content: unknown;
  readonly receivedAt: Instant;
  readonly resolvedAt: Instant | null;
  /** The letter that it is; null: it came in otherwise. */
  readonly letterId: string | null;
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

/** Whose tray: a desk's, and with it what nobody knows whose it is, for who may see that. */
export interface TrayOf {
  readonly desk: string;
  readonly withNobodys: boolean;
}

/** What lies in a tray, the oldest first; what was dealt with is left out. */
export async function listTray(
  { database }: StoreContext,
  { desk, withNobodys }: TrayOf,
  cursor: string | null,
  most: number,
): Promise<Page<TrayItem> | BadCursor> {
  const mark = listMark('tray', { desk });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const behind =
    after === null
      ? {}
      : {
          OR: [{ receivedAt: { gt: new Date(after.at) } }, { receivedAt: new Date(after.at), id: { gt: after.id } }],
        };
  const whose = withNobodys ? { OR: [{ desk }, { desk: null }] } : { desk };
  const rows = await database.tray.findMany({
    where: { resolvedAt: null, AND: [whose, behind] },
    select: shown,
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: most + 1,
  });
  return pageOf(rows.map(itemOf), most, (last) => writeCursor(mark, { at: last.receivedAt, id: last.id }));
}

/** One item, dealt with or not; undefined when there is none. */
export async function findTrayItem({ database }: StoreContext, id: string): Promise<TrayItem | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await database.tray.findUnique({ where: { id }, select: shown });
  return row === null ? undefined : itemOf(row);
}

const shown = {
  ...{ id: true, desk: true, channel: true, reason: true, content: true },
  ...{ receivedAt: true, resolvedAt: true, letterId: true },
} as const;

function itemOf<
  Row extends { readonly content: unknown; readonly receivedAt: Date; readonly resolvedAt: Date | null },
>({ receivedAt, resolvedAt, content, ...row }: Row) {
  return {
    ...row,
    content: (content as { raw: unknown }).raw,
    receivedAt: receivedAt.getTime(),
    resolvedAt: resolvedAt?.getTime() ?? null,
  };
}
