import type { Role } from '../../domain/regulation';
import { Prisma } from '../../prisma/generated/client';
import { afterName } from '../as-people-sort';
import { listMark, readNames, writeNames } from '../cursor';
import { holdsText } from '../holds-text';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { StoreContext } from '../store-context';
import { readAdministered, type AdministeredPerson } from './person-line';

export interface PeopleFilter {
  readonly desk: string;
  /** In a name or an address, or a short id. */
  readonly text?: string | undefined;
  readonly role?: Role | undefined;
  readonly client?: string | undefined;
  readonly active?: boolean | undefined;
}

/** Everybody of a desk, its own people and clients' users, those who have left among them; as people sort. */
export async function listPeople(
  { database, clock }: StoreContext,
  { desk, text = '', role, client, active }: PeopleFilter,
  cursor: string | null,
  most: number,
): Promise<Page<AdministeredPerson> | BadCursor> {
  const mark = listMark('desk-people', { desk, text, role, client, active });
  const [after] = cursor === null ? [null] : (readNames(mark, cursor, 1) ?? []);
  if (after === undefined) return { kind: 'bad-cursor' };
  const held = Prisma.sql`FROM "membership" m WHERE m."person_id" = p."id" AND m."desk" = ${desk} AND m."ended_at" IS NULL`;
  const holds = holdsText([Prisma.sql`p."name"`, Prisma.sql`p."email"`, Prisma.sql`d."short_id"`], text);
  const conditions = [
    holds,
    afterName('person', 'p', after),
    ...(role === undefined && client === undefined
      ? []
      : [
          Prisma.sql`EXISTS (SELECT ${held} ${role === undefined ? Prisma.empty : Prisma.sql`AND m."role" = ${role}`}
            ${client === undefined ? Prisma.empty : Prisma.sql`AND m."client_id" = ${client}::uuid`})`,
        ]),
    ...(active === undefined ? [] : [Prisma.sql`EXISTS (SELECT ${held} AND m."active") = ${active}`]),
  ];
  const condition = Prisma.join(conditions, ' AND ');
  const found = await readAdministered(database, { desk, now: await clock.now(), condition, most: most + 1 });
  return pageOf(found, most, ({ id }) => writeNames(mark, [id]));
}
