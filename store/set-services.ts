import { publish } from './publish';
import type { StoreContext } from './store-context';

/**
 * Names the services that a specialist of a desk works for; none: all of them.
 *
 * @returns the person, and whether the person works for nothing else there; undefined where no specialist has this short id
 */
export async function setServices(
  context: StoreContext,
  {
    desk,
    shortId,
    services,
  }: { readonly desk: string; readonly shortId: string; readonly services: readonly string[] },
): Promise<{ readonly personId: string; readonly onlyThese: boolean } | undefined> {
  return publish(context, { kind: 'staff', desk }, async (transaction) => {
    const held = { desk, shortId, role: 'specialist', active: true };
    const found = await transaction.membership.findFirst({ where: held });
    if (found === null) return { changed: false, answer: undefined };
    await transaction.membership.updateMany({ where: held, data: { services: [...services] } });
    const others = await transaction.membership.count({
      where: { desk, shortId, active: true, role: { in: ['coordinator', 'manager', 'administrator'] } },
    });
    return { changed: true, answer: { personId: found.personId, onlyThese: services.length > 0 && others === 0 } };
  });
}
