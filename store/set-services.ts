import type { Role } from '../domain/regulation';
import { publish } from './publish';
import type { StoreContext } from './store-context';

/**
 * Says for which services somebody of a desk works in a role; none: for all of them. What the person holds of others is let go by the
 * next word to it.
 */
export async function setServices(
  context: StoreContext,
  { personId, desk, role }: { readonly personId: string; readonly desk: string; readonly role: Role },
  services: readonly string[],
): Promise<void> {
  await publish(context, { kind: 'staff', desk }, async (transaction) => {
    const { count } = await transaction.membership.updateMany({
      where: { personId, desk, role },
      data: { services: [...services] },
    });
    return { changed: count > 0, answer: undefined };
  });
}
