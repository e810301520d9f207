import type { Outcome } from '../recognise/outcome';
import type { Came, DeskLetter } from './open-by-letter';
import type { IntakePorts } from './ports';

type Report = Extract<Outcome, { readonly outcome: 'notice-state' }>;

/**
 * What a server tells of a letter of ours: one that came back voids its delivery. Of one that is late people see that,
 * until it is said to have arrived.
 */
export async function reportOfOurs(
  { store, tell }: Pick<IntakePorts, 'store' | 'tell'>,
  { letter, facts }: Pick<DeskLetter, 'letter' | 'facts'>,
  { notice: noticeId, state }: Report,
): Promise<Came> {
  const known = await store.findSentLetter({ noticeId });
  const came: Came = { outcome: 'notice-state', reason: state, rootId: known?.ticketId ?? null, noticeId };
  if (state !== 'bounced') {
    await store.delayNotice(noticeId, state === 'delayed' ? letter.receivedAt : null);
    return came;
  }
  const status = facts.bounce?.status ?? null;
  const fault = status === null ? 'bounced' : `bounced ${status}`;
  const { tellings } = await store.bounceNotice({ noticeId }, { fault, at: letter.receivedAt });
  for (const telling of tellings) tell(telling);
  return came;
}
