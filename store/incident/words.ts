import { Prisma } from '../../prisma/generated/client';
import type { PersonActor } from '../../domain/policy/actor';
import type { Channel } from '../../domain/regulation';
import type { SolutionKind } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { Queryable } from '../database';

/** A word to all tickets of an incident. */
export interface IncidentWord {
  /** From 1, rising. */
  readonly word: number;
  readonly type: 'tell' | 'solve';
  readonly text: string;
  /** Of what it is a solution; null: it is none. */
  readonly kind: SolutionKind | null;
  readonly actor: PersonActor;
  readonly channel: Channel;
  readonly at: Instant;
}

interface Raw {
  readonly word: number;
  readonly type: 'tell' | 'solve';
  readonly content: { readonly text: string; readonly kind?: SolutionKind };
  readonly actor: PersonActor;
  readonly channel: Channel;
  readonly at: Date;
}

/** Words of an incident, the oldest first. @param from the first of them; @param most so many of the last ones */
export async function readWords(
  database: Queryable,
  incidentId: string,
  { from = 1, most = null }: { readonly from?: number; readonly most?: number | null } = {},
): Promise<readonly IncidentWord[]> {
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT * FROM (
      SELECT row_number() OVER (ORDER BY "outcome_revision")::int AS "word", "type", "content", "actor", "channel",
        "received_at" AS "at"
      FROM "inbox" WHERE "process_id" = ${incidentId}::uuid AND "type" IN ('tell', 'solve') AND "outcome" = 'done'
    ) w WHERE w."word" >= ${from} ORDER BY w."word" DESC LIMIT ${most}`);
  return rows
    .map(({ content, at, ...row }): IncidentWord => ({
      ...row,
      text: content.text,
      kind: content.kind ?? null,
      at: at.getTime(),
    }))
    .reverse();
}

/** By which word an incident speaks to a ticket: once for ever. */
export function toldBy(number: string, word: number, ticketId: string): string {
  return `${number}/${word}/${ticketId}`;
}
