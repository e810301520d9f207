import type { SystemActor } from '../../domain/policy/actor';
import type { Instant } from '../../domain/time';
import { ownRow, type NewRow } from './inbox';

const sender: SystemActor = { kind: 'system', part: 'sender' };

/**
 * What became of a letter, as its process is told: once a state. Of a solution only the author's letter tells: followers get the same
 * in copy.
 */
export function deliveryRow(
  letter: {
    readonly id: string;
    readonly kind: string;
    readonly channel: string;
    readonly params: unknown;
    /** Null: of an earlier release, which wrote to authors alone. */
    readonly audience: string | null;
  },
  state: 'delivered' | 'failed',
  deliveredAt: Instant,
): NewRow {
  const { id: noticeId, kind, channel, audience } = letter;
  const { solutionId } = letter.params as { readonly solutionId?: unknown };
  const toAuthor = audience === null || audience === 'author';
  const subject = toAuthor && typeof solutionId === 'string' ? solutionId : null;
  return ownRow({
    identity: `delivery/${noticeId}/${state}`,
    type: 'delivery-report',
    content: { noticeId, kind, subject, state, deliveredAt },
    actor: sender,
    channel: channel === 'email' ? 'email' : 'portal',
  });
}
