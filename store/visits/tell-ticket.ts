import { uuidv7 } from 'uuidv7';
import type { SystemActor } from '../../domain/policy/actor';
import type { VisitProgress } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { VisitState } from '../../domain/visit';
import type { Transaction } from '../database';
import { contentDigest, toJson } from '../json';

const visit: SystemActor = { kind: 'system', part: 'visit' };

/**
 * Puts the progress of a visit into the inbox of its ticket, once a revision.
 *
 * @param text what the desk wrote when it checked the work
 * @returns the id of the row
 */
export async function tellTicket(
  transaction: Transaction,
  { id: visitId, ticketId, revision }: VisitState,
  progress: VisitProgress,
  now: Instant,
  text?: string,
): Promise<string> {
  const id = uuidv7();
  const content = { visitId, progress, ...(text === undefined ? {} : { text }) };
  const at = new Date(now);
  await transaction.$executeRaw`
    INSERT INTO "inbox" ("id", "ticket_id", "identity", "digest", "type", "content", "actor", "channel", "received_at", "stored_at")
    VALUES (${id}::uuid, ${ticketId}::uuid, ${`visit/${visitId}/${revision}`}, ${contentDigest(content)}, 'visit-progress',
      ${toJson(content)}::jsonb, ${toJson(visit)}::jsonb, 'console', ${at}, ${at})
    ON CONFLICT ("identity") DO NOTHING`;
  return id;
}
