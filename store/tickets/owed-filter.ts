import { Prisma } from '../../prisma/generated/client';
import { ofService } from '../../domain/ticket';
import { standingInAt } from '../absences/list-absences';
import { rulesFor } from '../look-ups';
import type { StoreContext } from '../store-context';

/** What somebody's next step may be owed as: one of the words of `owed_by`, and which of the tickets that bear it. */
export interface OwedKey {
  readonly word: string;
  /** Only of this client. */
  readonly clientId?: string;
  /** Only what this technician goes to. */
  readonly technician?: string;
}

/** Who owes the next step. */
export type OwedFilter =
  | { readonly side: 'client' | 'desk' | 'supplier' | 'nobody' }
  /** What any of these stand for, by desk. */
  | { readonly keys: Readonly<Record<string, readonly OwedKey[]>> };

/** A role in which somebody asks. */
export interface OwingRole {
  readonly desk: string;
  readonly role: string;
  readonly shortId: string;
  /** Of a personal manager: the client served. */
  readonly clientId: string | null;
  readonly services: readonly string[];
}

const outsideDesk = ['author', 'supplier', 'nobody'];
/** Whose duties fall to the managers where nobody fills the role. */
const duties = ['coordinator', 'personal-manager', 'technician'];

/** As conditions of a ticket `t`: a list holds what lies in any of them. */
export interface OwedWhose {
  readonly sql: Prisma.Sql;
  /** Has an index with the order by due instants. */
  readonly isIndexed: boolean;
  readonly also: readonly Prisma.Sql[];
}

export function owedAt(filter: OwedFilter, desk: string): OwedWhose[] {
  if ('keys' in filter) {
    return (filter.keys[desk] ?? []).map(({ word, clientId, technician }) => ({
      ...owes(word),
      also: [
        ...(clientId === undefined ? [] : [Prisma.sql`t."client_id" = ${clientId}::uuid`]),
        ...(technician === undefined
          ? []
          : [
              Prisma.sql`t."id" IN (SELECT "ticket_id" FROM "visit" WHERE "desk" = ${desk} AND "technician" = ${technician})`,
            ]),
      ],
    }));
  }
  switch (filter.side) {
    case 'client':
      return [owes('author')];
    case 'supplier':
    case 'nobody':
      return [owes(filter.side)];
    case 'desk':
      return [{ sql: Prisma.sql`t."owed_by" <> ALL(${outsideDesk}::text[])`, isIndexed: false, also: [] }];
    default: {
      const never: never = filter.side;
      return never;
    }
  }
}

function owes(word: string): OwedWhose {
  return { sql: Prisma.sql`t."owed_by" = ${word}`, isIndexed: true, also: [] };
}

/**
 * What waits for somebody with these roles, by the same rule by which letters find their readers: the own tickets and those of whom
 * one stands in for, what the role owes, and, for managers, what the desk has nobody else for.
 */
export async function owedTo(context: StoreContext, held: readonly OwingRole[]): Promise<OwedFilter> {
  const staff = held.filter(({ role }) => role !== 'client');
  const desks = [...new Set(staff.map(({ desk }) => desk))];
  const filled = await context.database.membership.findMany({
    where: { desk: { in: desks }, active: true, role: { not: 'client' } },
    select: { desk: true, role: true },
    distinct: ['desk', 'role'],
  });
  const keys = desks.map(async (desk) => {
    const services = Object.keys((await rulesFor(context, desk, null)).regulation.services);
    const roles = new Set(filled.flatMap((each) => (each.desk === desk ? [each.role] : [])));
    const own = staff.filter((each) => each.desk === desk);
    const stands = own.some(({ role }) => role === 'manager' || (role === 'administrator' && !roles.has('manager')));
    const vacant = stands ? ['manager', ...duties.filter((role) => !roles.has(role))] : [];
    const { people, ofNobody } = await standingInAt(context, desk, own[0]?.shortId ?? '');
    const inPlaceOf = [...people.map((each) => each.shortId), ...(stands ? ofNobody : [])];
    return [
      desk,
      unique([
        ...own.flatMap((each) => keysOf(each, services)),
        ...[...vacant, ...inPlaceOf].map((word) => ({ word })),
      ]),
    ] as const;
  });
  return { keys: Object.fromEntries(await Promise.all(keys)) };
}

/** @param all the services of the desk: who names none works for each of them */
function keysOf({ role, shortId, clientId, services }: OwingRole, all: readonly string[]): OwedKey[] {
  const own = { word: shortId };
  const ofServices = services.map((service) => ({ word: ofService(service) }));
  switch (role) {
    case 'technician':
      return [own, { word: 'technician', technician: shortId }];
    case 'personal-manager':
      return [own, { word: role, ...(clientId === null ? {} : { clientId }) }];
    case 'specialist':
      return services.length > 0
        ? [own, ...ofServices]
        : [own, ...all.map((service) => ({ word: ofService(service) }))];
    default:
      return [own, { word: role }, ...ofServices];
  }
}

function unique(keys: readonly OwedKey[]): OwedKey[] {
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}
