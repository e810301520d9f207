import { Prisma } from '../../prisma/generated/client';
import type { IncidentState } from '../../domain/incident';
import type { Queryable } from '../database';

/** How far one word to all tickets of an incident is. */
export interface WordProgress {
  /** Tickets that have it. */
  readonly told: number;
  /** Those that could not take it, by the code of the refusal: what is closed is not written to, say. */
  readonly refused: Readonly<Record<string, number>>;
  /** Those that are still to be told, or are busy. */
  readonly waiting: number;
}

/** How far words are, counted from what became of them in each ticket, so that nobody who falls miscounts. */
export async function readProgress(
  database: Queryable,
  { id, number }: Pick<IncidentState, 'id' | 'number'>,
  words: readonly number[],
): Promise<(word: number) => WordProgress> {
  const rows = await database.$queryRaw<{ word: number; outcome: string; refusal: string | null; count: number }[]>(
    Prisma.sql`
      SELECT w."word", COALESCE(i."outcome", 'waiting') AS "outcome", i."refusal", count(*)::int AS "count"
      FROM unnest(${[...words]}::int[]) AS w("word") JOIN "incident_link" l ON l."incident_id" = ${id}::uuid
        LEFT JOIN "inbox" i ON i."identity" = ${`${number}/`} || w."word" || '/' || l."ticket_id"
      WHERE i."id" IS NOT NULL OR (l."told" < w."word" AND l."unlinked_at" IS NULL)
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
  return (word) => {
    const own = rows.filter((row) => row.word === word);
    const counted = (outcome: string): number =>
      own.reduce((sum, row) => (row.outcome === outcome ? sum + row.count : sum), 0);
    const refused = own.flatMap(({ outcome, refusal, count }) =>
      outcome === 'refused' || outcome === 'fault' ? [[refusal ?? outcome, count] as const] : [],
    );
    return { told: counted('done'), refused: Object.fromEntries(refused), waiting: counted('waiting') };
  };
}
