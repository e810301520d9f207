import { Prisma } from '../../prisma/generated/client';
import type { NoticeKind } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { StoreContext } from '../store-context';

/** The letters that confirm a request, by the first fact of its ticket. */
const confirmations = ['acknowledgement', 'split-off'] as const satisfies readonly NoticeKind[];

/**
 * Since when the request counts as accepted: when the letter that confirms it had arrived (HT-10); NULL while it is on its way, and
 * where it came back. Its clocks run from the receipt all the same.
 *
 * @param ticket its id, as SQL
 */
export function acceptedAtSql(ticket: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT min(n."delivered_at") FROM "notice" n
    WHERE n."process_id" = ${ticket} AND n."revision" = 1 AND n."kind" IN (${Prisma.join([...confirmations])}) AND n."state" = 'delivered')`;
}

/** The same of one ticket, for who has just filed it. */
export async function readAcceptedAt({ database }: StoreContext, ticketId: string): Promise<Instant | null> {
  const [row] = await database.$queryRaw<{ acceptedAt: Date | null }[]>(
    Prisma.sql`SELECT ${acceptedAtSql(Prisma.sql`${ticketId}::uuid`)} AS "acceptedAt"`,
  );
  return row?.acceptedAt?.getTime() ?? null;
}
