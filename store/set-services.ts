import { recordAudit, type AuditBy } from './audit/record-audit';
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
    by,
  }: {
    readonly desk: string;
    readonly shortId: string;
    readonly services: readonly string[];
    readonly by?: AuditBy;
  },
): Promise<{ readonly personId: string; readonly onlyThese: boolean } | undefined> {
  return publish(context, { kind: 'staff', desk }, async (transaction, now) => {
    const held = { desk, shortId, role: 'specialist', active: true };
    const found = await transaction.membership.findFirst({
      where: held,
      include: { person: { select: { name: true } } },
    });
    if (found === null) return { changed: false, answer: undefined };
    await transaction.membership.updateMany({ where: held, data: { services: [...services] } });
    if (by !== undefined) {
      const subject = { kind: 'person', id: found.personId, name: found.person.name } as const;
      const [before, after] = [{ services: found.services }, { services }];
      await recordAudit(transaction, { desk, at: now, by, act: 'services-set', subject, before, after });
    }
    const others = await transaction.membership.count({
      where: { desk, shortId, active: true, role: { in: ['coordinator', 'manager', 'administrator'] } },
    });
    return { changed: true, answer: { personId: found.personId, onlyThese: services.length > 0 && others === 0 } };
  });
}
