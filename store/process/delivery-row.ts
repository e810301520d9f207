import type { SystemActor } from '../../domain/policy/actor';
import type { Instant } from '../../domain/time';
import { ownRow, type NewRow } from './inbox';

const sender: SystemActor = { kind: 'system', part: 'sender' };

/** What became of a letter, as its process is told: once a state. */
export function deliveryRow(
  letter: { readonly id: string; readonly kind: string; readonly channel: string; readonly params: unknown },
  state: 'delivered' | 'failed',
  deliveredAt: Instant,
): NewRow {
  const { id: noticeId, kind, channel } = letter;
  const { solutionId } = letter.params as { readonly solutionId?: unknown };
  const subject = typeof solutionId === 'string' ? solutionId : null;
  return ownRow({
    identity: `delivery/${noticeId}/${state}`,
    type: 'delivery-report',
    content: { noticeId, kind, subject, state, deliveredAt },
    actor: sender,
    channel: channel === 'email' ? 'email' : 'portal',
  });
}
