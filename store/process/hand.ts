import { z } from 'zod';
import type { SystemActor } from '../../domain/policy/actor';
import type { Queryable } from '../database';
import { ownRow, type NewRow } from './inbox';

/** A hand in the engine's console, as the run received it. */
export interface HandSignal {
  /** `signal/<run>/<n>`: the same one is never taken twice. */
  readonly id: string;
  readonly name: 'reply' | 'reassign' | 'close';
  /** Whatever was typed there. */
  readonly payload: unknown;
}

const reassign = z.strictObject({ to: z.string().min(1).max(40), reason: z.string().max(500).optional() });
const close = z.strictObject({ reason: z.enum(['duplicate', 'withdrawn', 'confirmed-by-phone']) });

const hand: SystemActor = { kind: 'system', part: 'engine-ui' };

/** The row of a signal: the command that it asks for; one that cannot be understood becomes a command that says so. */
export function handRow(signal: HandSignal): NewRow {
  return signalRow(signal.id, bodyOf(signal));
}

interface Body {
  readonly type: string;
  readonly content: Record<string, unknown>;
}

function signalRow(identity: string, body: Body): NewRow {
  return ownRow({ identity, ...body, actor: hand, channel: 'console' });
}

function malformed(signal: string): Body {
  return { type: 'malformed-signal', content: { signal } };
}

const naming = z.object({ inboxId: z.uuid() });

/** The row that a signal names by a payload `{ inboxId }`; undefined where that cannot be the id of one. */
export function rowNamedBy({ payload }: HandSignal): string | undefined {
  return naming.safeParse(payload).data?.inboxId;
}

/**
 * Rows for the signals that name a row which the process does not have: whoever wrote them in the console meant something, and it is
 * on the record that it came to nothing.
 */
export async function straySignals(
  database: Queryable,
  processId: string,
  signals: readonly HandSignal[],
): Promise<NewRow[]> {
  const ids = signals.flatMap((signal) => rowNamedBy(signal) ?? []);
  const known = await database.inbox.findMany({ where: { processId, id: { in: ids } }, select: { id: true } });
  const has = new Set<string | undefined>(known.map(({ id }) => id));
  return signals
    .filter((signal) => !has.has(rowNamedBy(signal)?.toLowerCase()))
    .map(({ id }) => signalRow(id, malformed(id)));
}

function bodyOf({ id, name, payload }: HandSignal): Body {
  switch (name) {
    case 'reassign': {
      const parsed = reassign.safeParse(payload);
      return parsed.success ? { type: 'assign', content: parsed.data } : malformed(id);
    }
    case 'close': {
      const parsed = close.safeParse(payload);
      return parsed.success ? { type: 'close', content: parsed.data } : malformed(id);
    }
    // A word has a text, and no text of a person goes through the engine.
    case 'reply':
      return malformed(id);
    default: {
      const never: never = name;
      return never;
    }
  }
}
