import { publish } from './publish';
import type { StoreContext } from './store-context';

/**
 * Ends or takes up again all that a person is at a desk. What the person holds there is not touched: whoever asks gives it to
 * others.
 *
 * @returns the person; undefined where the desk has nobody under this short id
 */
export async function setActive(
  context: StoreContext,
  { desk, shortId, active }: { readonly desk: string; readonly shortId: string; readonly active: boolean },
): Promise<string | undefined> {
  return publish(context, { kind: 'staff', desk }, async (transaction) => {
    const person = await transaction.deskPerson.findUnique({ where: { desk_shortId: { desk, shortId } } });
    const { count } = await transaction.membership.updateMany({
      where: { desk, shortId, active: !active },
      data: { active },
    });
    return { changed: count > 0, answer: person?.personId };
  });
}
