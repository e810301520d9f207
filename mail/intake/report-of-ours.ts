import type { Came, DeskLetter } from './open-by-letter';
import type { IntakePorts } from './ports';

/**
 * What a server tells of a letter of ours: one that came back voids its delivery. One that is only late is noted and changes
 * nothing: it may still arrive.
 */
export async function reportOfOurs(
  { store, tell }: Pick<IntakePorts, 'store' | 'tell'>,
  { letter, facts }: Pick<DeskLetter, 'letter' | 'facts'>,
): Promise<Came> {
  const { bounce } = facts;
  if (bounce === null) return { outcome: 'tray', reason: 'unknown-bounce' };
  const { envelopeId, originalMessageId, action, status } = bounce;
  const named = [
    ...(envelopeId === null ? [] : [{ noticeId: envelopeId }]),
    ...(originalMessageId === null ? [] : [{ messageId: `<${originalMessageId}>` }]),
  ];
  for (const ref of named) {
    const known = await store.findSentLetter(ref);
    if (known === undefined) continue;
    const came: Came = { outcome: 'notice-state', reason: action, rootId: known.ticketId, noticeId: known.noticeId };
    if (action !== 'failed') return came;
    const fault = status === null ? 'bounced' : `bounced ${status}`;
    const { tellings } = await store.bounceNotice({ noticeId: known.noticeId }, { fault, at: letter.receivedAt });
    for (const telling of tellings) tell(telling);
    return came;
  }
  return { outcome: 'tray', reason: 'unknown-bounce' };
}
