import { uuidv7 } from 'uuidv7';
import type { SystemActor } from '../../domain/policy/actor';
import { isVisitOpen } from '../../domain/ticket';
import type { TicketEvent, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import { contentDigest, toJson } from '../json';

const clock: SystemActor = { kind: 'system', part: 'clock' };

/**
 * A ticket that was classified anew, or moved to other rules, tells its open visits, whose limits go by it (HD-8).
 *
 * @returns the visits that have a word waiting
 */
export async function tellVisits(
  transaction: Transaction,
  ticket: TicketState,
  events: readonly TicketEvent[],
  now: Instant,
): Promise<string[]> {
  const last = events.findLast(({ type }) => type === 'classified' || type === 'rules-pinned');
  const open = ticket.visits.filter(isVisitOpen);
  if (last === undefined || open.length === 0) return [];
  const { topic, level, priority, rules } = ticket;
  const pinned = events.findLast((event) => event.type === 'rules-pinned');
  const content = { topic, level, priority, rules, ...(pinned === undefined ? {} : { because: pinned.because }) };
  const rows = open.map(({ id }) => ({
    id: uuidv7(),
    visitId: id,
    identity: `ticket/${ticket.id}/${last.revision}/${id}`,
  }));
  const at = new Date(now);
  await transaction.$executeRaw`
    INSERT INTO "inbox" ("id", "ticket_id", "visit_id", "identity", "digest", "type", "content", "actor", "channel",
      "received_at", "stored_at")
    SELECT r."id", ${ticket.id}::uuid, r."visitId", r."identity", ${contentDigest(content)}, 'follow-ticket',
      ${toJson(content)}::jsonb, ${toJson(clock)}::jsonb, 'console', ${at}, ${at}
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" uuid, "visitId" uuid, "identity" text)
    ON CONFLICT ("identity") DO NOTHING`;
  return open.map(({ id }) => id);
}
