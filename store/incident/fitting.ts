import { Prisma } from '../../prisma/generated/client';
import type { LinkRule } from '../../domain/incident';
import { searchQueryOf, tsqueryOf } from '../../domain/search';
import { cleanText } from '../json';

/** Whether a ticket `t` with its process `p` belongs by a rule to an incident of its desk: open, and as the rule asks. */
export function fittingSql({ topics, categories, services, companies, words, since }: LinkRule): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`t."closed_at" IS NULL AND t."received_at" >= ${new Date(since)}::timestamptz`,
      ...(topics.length === 0 ? [] : [Prisma.sql`t."topic" = ANY(${[...topics]}::text[])`]),
      ...(categories.length === 0 ? [] : [Prisma.sql`p."state" ->> 'category' = ANY(${[...categories]}::text[])`]),
      ...(services.length === 0 ? [] : [Prisma.sql`t."service" = ANY(${[...services]}::text[])`]),
      ...(companies.length === 0 ? [] : [Prisma.sql`t."client_id" = ANY(${[...companies]}::uuid[])`]),
      ...(words.length === 0 ? [] : [holding(words)]),
    ],
    ' AND ',
  );
}

/** One of the texts stands in what the ticket was filed with; a text without a word that can be looked for stands nowhere. */
function holding(words: readonly string[]): Prisma.Sql {
  const queries = words.flatMap((text) => {
    const query = searchQueryOf(cleanText(text));
    return query === undefined ? [] : [Prisma.sql`e."words" @@ ${tsqueryOf(query)}::tsquery`];
  });
  if (queries.length === 0) return Prisma.sql`false`;
  return Prisma.sql`EXISTS (
    SELECT FROM "search_entry" e WHERE e."source" = 'ticket' AND e."id" = t."id" AND (${Prisma.join(queries, ' OR ')}))`;
}
