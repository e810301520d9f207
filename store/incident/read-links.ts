import { Prisma } from '../../prisma/generated/client';
import type { IncidentState } from '../../domain/incident';
import type { Stage } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { listMark, readNames, writeNames } from '../cursor';
import { pageOf, type BadCursor, type Page } from '../page';
import type { StoreContext } from '../store-context';
import { seenSql } from './seen';

/** A ticket that belongs, or did, to an incident. */
export interface LinkedTicket {
  readonly id: string;
  readonly tid: string;
  readonly subject: string;
  readonly stage: Stage;
  readonly clientId: string;
  readonly clientName: string;
  readonly linkedAt: Instant;
  /** Id of the person; null: the rule. */
  readonly linkedBy: string | null;
  /** Null: it belongs to it. */
  readonly unlinkedAt: Instant | null;
  /** What became of the last word to all: null where there was none, or it was linked since and it is on its way. */
  readonly last: { readonly outcome: 'done' | 'refused' | 'fault' | null; readonly refusal: string | null } | null;
}

interface Raw extends Omit<LinkedTicket, 'linkedAt' | 'unlinkedAt' | 'last'> {
  readonly linkedAt: Date;
  readonly unlinkedAt: Date | null;
  readonly outcome: 'done' | 'refused' | 'fault' | null;
  readonly refusal: string | null;
  readonly given: boolean;
}

/** Tickets of an incident in the order of their ids. @param services whose tickets are seen; left out: all of the desk */
export async function listLinks(
  { database }: StoreContext,
  { id, number, words }: Pick<IncidentState, 'id' | 'number' | 'words'>,
  services: readonly string[] | undefined,
  cursor: string | null,
  most: number,
): Promise<Page<LinkedTicket> | BadCursor> {
  const mark = listMark('incident-tickets', { id });
  const after = cursor === null ? null : readNames(mark, cursor, 1);
  if (after === undefined) return { kind: 'bad-cursor' };
  const beyond = after === null ? Prisma.empty : Prisma.sql`AND l."ticket_id"::text > ${after[0]}`;
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT t."id", t."tid", t."subject", t."stage", t."client_id" AS "clientId", c."name" AS "clientName",
      l."linked_at" AS "linkedAt", l."linked_by" AS "linkedBy", l."unlinked_at" AS "unlinkedAt", i."outcome", i."refusal",
      i."id" IS NOT NULL AS "given"
    FROM "incident_link" l JOIN "ticket" t ON t."id" = l."ticket_id" JOIN "client" c ON c."id" = t."client_id"
      LEFT JOIN "inbox" i ON i."identity" = ${`${number}/${words}/`} || l."ticket_id"
    WHERE l."incident_id" = ${id}::uuid AND ${seenSql(services)} ${beyond}
    ORDER BY l."ticket_id"::text LIMIT ${most + 1}`);
  const links = rows.map(({ linkedAt, unlinkedAt, outcome, refusal, given, ...row }): LinkedTicket => ({
    ...row,
    linkedAt: linkedAt.getTime(),
    unlinkedAt: unlinkedAt?.getTime() ?? null,
    last: given ? { outcome, refusal } : null,
  }));
  return pageOf(links, most, (last) => writeNames(mark, [last.id]));
}
