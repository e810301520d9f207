import { Prisma } from '../../prisma/generated/client';
import type { IncidentState } from '../../domain/incident';
import type { PersonActor } from '../../domain/policy/actor';
import type { RefusalCode } from '../../domain/policy/refusals';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import { cleanText, isUuid, jsonOf } from '../json';
import { commit } from '../process/commit';
import { inUnit } from '../process/in-unit';
import { lockProcess } from '../process/lock';
import { known, rowOf, type Receipt } from '../process/receipt';
import type { CommandOutcome } from '../process/inbox';
import type { RunTelling } from '../process/unit';
import type { StoreContext } from '../store-context';
import { keptIncident } from './kept-incident';
import { linkAgain, linkTickets, unlinkTicket } from './link-rows';
import { seenSql } from './seen';

/** A person's act on the links of an incident. */
export interface LinkGiven extends Pick<Receipt, 'id' | 'identity' | 'channel' | 'requestId'> {
  readonly actor: PersonActor;
}

/** What became of one of the tickets that were named. */
export interface LinkAnswer {
  /** As it was named. */
  readonly ticket: string;
  /** Null: it belongs to the incident from now on. */
  readonly refused: RefusalCode | null;
}

/** What became of the act. */
export type Linked<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer; readonly tellings: readonly RunTelling[] }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** The identity stands for another word. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'no-process' }
  /** Its decision threw, or has not come yet. */
  | { readonly kind: 'fault' };

const decisionsMs = 1_000;

/**
 * Links the tickets that somebody names, each for itself. Said again, it answers how they stand now.
 *
 * @param services whose tickets the person sees; left out: all of the desk
 */
export function linkByHand(
  context: StoreContext,
  given: LinkGiven,
  named: readonly string[],
  services?: readonly string[],
): Promise<Linked<readonly LinkAnswer[]>> {
  return give(context, given, { type: 'link', content: { tickets: named } }, async (transaction, state, at) => {
    const all = await findNamed(transaction, state, named, services);
    const open = all.flatMap(({ id, closed }) => (id === null || closed ? [] : [id]));
    if (at !== null && open.length > 0) {
      const by = given.actor.personId;
      await linkAgain(transaction, state, open, { by, at });
      const which = Prisma.sql`t."id" = ANY(${open}::uuid[])`;
      await linkTickets(transaction, state, which, { by, at, most: open.length });
    }
    const belongs = await belonging(transaction, open);
    return all.map(({ name, id, closed, before }): LinkAnswer => {
      if (id === null) return { ticket: name, refused: 'unknown-ticket' };
      if (before && at !== null) return { ticket: name, refused: 'already-linked' };
      if (closed) return { ticket: name, refused: 'ticket-closed' };
      return { ticket: name, refused: belongs.get(id) === state.id ? null : 'in-another-incident' };
    });
  });
}

/**
 * Somebody says that a ticket does not belong to it; no rule links it again.
 *
 * @param services whose tickets the person sees; left out: all of the desk
 */
export function unlinkByHand(
  context: StoreContext,
  given: LinkGiven,
  ticketId: string,
  services?: readonly string[],
): Promise<Linked<boolean>> {
  return give(context, given, { type: 'unlink', content: { ticketId } }, (transaction, { id }, at) =>
    at === null
      ? Promise.resolve(true)
      : unlinkTicket(transaction, id, ticketId, { by: given.actor.personId, at, services }).then((did) => {
          if (!did) throw new NotLinked();
          return true;
        }),
  );
}

/** Nothing is written then. */
class NotLinked extends Error {}

/** @param beside in the same transaction, under the lock; `at` is null where the same was said before */
async function give<Answer>(
  context: StoreContext,
  given: LinkGiven,
  { type, content }: { readonly type: string; readonly content: object },
  beside: (transaction: Transaction, state: IncidentState, at: Instant | null) => Promise<Answer>,
): Promise<Linked<Answer>> {
  const ref = { kind: 'incident', id: given.id };
  if (!isUuid(given.id)) return { kind: 'no-process' };
  const row = rowOf({ ...given, kind: ref.kind, type, content: jsonOf(content) as Record<string, unknown> });
  try {
    const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
      const { transaction } = unit;
      const locked = await lockProcess(transaction, ref);
      if (locked === undefined) return { kind: 'no-process' } as const;
      const { outcomes, written, state, now } = await commit(unit, keptIncident, locked, {
        rows: [row],
        reached: null,
      });
      if (!written.has(row.id)) {
        const before = await known(transaction, row);
        if (before?.kind !== 'replay') return { kind: 'conflict' } as const;
        return refusalIn(before.outcome) ?? done(await beside(transaction, state, null));
      }
      const outcome = outcomes.find(({ commandId }) => commandId === row.id)?.result;
      if (outcome?.kind === 'refused') return { kind: 'refused', code: outcome.code } as const;
      if (outcome?.kind !== 'done') return { kind: 'fault' } as const;
      return done(await beside(transaction, state, now));
    });
    return result.kind === 'done' ? { ...result, tellings } : result;
  } catch (error) {
    if (error instanceof NotLinked) return { kind: 'refused', code: 'not-linked' };
    throw error;
  }
}

function done<Answer>(answer: Answer): { readonly kind: 'done'; readonly answer: Answer } {
  return { kind: 'done', answer };
}

function refusalIn({ outcome, refusal }: CommandOutcome) {
  if (outcome === 'refused') return { kind: 'refused', code: refusal as RefusalCode } as const;
  return outcome === 'done' ? null : ({ kind: 'fault' } as const);
}

interface Named {
  readonly name: string;
  /** Null: there is none, or the person does not see it. */
  readonly id: string | null;
  readonly closed: boolean;
  /** It belonged to the incident already. */
  readonly before: boolean;
}

async function findNamed(
  transaction: Transaction,
  { id, desk }: Pick<IncidentState, 'id' | 'desk'>,
  named: readonly string[],
  services: readonly string[] | undefined,
): Promise<readonly Named[]> {
  const ids = named.filter((name) => isUuid(name)).map((name) => name.toLowerCase());
  const tids = named.map((name) => cleanText(name).toUpperCase());
  const rows = await transaction.$queryRaw<{ id: string; tid: string; closed: boolean; before: boolean }[]>(Prisma.sql`
    SELECT t."id", t."tid", t."closed_at" IS NOT NULL AS "closed", EXISTS (SELECT FROM "incident_link" l
      WHERE l."incident_id" = ${id}::uuid AND l."ticket_id" = t."id" AND l."unlinked_at" IS NULL) AS "before"
    FROM "ticket" t WHERE t."desk" = ${desk} AND (t."tid" = ANY(${tids}) OR t."id" = ANY(${ids}::uuid[]))
      AND ${seenSql(services)}`);
  return named.map((name): Named => {
    const row = rows.find(({ id: its, tid }) => its === name.toLowerCase() || tid === cleanText(name).toUpperCase());
    return row === undefined ? { name, id: null, closed: false, before: false } : { name, ...row };
  });
}

/** To which incident that goes on tickets belong. */
async function belonging(transaction: Transaction, tickets: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.incidentLink.findMany({
    where: { ticketId: { in: [...tickets] }, unlinkedAt: null, endedAt: null },
    select: { ticketId: true, incidentId: true },
  });
  return new Map(rows.map(({ ticketId, incidentId }) => [ticketId, incidentId]));
}
