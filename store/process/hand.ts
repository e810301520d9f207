import { z } from 'zod';
import type { SystemActor } from '../../domain/policy/actor';
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
  return ownRow({ identity: signal.id, ...bodyOf(signal), actor: hand, channel: 'console' });
}

function bodyOf({ id, name, payload }: HandSignal): { type: string; content: Record<string, unknown> } {
  const malformed = { type: 'malformed-signal', content: { signal: id } };
  switch (name) {
    case 'reassign': {
      const parsed = reassign.safeParse(payload);
      return parsed.success ? { type: 'assign', content: parsed.data } : malformed;
    }
    case 'close': {
      const parsed = close.safeParse(payload);
      return parsed.success ? { type: 'close', content: parsed.data } : malformed;
    }
    // A word has a text, and no text of a person goes through the engine.
    case 'reply':
      return malformed;
    default: {
      const never: never = name;
      return never;
    }
  }
}
