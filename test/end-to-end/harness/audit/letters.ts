import { deliveryState } from '../../../../store/delivery-state';
import type { Product } from '../product';
import type { Counts, Note } from './note';

/** What is known of letters beside the store. */
export interface Post {
  /** How often the mail server took each, by the id of its notice. */
  taken(): ReadonlyMap<string, number>;
  /** Ids of letters that senders have said were taken, and may have been taken before; as often as it was said. */
  readonly again: readonly string[];
}

/**
 * Of all letters: each that was to leave is out, taken at most once an attempt; nobody's state is another one; and each that is out
 * more than once was counted as sent again.
 */
export async function checkLetters({ prisma }: Product, post: Post, note: Note): Promise<Counts> {
  const taken = post.taken();
  const { again } = post;
  const letters = await prisma.notice.findMany({
    select: {
      id: true,
      channel: true,
      state: true,
      attempts: true,
      delayedAt: true,
      deliveredAt: true,
      bouncedAt: true,
    },
  });
  const counts = { sent: 0, portal: 0, withdrawn: 0, attempts: 0, twice: 0 };
  for (const letter of letters) {
    const { id, attempts } = letter;
    const times = taken.get(id) ?? 0;
    const state = deliveryState({
      channel: letter.channel === 'email' ? 'email' : 'portal',
      state: letter.state as Parameters<typeof deliveryState>[0]['state'],
      delayedAt: letter.delayedAt?.getTime() ?? null,
      deliveredAt: letter.deliveredAt?.getTime() ?? null,
      bouncedAt: letter.bouncedAt?.getTime() ?? null,
    });
    if (state !== 'sent' && state !== 'portal' && state !== 'withdrawn') note(`the letter ${id} is ${state}`);
    else counts[state] += 1;
    counts.attempts += attempts;
    if (state === 'sent' && times === 0) note(`the letter ${id} counts as sent, and nobody has it`);
    if (state === 'portal' && times > 0) note(`the letter ${id} stands in the portal and has left`);
    if (times > attempts) note(`the letter ${id} was taken ${times} times in ${attempts} attempts`);
    if (times <= 1) continue;
    counts.twice += 1;
    if (!again.includes(id)) note(`the letter ${id} was taken ${times} times, and was not counted as sent again`);
  }
  const known = new Set(letters.map(({ id }) => id));
  for (const id of taken.keys()) if (!known.has(id)) note(`somebody has a letter that was never written: ${id}`);
  return {
    'letters sent': counts.sent,
    'letters in the portal': counts.portal,
    'letters withdrawn before they left': counts.withdrawn,
    'attempts to send them': counts.attempts,
    'letters taken more than once': counts.twice,
    letters_sent_again: again.length,
  };
}
