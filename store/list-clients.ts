import { Prisma } from '../prisma/generated/client';
import { afterName, asPeopleSort } from './as-people-sort';
import { listMark, readNames, writeNames } from './cursor';
import { holdsText } from './holds-text';
import { isUuid } from './json';
import { pageOf } from './page';
import type { BadCursor, Page } from './page';
import { servedBy } from './served-by';
import type { StoreContext } from './store-context';

/** A company by its name. */
export interface ClientLine {
  readonly id: string;
  readonly name: string;
}

/** The companies that a desk serves, by name; of some, when any are named. */
export async function listClients(
  { database }: StoreContext,
  {
    desk,
    clients = null,
    text = '',
  }: { readonly desk: string; readonly clients?: readonly string[] | null; readonly text?: string | undefined },
  cursor: string | null,
  most: number,
): Promise<Page<ClientLine> | BadCursor> {
  const mark = listMark('clients', { desk, text });
  const [after] = cursor === null ? [null] : (readNames(mark, cursor, 1) ?? []);
  if (after === undefined || (after !== null && !isUuid(after))) return { kind: 'bad-cursor' };
  const only = clients === null ? Prisma.sql`true` : Prisma.sql`c."id" = ANY(${[...clients]}::uuid[])`;
  const like = holdsText([Prisma.sql`c."name"`], text);
  const rows = await database.$queryRaw<ClientLine[]>(Prisma.sql`
    SELECT c."id", c."name" FROM "client" c
    WHERE ${servedBy(desk)} AND ${only} AND ${like} AND ${afterName('client', 'c', after)}
    ORDER BY ${asPeopleSort(Prisma.sql`c."name"`)}, c."id" LIMIT ${most + 1}`);
  return pageOf(rows, most, ({ id }) => writeNames(mark, [id]));
}
