import { Prisma } from '../../prisma/generated/client';
import type { AuditAct, AuditSubject } from '../../domain/audit';
import type { Instant } from '../../domain/time';
import { listMark, readCursor, writeCursor } from '../cursor';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { StoreContext } from '../store-context';
import type { AuditValues } from './record-audit';

/** An act on the record of a desk. */
export interface AuditLine {
  readonly id: string;
  readonly at: Instant;
  readonly act: AuditAct;
  readonly by: { readonly id: string; readonly name: string };
  readonly subject: { readonly kind: AuditSubject; readonly id: string; readonly name: string };
  readonly before: AuditValues | null;
  readonly after: AuditValues | null;
  readonly requestId: string;
}

export interface AuditFilter {
  readonly desk: string;
  /** Id of that to which it was done. */
  readonly subject?: string | undefined;
  /** Id of who did it. */
  readonly person?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** The acts on the record of a desk, the latest first. */
export async function listAudit(
  { database }: StoreContext,
  { desk, subject, person, from, to }: AuditFilter,
  cursor: string | null,
  most: number,
): Promise<Page<AuditLine> | BadCursor> {
  const mark = listMark('audit', { desk, subject, person, from, to });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const conditions = [
    Prisma.sql`a."desk" = ${desk}`,
    ...(subject === undefined ? [] : [Prisma.sql`a."subject_id" = ${subject}`]),
    ...(person === undefined ? [] : [Prisma.sql`a."person_id" = ${person}`]),
    ...(from === undefined ? [] : [Prisma.sql`a."at" >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [Prisma.sql`a."at" < ${new Date(to)}`]),
    ...(after === null ? [] : [Prisma.sql`(a."at", a."id") < (${new Date(after.at)}, ${after.id}::uuid)`]),
  ];
  const rows = await database.$queryRaw<(Omit<AuditLine, 'at'> & { readonly at: Date })[]>(Prisma.sql`
    SELECT a."id", a."at", a."act", jsonb_build_object('id', p."id", 'name', p."name") AS "by",
      jsonb_build_object('kind', a."subject_kind", 'id', a."subject_id", 'name', a."subject_name") AS "subject",
      a."before", a."after", a."request_id" AS "requestId"
    FROM "audit" a JOIN "person" p ON p."id" = a."person_id"
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY a."at" DESC, a."id" DESC LIMIT ${most + 1}`);
  const found = rows.map((row) => ({ ...row, at: row.at.getTime() }));
  return pageOf(found, most, ({ at, id }) => writeCursor(mark, { at, id }));
}
