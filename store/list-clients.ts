import { Prisma } from '../prisma/generated/client';
import { afterName, asPeopleSort } from './as-people-sort';
import { listMark, readNames, writeNames } from './cursor';
import { isUuid } from './json';
import { pageOf } from './page';
import type { BadCursor, Page } from './page';
import type { StoreContext } from './store-context';

/** A company by its name. */
export interface ClientLine {
  readonly id: string;
  readonly name: string;
}

/** The companies that have users or contracts at a desk, by name; of some, when any are named. */
export async function listClients(
  { database }: StoreContext,
  { desk, clients = null }: { readonly desk: string; readonly clients?: readonly string[] | null },
  cursor: string | null,
  most: number,
): Promise<Page<ClientLine> | BadCursor> {
  const mark = listMark('clients', { desk });
  const [after] = cursor === null ? [null] : (readNames(mark, cursor, 1) ?? []);
  if (after === undefined || (after !== null && !isUuid(after))) return { kind: 'bad-cursor' };
  const only = clients === null ? Prisma.sql`true` : Prisma.sql`c."id" = ANY(${[...clients]}::uuid[])`;
  const rows = await database.$queryRaw<ClientLine[]>(Prisma.sql`
    SELECT c."id", c."name" FROM "client" c
    WHERE (EXISTS (SELECT FROM "membership" m WHERE m."client_id" = c."id" AND m."desk" = ${desk})
        OR EXISTS (SELECT FROM "contract_version" v WHERE v."client_id" = c."id" AND v."desk" = ${desk}))
      AND ${only} AND ${afterName('client', 'c', after)}
    ORDER BY ${asPeopleSort(Prisma.sql`c."name"`)}, c."id" LIMIT ${most + 1}`);
  return pageOf(rows, most, ({ id }) => writeNames(mark, [id]));
}
