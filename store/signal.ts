import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { SystemActor } from '../domain/policy/actor';
import type { Instant } from '../domain/time';
import type { Transaction } from './database';
import { contentDigest, toJson } from './json';

/** A hand in the engine's console, as the run received it. */
export interface SignalInput {
  /** `signal/<run>/<n>`: the same one is never taken twice. */
  readonly id: string;
  readonly kind: 'reassign' | 'close';
  /** Whatever was typed there. */
  readonly payload: unknown;
}

const reassign = z.strictObject({ to: z.string().min(1).max(40), reason: z.string().max(500).optional() });
const close = z.strictObject({ reason: z.enum(['duplicate', 'withdrawn', 'confirmed-by-phone']) });

const hand: SystemActor = { kind: 'system', part: 'engine-ui' };

/** The command that a signal asks for; one that cannot be understood becomes a command that says so. */
export function signalBody({ id, kind, payload }: SignalInput): { type: string; content: Record<string, unknown> } {
  const parsed = kind === 'reassign' ? reassign.safeParse(payload) : close.safeParse(payload);
  if (!parsed.success) return { type: 'malformed-signal', content: { signal: id } };
  return { type: kind === 'reassign' ? 'assign' : 'close', content: parsed.data };
}

/** Writes the row of a signal, once. */
export async function writeSignal(
  transaction: Transaction,
  ticketId: string,
  signal: SignalInput,
  now: Instant,
): Promise<void> {
  const { type, content } = signalBody(signal);
  const at = new Date(now);
  await transaction.$executeRaw`
    INSERT INTO "inbox" ("id", "ticket_id", "identity", "digest", "type", "content", "actor", "channel", "received_at", "stored_at")
    VALUES (${uuidv7()}::uuid, ${ticketId}::uuid, ${signal.id}, ${contentDigest({ type, content })}, ${type},
      ${toJson(content)}::jsonb, ${toJson(hand)}::jsonb, 'console', ${at}, ${at})
    ON CONFLICT ("identity") DO NOTHING`;
}
