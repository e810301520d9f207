import { publish } from './publish';
import type { StoreContext } from './store-context';

/**
 * Ends or takes up again all that a person is at a desk. What the person holds there is not touched: whoever asks gives it to
 * others.
 *
 * @returns false where the desk has nobody under this short id
 */
export async function setActive(
  context: StoreContext,
  { desk, shortId, active }: { readonly desk: string; readonly shortId: string; readonly active: boolean },
): Promise<boolean> {
  return publish(context, { kind: 'staff', desk }, async (transaction) => {
    const known = await transaction.deskPerson.count({ where: { desk, shortId } });
    const { count } = await transaction.membership.updateMany({
      where: { desk, shortId, active: !active },
      data: { active },
    });
    return { changed: count > 0, answer: known > 0 };
  });
}
