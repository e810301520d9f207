import { Prisma } from '../../prisma/generated/client';
import {
  folded,
  mentionsOf,
  partsOf,
  stemOf,
  type Mention,
  type MentionFinder,
  type MentionForm,
} from '../../domain/erasure';
import type { Queryable } from '../database';
import type { PersonScope } from './scope';

/** What some tickets have to do with a person. */
export interface Concerned {
  /** The person took part in it, or is surely named. */
  readonly surely: ReadonlySet<string>;
  /** It may speak of the person, in this form. */
  readonly maybe: ReadonlyMap<string, MentionForm>;
}

interface AskedMentions {
  readonly desk: string;
  readonly personId: string;
  /** A page of them. */
  readonly tickets: readonly string[];
  readonly finder: MentionFinder;
}

/**
 * What tickets have to do with somebody. Whoever took part is found at the whole desk; who is only named, in tickets of the companies
 * that the person belonged to, or, for one who worked there, in all: elsewhere a name is a namesake's.
 */
export async function concernedOf(
  database: Queryable,
  { desk, personId, tickets, finder }: AskedMentions,
): Promise<Concerned> {
  if (tickets.length === 0) return { surely: new Set(), maybe: new Map() };
  const took = await database.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT t."id" FROM "ticket" t WHERE t."id" = ANY(${[...tickets]}::uuid[]) AND (
      t."author_id" = ${personId} OR ${personId} = ANY(t."shared_with")
      OR EXISTS (SELECT FROM "process" p JOIN "message" m ON m."process_id" = p."id" WHERE p."root_id" = t."id" AND m."author_id" = ${personId})
      OR EXISTS (SELECT FROM "notice" n WHERE n."root_id" = t."id" AND n."recipient_id" = ${personId})
      OR EXISTS (SELECT FROM "attachment" a WHERE a."root_id" = t."id" AND a."uploaded_by" = ${personId})
      OR EXISTS (SELECT FROM "process" p JOIN "inbox" i ON i."process_id" = p."id" WHERE p."root_id" = t."id"
        AND i."actor" ->> 'personId' = ${personId}))`);
  const surely = new Set(took.map(({ id }) => id));
  const maybe = new Map<string, MentionForm>();
  const others = tickets.filter((id) => !surely.has(id));
  for (const { ticketId, mention } of await findMentions(database, { desk, personId, tickets: others, finder })) {
    const { form } = mention;
    if (form === 'named') surely.add(ticketId);
    else if (!maybe.has(ticketId)) maybe.set(ticketId, form);
  }
  for (const id of surely) maybe.delete(id);
  return { surely, maybe };
}

/** How a person is found in texts of a desk: parts of the name that other people there share tell nobody apart. */
export async function finderOf(database: Queryable, desk: string, scope: PersonScope): Promise<MentionFinder> {
  const stems = partsOf(scope.name).map((part) => folded(stemOf(part)));
  const rows =
    stems.length === 0
      ? []
      : await database.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT p."name" FROM "desk_person" d JOIN "person" p ON p."id" = d."person_id"
    WHERE d."desk" = ${desk} AND d."person_id" <> ${scope.personId}
      AND EXISTS (SELECT FROM unnest(${stems}::text[]) AS "stem" WHERE position("stem" IN translate(p."name", 'ёЁ', 'еЕ')) > 0) LIMIT 1000`;
  return mentionsOf(
    scope,
    rows.map(({ name }) => name),
  );
}

/** The texts in JSON, each by itself: written out as a whole, a line's beginning is a letter there. */
const everyText = 'strict $.** ? (@.type() == "string")';

export interface FoundMention {
  readonly ticketId: string;
  readonly text: string;
  readonly mention: Mention;
}

/** What texts of some tickets say of somebody, the surest of each text. */
export async function findMentions(database: Queryable, asked: AskedMentions): Promise<readonly FoundMention[]> {
  const { desk, personId, tickets, finder } = asked;
  if (tickets.length === 0 || (finder.stems.length === 0 && finder.digits === null)) return [];
  const rows = await database.$queryRaw<{ ticketId: string; text: string }[]>(Prisma.sql`
    WITH "asked" AS (
      SELECT t."id", t."subject", t."fields" FROM "ticket" t WHERE t."id" = ANY(${[...tickets]}::uuid[]) AND (
        t."client_id" IN (SELECT m."client_id" FROM "membership" m WHERE m."person_id" = ${personId} AND m."desk" = ${desk})
        OR EXISTS (SELECT FROM "membership" m WHERE m."person_id" = ${personId} AND m."desk" = ${desk} AND m."role" <> 'client'))
    ), "said" AS (
      SELECT k."id", m."text", m."fields" FROM "asked" k
        JOIN "process" p ON p."root_id" = k."id" JOIN "message" m ON m."process_id" = p."id"
    ), "texts" AS (
      SELECT "id", "subject" AS "text" FROM "asked" UNION ALL SELECT "id", "text" FROM "said"
      UNION ALL SELECT f."id", each #>> '{}' FROM (SELECT "id", "fields" FROM "asked" UNION ALL SELECT "id", "fields" FROM "said") AS f,
        jsonb_path_query(f."fields", ${everyText}::jsonpath) AS each
      UNION ALL SELECT k."id", a."name" FROM "asked" k JOIN "attachment" a ON a."root_id" = k."id"
      UNION ALL SELECT k."id", each FROM "asked" k JOIN "visit" v ON v."ticket_id" = k."id", unnest(ARRAY[v."address", v."contact"]) AS each
    )
    SELECT "id" AS "ticketId", "text" FROM "texts"
    WHERE EXISTS (SELECT FROM unnest(${[...finder.stems]}::text[]) AS "stem" WHERE position(lower("stem") IN translate(lower("text"), 'ё', 'е')) > 0)
      OR position(${finder.digits}::text IN regexp_replace("text", '[^0-9]', '', 'g')) > 0`);
  return rows.flatMap(({ ticketId, text }) => {
    const mention = finder.find(text);
    return mention === undefined ? [] : [{ ticketId, text, mention }];
  });
}
